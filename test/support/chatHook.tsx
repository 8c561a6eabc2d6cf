import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { PerceptronProvider } from '../../src/hooks/PerceptronProvider.js';
import { type UsePerceptronChatOptions, usePerceptronChat } from '../../src/hooks/usePerceptronChat.js';
import type { ChatMessage } from '../../src/state/chatTypes.js';
import { createManualClient } from './manualClient.js';

/** A chat hook in StrictMode, whose answers the test writes. */
export function setupChat(options: UsePerceptronChatOptions = { id: 'a' }, queryClient = new QueryClient()) {
  const manual = createManualClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <PerceptronProvider client={manual.client}>{children}</PerceptronProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  const open = (props = options) =>
    renderHook((options: UsePerceptronChatOptions) => usePerceptronChat(options), {
      wrapper,
      initialProps: props,
    });
  const hook = open();
  const send = (input: Parameters<typeof hook.result.current.send>[0]) =>
    act(async () => void hook.result.current.send(input));
  return { manual, queryClient, wrapper, open, send, ...hook };
}

export const cached = (queryClient: QueryClient, id = 'a') =>
  queryClient.getQueryData<ChatMessage[]>(['perceptron', 'chat', id]);
export const texts = (messages: readonly ChatMessage[] | undefined) => messages?.map(({ text }) => text);
