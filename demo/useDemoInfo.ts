import { useQuery } from '@tanstack/react-query';
import type { DemoInfo } from './server/plugin.js';

/** Whether answers are scripted or come from the real API; undefined until the server has said so. */
export function useDemoInfo(): DemoInfo | undefined {
  const { data } = useQuery({
    queryKey: ['demo', 'info'],
    queryFn: async ({ signal }): Promise<DemoInfo> => (await fetch('/api/demo/info', { signal })).json(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
