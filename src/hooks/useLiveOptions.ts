'use client';

import type { PerceptronClientOptions } from '../api/index.js';
import { useStableCallback } from './useStableCallback.js';

type AnyFunction = (...args: never[]) => unknown;
const functionIn = <Option>(option: Option) =>
  typeof option === 'function' ? (option as Extract<Option, AnyFunction>) : undefined;

/**
 * Options whose functions are always those of the latest render: what an app writes in line knows the token of that render.
 * To be read once: an option that is no function then stays as it is.
 */
export function useLiveOptions(options: PerceptronClientOptions | undefined) {
  const apiKey = useStableCallback(functionIn(options?.apiKey));
  const headers = useStableCallback(functionIn(options?.headers));
  const fetch = useStableCallback(
    functionIn(options?.fetch) ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init)),
  );
  return (
    options && {
      ...options,
      ...(functionIn(options.apiKey) && { apiKey }),
      ...(functionIn(options.headers) && { headers }),
      ...(functionIn(options.fetch) && { fetch }),
    }
  );
}
