import { QueryClient } from '@tanstack/react-query';
import { act, render, waitFor } from '@testing-library/react';
import { createMockPerceptron } from 'perceptron-react/testing';
import { Activity, StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { createManualClient } from '../../test/support/manualClient.js';
import { PerceptronProvider } from './PerceptronProvider.js';
import { type UsePerceptronChatResult, usePerceptronChat } from './usePerceptronChat.js';

/** What is let go of is stopped, and forgotten, in a task of its own. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

describe('usePerceptronChat in an <Activity>', () => {
  it('goes on while it is hidden, and is the conversation that it was when it is shown again', async () => {
    const manual = createManualClient();
    const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
    let chat: UsePerceptronChatResult;
    function Chat() {
      chat = usePerceptronChat({ client: manual.client }, queryClient);
      return chat.messages.at(-1)?.text;
    }
    const ui = (mode: 'visible' | 'hidden') => (
      <StrictMode>
        <Activity mode={mode}>
          <Chat />
        </Activity>
      </StrictMode>
    );
    const { container, rerender, unmount } = render(ui('visible'));
    await act(async () => void chat.send('One'));
    await act(async () => rerender(ui('hidden')));
    await nextTask();
    expect(manual.last.signal?.aborted).toBe(false);
    manual.last.text('Whole.');
    manual.last.finish();
    await waitFor(() => expect(queryClient.isMutating()).toBe(0));
    await nextTask();
    await act(async () => rerender(ui('visible')));
    expect(container.textContent).toBe('Whole.');
    await act(async () => void chat.send('Two'));
    await act(async () => rerender(ui('hidden')));
    unmount();
    await waitFor(() => expect(manual.last.signal?.aborted).toBe(true));
  });

  it('asks with the token of the latest render also while it is hidden', async () => {
    const sent: unknown[] = [];
    const fetch = createMockPerceptron({ answers: 'Hello.' }).fetch;
    let chat: UsePerceptronChatResult;
    function Chat() {
      chat = usePerceptronChat();
      return null;
    }
    const ui = (token: string, mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <PerceptronProvider
          options={{
            headers: () => ({ 'x-token': token }),
            fetch: (url, init) => {
              sent.push(new Headers(init.headers).get('x-token'));
              return fetch(url, init);
            },
          }}
        >
          <Chat />
        </PerceptronProvider>
      </Activity>
    );
    const { rerender } = render(ui('first', 'visible'));
    await act(async () => rerender(ui('second', 'hidden')));
    await act(() => chat.send('Hi'));
    expect(sent).toEqual(['second']);
  });
});
