import {
  dehydrate,
  hydrate,
  MutationCache,
  onlineManager,
  QueryClient,
  useIsMutating,
} from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cached, setupChat, texts } from '../../test/support/chatHook.js';
import { createManualClient } from '../../test/support/manualClient.js';
import { PerceptronError } from '../api/index.js';
import { usePerceptronChat } from './usePerceptronChat.js';

afterEach(() => {
  vi.restoreAllMocks();
  onlineManager.setOnline(true);
});

describe('usePerceptronChat in React Query', () => {
  it('keeps the conversation in the cache, written when a turn begins and ends', async () => {
    const { manual, queryClient, result, send } = setupChat();
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

  it('keeps conversations of different query clients apart', async () => {
    const first = setupChat();
    const second = setupChat();
    await first.send('One');
    expect(first.result.current.messages).toHaveLength(2);
    expect(second.result.current.messages).toEqual([]);
    act(() => first.result.current.stop());
  });

  it('survives a round trip through JSON, in the middle of an answer too', async () => {
    const first = setupChat();
    await first.send('One');
    first.manual.last.text('1 <point mention="x"> (1,2) </point>');
    first.manual.last.finish({ usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 } });
    await waitFor(() => expect(first.result.current.status).toBe('idle'));
    await first.send('Two');
    const stored = JSON.parse(JSON.stringify(dehydrate(first.queryClient)));
    const queryClient = new QueryClient();
    hydrate(queryClient, stored);
    const second = setupChat({ id: 'a', initialMessages: [{ role: 'user', text: 'unused' }] }, queryClient);
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

  it('is empty, stops and goes on when the cache is cleared', async () => {
    const { manual, queryClient, result, send } = setupChat();
    await send('One');
    manual.last.text('1');
    await act(async () => queryClient.clear());
    await waitFor(() => expect(result.current).toMatchObject({ messages: [], status: 'idle' }));
    expect(manual.last.signal?.aborted).toBe(true);
    await send('Two');
    expect(texts(cached(queryClient))).toEqual(['Two', '']);
    manual.last.text('2');
    manual.last.finish();
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['Two', '2']));
    act(() => void queryClient.setQueryData(['perceptron', 'chat', 'a'], [{ role: 'user', text: 'Other' }]));
    await waitFor(() => expect(texts(result.current.messages)).toEqual(['Other']));
  });

  it('is a mutation to React Query', async () => {
    const callbacks = { onMutate: vi.fn(), onSuccess: vi.fn(), onError: vi.fn() };
    const queryClient = new QueryClient({ mutationCache: new MutationCache(callbacks) });
    const { manual, result, send, wrapper } = setupChat({ id: 'a' }, queryClient);
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
    const { manual, result, send, queryClient } = setupChat();
    onlineManager.setOnline(false);
    await send('One');
    expect(result.current).toMatchObject({ status: 'submitted', isPaused: true });
    expect(manual.calls).toHaveLength(0);
    act(() => result.current.stop());
    expect(result.current).toMatchObject({ status: 'idle', isPaused: false });
    expect(result.current.messages[1]?.status).toBe('stopped');
    await waitFor(() => expect(queryClient.isMutating()).toBe(0));
    await send('Two');
    expect(result.current.isPaused).toBe(true);
    onlineManager.setOnline(true);
    await waitFor(() => expect(manual.calls).toHaveLength(1));
    await waitFor(() => expect(result.current).toMatchObject({ status: 'submitted', isPaused: false }));
    manual.last.text('2');
    manual.last.finish();
    await waitFor(() => expect(result.current.messages.at(-1)?.text).toBe('2'));
  });

  it('is not paused by a scope in which the app lets one answer be given after the other', async () => {
    const queryClient = new QueryClient();
    queryClient.setMutationDefaults(['perceptron', 'chat'], { scope: { id: 'one by one' } });
    const first = setupChat({ id: 'a' }, queryClient);
    const second = setupChat({ id: 'b' }, queryClient);
    await first.send('One');
    await second.send('Two');
    expect(second.result.current).toMatchObject({ status: 'submitted', isPaused: false });
    expect(second.manual.calls).toHaveLength(0);
    act(() => first.result.current.stop());
    await waitFor(() => expect(second.manual.calls).toHaveLength(1));
    act(() => second.result.current.stop());
  });

  const lost = new PerceptronError('network', 'Failed to fetch.', { retryable: true });

  it('asks again when the network that was lost before the first word is back', async () => {
    const { manual, result, send } = setupChat();
    await send('One');
    await waitFor(() => expect(manual.calls).toHaveLength(1));
    onlineManager.setOnline(false);
    await act(async () => manual.last.fail(lost));
    expect(result.current).toMatchObject({ status: 'submitted', isPaused: true, error: null });
    onlineManager.setOnline(true);
    await waitFor(() => expect(manual.calls).toHaveLength(2));
    await waitFor(() => expect(result.current.isPaused).toBe(false));
    manual.last.text('1');
    await waitFor(() => expect(result.current.status).toBe('answering'));
    onlineManager.setOnline(false);
    // What has begun is not asked for again unseen.
    await act(async () => manual.last.fail(lost));
    expect(result.current).toMatchObject({ status: 'error', isPaused: false, error: lost });
  });

  it('may be stopped while it waits for a network that was lost', async () => {
    const { manual, result, send, queryClient } = setupChat();
    await send('One');
    await waitFor(() => expect(manual.calls).toHaveLength(1));
    onlineManager.setOnline(false);
    await act(async () => manual.last.fail(lost));
    act(() => result.current.stop());
    expect(result.current).toMatchObject({ status: 'idle', isPaused: false });
    await waitFor(() => expect(queryClient.isMutating()).toBe(0));
    onlineManager.setOnline(true);
    expect(manual.calls).toHaveLength(1);
  });

  it('fails at once for want of a network where the app says that it needs none', async () => {
    const defaultOptions = { mutations: { networkMode: 'always' } } as const;
    const { manual, result, send } = setupChat({ id: 'a' }, new QueryClient({ defaultOptions }));
    onlineManager.setOnline(false);
    await send('One');
    await waitFor(() => expect(manual.calls).toHaveLength(1));
    await act(async () => manual.last.fail(lost));
    expect(result.current).toMatchObject({ status: 'error', error: lost });
  });

  it('says what became of a question that waited for the network when its page was left', async () => {
    const before = setupChat();
    onlineManager.setOnline(false);
    await before.send('One');
    const onError = vi.fn();
    const queryClient = new QueryClient({ mutationCache: new MutationCache({ onError }) });
    queryClient.setMutationDefaults(['perceptron', 'chat'], { meta: { own: true } });
    const { result, manual } = setupChat({ id: 'a' }, queryClient);
    await act(async () => hydrate(queryClient, JSON.parse(JSON.stringify(dehydrate(before.queryClient)))));
    expect(queryClient.getMutationDefaults(['perceptron', 'chat', 'a'])).toMatchObject({
      meta: { own: true },
    });
    onlineManager.setOnline(true);
    await act(() => queryClient.resumePausedMutations());
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'aborted',
      message: expect.stringContaining('Ask it again'),
    });
    expect(result.current.messages.map(({ status }) => status)).toEqual(['complete', 'stopped']);
    expect(manual.calls).toHaveLength(0);
    act(() => before.result.current.stop());
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
});
