import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createMockPerceptron } from 'perceptron-react/testing';
import { Profiler, StrictMode } from 'react';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { cached, setupChat, texts } from '../../test/support/chatHook.js';
import { createManualClient } from '../../test/support/manualClient.js';
import { createPerceptronClient, PerceptronError } from '../api/index.js';
import type { ChatMessage } from '../state/chatTypes.js';
import { PerceptronProvider } from './PerceptronProvider.js';
import { usePerceptronChat } from './usePerceptronChat.js';

afterEach(() => {
  vi.restoreAllMocks();
});

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

  it('asks the functions among its options as they are by now: they know the token of the latest render', async () => {
    const mock = createMockPerceptron({ answers: 'Hello.' });
    const sent: unknown[] = [];
    let token = 'first';
    const { result, rerender } = renderHook(() => usePerceptronChat(), {
      wrapper: ({ children }) => {
        const current = token;
        return (
          <PerceptronProvider
            options={{
              headers: () => ({ 'x-token': current }),
              fetch: (url, init) => {
                sent.push([new Headers(init.headers).get('x-token'), current]);
                return mock.fetch(url, init);
              },
            }}
          >
            {children}
          </PerceptronProvider>
        );
      },
    });
    token = 'second';
    rerender();
    await act(() => result.current.send('Hi'));
    expect(sent).toEqual([['second', 'second']]);
  });

  it('shares a conversation between components, also while it streams', async () => {
    const { manual, open, result, send } = setupChat();
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
    const { manual, open, result, send } = setupChat({});
    const other = open({});
    await send('One');
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('idle'));
    expect(result.current.messages).toHaveLength(2);
    expect(other.result.current.messages).toEqual([]);
  });

  it('fails with an error that can be cleared, and answers again', async () => {
    const onError = vi.fn();
    const onFinish = vi.fn();
    const { manual, result, send } = setupChat({ id: 'a', onError, onFinish });
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

  it('tells the callbacks of the latest render of its conversation', async () => {
    const [first, second, other] = [0, 1, 2].map(() => ({ onError: vi.fn(), onFinish: vi.fn() }));
    const { manual, rerender, result, send } = setupChat({ id: 'a', ...first });
    await send('One');
    rerender({ id: 'a', ...second });
    manual.last.fail(new PerceptronError('server_error', 'Oops.'));
    await waitFor(() => expect(second!.onFinish).toHaveBeenCalledOnce());
    expect(second!.onError).toHaveBeenCalledOnce();
    await send('Two');
    rerender({ id: 'b', ...other });
    await waitFor(() => expect(second!.onFinish).toHaveBeenCalledTimes(2));
    expect(result.current.messages).toEqual([]);
    for (const callback of [first!, other!].flatMap(Object.values)) expect(callback).not.toHaveBeenCalled();
  });

  it('edits, replaces and clears', async () => {
    const { manual, result, send } = setupChat();
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
    const { manual, result, queryClient } = setupChat();
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
    const { manual, open, queryClient, send, unmount } = setupChat();
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
    const { manual, result, rerender, send } = setupChat();
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

  it('begins with its initial messages', async () => {
    const { result, send } = setupChat({
      id: 'a',
      initialMessages: [{ role: 'assistant', text: 'Ask me.' }],
    });
    expect(result.current.messages).toMatchObject([
      { role: 'assistant', text: 'Ask me.', status: 'complete' },
    ]);
    await send('One');
    expect(texts(result.current.messages)).toEqual(['Ask me.', 'One', '']);
    act(() => result.current.clear());
    expect(result.current.messages).toEqual([]);
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

  it('is typed', () => {
    type Result = ReturnType<typeof usePerceptronChat>;
    expectTypeOf<Result['status']>().toEqualTypeOf<
      'idle' | 'submitted' | 'thinking' | 'answering' | 'error'
    >();
    expectTypeOf<Result['send']>().returns.resolves.toEqualTypeOf<ChatMessage>();
    expectTypeOf<Result['error']>().toEqualTypeOf<PerceptronError | null>();
  });
});
