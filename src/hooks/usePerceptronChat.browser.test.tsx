import {
  dehydrate,
  hydrate,
  MutationCache,
  onlineManager,
  QueryClient,
  QueryClientProvider,
  useIsMutating,
} from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createMockPerceptron } from 'perceptron-react/testing';
import { Profiler, type ReactNode, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { createManualClient } from '../../test/support/manualClient.js';
import { createPerceptronClient, PerceptronError } from '../api/index.js';
import type { ChatMessage } from '../state/chatTypes.js';
import { PerceptronProvider } from './PerceptronProvider.js';
import { type UsePerceptronChatOptions, usePerceptronChat } from './usePerceptronChat.js';

afterEach(() => {
  vi.restoreAllMocks();
  onlineManager.setOnline(true);
});

function setup(options: UsePerceptronChatOptions = { id: 'a' }, queryClient = new QueryClient()) {
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

const cached = (queryClient: QueryClient, id = 'a') =>
  queryClient.getQueryData<ChatMessage[]>(['perceptron', 'chat', id]);
const texts = (messages: readonly ChatMessage[] | undefined) => messages?.map(({ text }) => text);

describe('usePerceptronChat', () => {
  it('works in ten lines, with no other provider, against the mock of the API', async () => {
    const mock = createMockPerceptron({ answers: 'A cat <point mention="cat"> (1,2) </point>.' });
    function App() {
      const { messages, send, status } = usePerceptronChat();
      return (
        <button
          type="button"
          onClick={() => send({ text: 'Where?', media: ['https://example.com/cat.jpg'] })}
        >
          {status} {messages.map(({ grounding }) => grounding.text).join('|')}
        </button>
      );
    }
    const client = createPerceptronClient({ fetch: mock.fetch });
    render(
      <StrictMode>
        <PerceptronProvider client={client}>
          <App />
        </PerceptronProvider>
      </StrictMode>,
    );
    act(() => screen.getByRole('button', { name: 'idle' }).click());
    await waitFor(() => expect(screen.getByRole('button').textContent).toMatch(/^idle Where\?\|A cat/));
    expect(mock.requests).toHaveLength(1);
    expect(mock.requests[0]?.assets).toEqual([{ type: 'image', url: 'https://example.com/cat.jpg' }]);
  });

  it('makes its client from options', async () => {
    const mock = createMockPerceptron({ answers: 'Hello.' });
    const { result } = renderHook(() => usePerceptronChat(), {
      wrapper: ({ children }) => (
        <PerceptronProvider options={{ fetch: mock.fetch }}>{children}</PerceptronProvider>
      ),
    });
    act(() => void result.current.send('Hi'));
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['Hi', 'Hello.']));
  });

  it('keeps the conversation in the cache, written when a turn begins and ends', async () => {
    const { manual, queryClient, result, send } = setup();
    await send('One');
    expect(cached(queryClient)).toMatchObject([{ text: 'One' }, { text: '', status: 'submitted' }]);
    const submitted = cached(queryClient);
    manual.last.text('1', '2', '3');
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['One', '123']));
    expect(cached(queryClient)).toBe(submitted);
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('idle'));
    expect(cached(queryClient)).toEqual(result.current.messages);
    expect(cached(queryClient)?.[1]).toBe(result.current.messages[1]);
  });

  it('shares a conversation between components, also while it streams', async () => {
    const { manual, open, result, send } = setup();
    const other = open();
    const apart = open({ id: 'b' });
    await send('One');
    manual.last.text('half');
    await waitFor(() => expect(texts(other.result.current.messages)).toEqual(['One', 'half']));
    expect(other.result.current.messages).toBe(result.current.messages);
    expect(other.result.current.status).toBe('answering');
    act(() => other.result.current.stop());
    expect(result.current.messages[1]).toMatchObject({ status: 'stopped', text: 'half' });
    expect(apart.result.current.messages).toEqual([]);
  });

  it('gives components without an id a conversation of their own', async () => {
    const { manual, open, result, send } = setup({});
    const other = open({});
    await send('One');
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('idle'));
    expect(result.current.messages).toHaveLength(2);
    expect(other.result.current.messages).toEqual([]);
  });

  it('keeps conversations of different query clients apart', async () => {
    const first = setup();
    const second = setup();
    await first.send('One');
    expect(first.result.current.messages).toHaveLength(2);
    expect(second.result.current.messages).toEqual([]);
    act(() => first.result.current.stop());
  });

  it('fails with an error that can be cleared, and answers again', async () => {
    const onError = vi.fn();
    const onFinish = vi.fn();
    const { manual, result, send } = setup({ id: 'a', onError, onFinish });
    await send('One');
    manual.last.text('ha');
    const error = new PerceptronError('stream_truncated', 'The stream was cut.', { retryable: true });
    manual.last.fail(error);
    await waitFor(() => expect(result.current.status).toBe('error'));
    expect(result.current.error).toBe(error);
    expect(result.current.messages[1]).toMatchObject({
      status: 'error',
      text: 'ha',
      error: { code: error.code },
    });
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
    act(() => result.current.clearError());
    expect(result.current).toMatchObject({ status: 'idle', error: null });
    await act(async () => void result.current.regenerate());
    manual.last.text('whole');
    manual.last.finish();
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['One', 'whole']));
    await waitFor(() => expect(onFinish).toHaveBeenCalledTimes(2));
  });

  it('edits, replaces and clears', async () => {
    const { manual, result, send } = setup();
    await send('One');
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('idle'));
    const id = result.current.messages[0]?.id ?? '';
    await act(async () => void result.current.edit(id, 'Uno'));
    manual.last.text('1');
    manual.last.finish();
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['Uno', '1']));
    expect(result.current.messages[0]?.id).toBe(id);
    act(() => result.current.setMessages((messages) => messages.slice(0, 1)));
    expect(texts(result.current.messages)).toEqual(['Uno']);
    act(() => result.current.clear());
    expect(result.current.messages).toEqual([]);
  });

  it('loses and leaks nothing when sends follow fast', async () => {
    const { manual, result, queryClient } = setup();
    const ended: Promise<ChatMessage>[] = [];
    await act(async () => {
      for (let turn = 0; turn < 5; turn++) {
        ended.push(result.current.send(`Question ${turn}`));
        await Promise.resolve();
      }
    });
    await waitFor(() => expect(manual.calls.some(({ signal }) => !signal?.aborted)).toBe(true));
    expect(manual.calls.filter(({ signal }) => !signal?.aborted)).toHaveLength(1);
    manual.last.text('the answer');
    manual.last.finish();
    const answers = await act(() => Promise.all(ended));
    expect(answers.map(({ status }) => status)).toEqual([...Array(4).fill('stopped'), 'complete']);
    expect(result.current.messages).toHaveLength(10);
    expect(result.current.messages.at(-1)?.text).toBe('the answer');
    await waitFor(() => expect(queryClient.isMutating()).toBe(0));
  });

  it('stops when the last component that uses it unmounts, and keeps what arrived', async () => {
    const { manual, open, queryClient, send, unmount } = setup();
    const other = open();
    await send('One');
    manual.last.text('half <point> (1,2) </point>');
    await waitFor(() => expect(other.result.current.status).toBe('answering'));
    unmount();
    await new Promise((resolve) => setTimeout(resolve));
    expect(manual.last.signal?.aborted).toBe(false);
    other.unmount();
    await waitFor(() => expect(manual.last.signal?.aborted).toBe(true));
    expect(cached(queryClient)?.[1]).toMatchObject({
      status: 'stopped',
      text: 'half <point> (1,2) </point>',
    });
    expect(open().result.current.messages[1]?.grounding.shapes).toHaveLength(1);
  });

  it('follows its id', async () => {
    const { manual, result, rerender, send } = setup();
    await send('One');
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('idle'));
    const { send: sendBefore } = result.current;
    rerender({ id: 'b' });
    expect(result.current.messages).toEqual([]);
    expect(result.current.send).toBe(sendBefore);
    await send('Two');
    expect(texts(result.current.messages)).toEqual(['Two', '']);
    rerender({ id: 'a' });
    expect(texts(result.current.messages)).toEqual(['One', '']);
    expect(result.current.status).toBe('idle');
    await waitFor(() => expect(manual.last.signal?.aborted).toBe(true));
  });

  it('survives a round trip through JSON, in the middle of an answer too', async () => {
    const first = setup();
    await first.send('One');
    first.manual.last.text('1 <point mention="x"> (1,2) </point>');
    first.manual.last.finish({ usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 } });
    await waitFor(() => expect(first.result.current.status).toBe('idle'));
    await first.send('Two');
    const stored = JSON.parse(JSON.stringify(dehydrate(first.queryClient)));
    const queryClient = new QueryClient();
    hydrate(queryClient, stored);
    const second = setup({ id: 'a', initialMessages: [{ role: 'user', text: 'unused' }] }, queryClient);
    const { messages, status, error } = second.result.current;
    expect({ status, error }).toEqual({ status: 'idle', error: null });
    expect(messages.slice(0, 2)).toEqual(
      JSON.parse(JSON.stringify(first.result.current.messages.slice(0, 2))),
    );
    expect(messages[3]).toMatchObject({ role: 'assistant', status: 'stopped', text: '' });
    await second.send('Three');
    expect(second.manual.last.request.messages).toMatchObject([
      { content: 'One' },
      { role: 'assistant' },
      { content: 'Two' },
      { content: 'Three' },
    ]);
    act(() => first.result.current.stop());
  });

  it('begins with its initial messages', async () => {
    const { result, send } = setup({ id: 'a', initialMessages: [{ role: 'assistant', text: 'Ask me.' }] });
    expect(result.current.messages).toMatchObject([
      { role: 'assistant', text: 'Ask me.', status: 'complete' },
    ]);
    await send('One');
    expect(texts(result.current.messages)).toEqual(['Ask me.', 'One', '']);
    act(() => result.current.clear());
    expect(result.current.messages).toEqual([]);
  });

  it('is a mutation to React Query', async () => {
    const callbacks = { onMutate: vi.fn(), onSuccess: vi.fn(), onError: vi.fn() };
    const queryClient = new QueryClient({ mutationCache: new MutationCache(callbacks) });
    const { manual, result, send, wrapper } = setup({ id: 'a' }, queryClient);
    const mutating = renderHook(() => useIsMutating({ mutationKey: ['perceptron', 'chat', 'a'] }), {
      wrapper,
    });
    await send('One');
    await waitFor(() => expect(mutating.result.current).toBe(1));
    manual.last.text('1');
    manual.last.finish();
    await waitFor(() => expect(mutating.result.current).toBe(0));
    expect(callbacks.onSuccess.mock.calls[0]?.[0]).toEqual(result.current.messages[1]);
    expect(callbacks.onMutate.mock.calls[0]?.[0]).toEqual({
      trigger: 'send',
      messageId: result.current.messages[0]?.id,
      answerId: result.current.messages[1]?.id,
    });
    await send('Two');
    manual.last.fail(new PerceptronError('server_error', 'Oops.'));
    await waitFor(() => expect(callbacks.onError).toHaveBeenCalledOnce());
    expect(callbacks.onError.mock.calls[0]?.[0]).toMatchObject({ code: 'server_error' });
  });

  it('waits for the network, and may be stopped while it waits', async () => {
    const { manual, result, send, queryClient } = setup();
    onlineManager.setOnline(false);
    await send('One');
    expect(result.current.status).toBe('submitted');
    expect(manual.calls).toHaveLength(0);
    act(() => result.current.stop());
    expect(result.current.messages[1]?.status).toBe('stopped');
    await waitFor(() => expect(queryClient.isMutating()).toBe(0));
    await send('Two');
    onlineManager.setOnline(true);
    await waitFor(() => expect(manual.calls).toHaveLength(1));
    manual.last.text('2');
    manual.last.finish();
    await waitFor(() => expect(result.current.messages.at(-1)?.text).toBe('2'));
  });

  it('renders 10,000 deltas in no more commits than frames pass', async () => {
    const manual = createManualClient();
    let commits = 0;
    function App() {
      const { messages, status, send } = usePerceptronChat();
      return (
        <button type="button" onClick={() => send('Go')}>
          {status} {messages.at(-1)?.text.length}
        </button>
      );
    }
    render(
      <PerceptronProvider client={manual.client}>
        <Profiler id="app" onRender={() => commits++}>
          <App />
        </Profiler>
      </PerceptronProvider>,
    );
    let frames = 0;
    let counting = true;
    requestAnimationFrame(function count() {
      frames++;
      if (counting) requestAnimationFrame(count);
    });
    await act(async () => screen.getByRole('button').click());
    for (let burst = 0; burst < 200; burst++) {
      manual.last.text(...Array.from({ length: 50 }, () => 'word '));
      await new Promise((resolve) => setTimeout(resolve));
    }
    manual.last.finish();
    await waitFor(() => expect(screen.getByRole('button').textContent).toBe('idle 50000'));
    counting = false;
    expect(commits).toBeGreaterThan(3);
    expect(commits).toBeLessThanOrEqual(frames);
  });

  it('renders on a server, with what was hydrated or is given', () => {
    const { client } = createManualClient();
    const queryClient = new QueryClient();
    queryClient.setQueryData(['perceptron', 'chat', 'a'], [{ role: 'user', text: 'Stored' }]);
    const App = ({ id }: { id: string }) =>
      usePerceptronChat({ id, client, initialMessages: [{ role: 'user', text: 'Given' }] }, queryClient)
        .messages.map(({ id, text }) => `${id} ${text}`)
        .join();
    expect(renderToString(<App id="a" />)).toBe('message-0 Stored');
    expect(renderToString(<App id="b" />)).toBe('message-0 Given');
    queryClient.clear();
  });

  it('says what to do where there is no cache', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { client } = createManualClient();
    expect(() => renderHook(() => usePerceptronChat({ client }))).toThrow(/within <PerceptronProvider>/);
  });

  it('is typed', () => {
    type Result = ReturnType<typeof usePerceptronChat>;
    expectTypeOf<Result['status']>().toEqualTypeOf<
      'idle' | 'submitted' | 'thinking' | 'answering' | 'error'
    >();
    expectTypeOf<Result['send']>().returns.resolves.toEqualTypeOf<ChatMessage>();
    expectTypeOf<Result['error']>().toEqualTypeOf<PerceptronError | null>();
  });
});
