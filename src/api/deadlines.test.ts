import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunks, delta, done, finish, scriptedFetch } from '../../test/scriptedFetch.js';
import { failure } from '../../test/support/failure.js';
import { createPerceptronClient } from './index.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };
const never = () => new Promise<never>(() => {});

describe('deadlines', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settings = { timeoutMs: 1_000, stallTimeoutMs: 500 };
  const client = (...scripts: Parameters<typeof scriptedFetch>) =>
    createPerceptronClient({ ...settings, fetch: scriptedFetch(...scripts) });

  it('ends a request without an answer, and does not try again', async () => {
    const fetch = scriptedFetch(never);
    const answer = failure(createPerceptronClient({ ...settings, fetch }).complete(request));
    await vi.advanceTimersByTimeAsync(999);
    expect(fetch.requests[0]?.init.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toMatchObject({ code: 'timeout', retryable: true });
    expect(fetch.requests[0]?.init.signal?.aborted).toBe(true);
    expect(fetch.requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends an answer that begins but does not end', async () => {
    const answer = failure(client(chunks(['{"choices":'], { end: 'hang' })).complete(request));
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await answer).code).toBe('timeout');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a stream that falls silent, and keeps what arrived', async () => {
    const onCancel = vi.fn();
    const answer = failure(
      client(chunks([delta({ content: 'Hi' })], { end: 'hang', onCancel }))
        .stream(request)
        .result(),
    );
    await vi.advanceTimersByTimeAsync(500);
    expect(await answer).toMatchObject({
      code: 'timeout',
      retryable: false,
      partial: { text: 'Hi', complete: false },
    });
    expect(onCancel).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a stream that never says anything', async () => {
    const answer = failure(
      client(chunks([], { end: 'hang' }))
        .stream(request)
        .result(),
    );
    await vi.advanceTimersByTimeAsync(500);
    expect(await answer).toMatchObject({ code: 'timeout', retryable: true, partial: { text: '' } });
  });

  it('lets a stream run on as long as it says something', async () => {
    const encoder = new TextEncoder();
    const slow = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          async start(controller) {
            for (let i = 0; i < 10; i++) {
              controller.enqueue(encoder.encode(i % 2 ? ': wait\n\n' : delta({ content: `${i}` })));
              await new Promise((resolve) => setTimeout(resolve, 400));
            }
            controller.enqueue(encoder.encode(finish() + done));
          },
        }),
      );
    const answer = client(slow).stream(request).result();
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await answer).text).toBe('02468');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has none where it is set to 0', async () => {
    const fetch = scriptedFetch(never);
    void createPerceptronClient({ timeoutMs: 0, fetch }).complete(request);
    await vi.advanceTimersByTimeAsync(1e9);
    expect(fetch.requests[0]?.init.signal?.aborted).toBe(false);
  });
});
