import { describe, expect, it, vi } from 'vitest';
import { chunks, delta, done, finish, json, scriptedFetch } from '../../test/scriptedFetch.js';
import { type CompletionEvent, createPerceptronClient } from './index.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };
const script = chunks([delta({ content: 'a' }), delta({ content: 'b' }) + finish(), done]);
const expected: CompletionEvent[] = [
  { type: 'text', delta: 'a' },
  { type: 'text', delta: 'b' },
  { type: 'finish', finishReason: 'stop' },
];
const open = () => createPerceptronClient({ fetch: scriptedFetch(script), maxRetries: 0 }).stream(request);

async function all(stream: AsyncIterable<CompletionEvent>) {
  const events: CompletionEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe('a stream', () => {
  it('sends nothing before its first use', async () => {
    const fetch = scriptedFetch(script);
    const stream = createPerceptronClient({ fetch }).stream(request);
    await Promise.resolve();
    expect(fetch.requests).toHaveLength(0);
    await stream.result();
    await stream.result();
    expect(fetch.requests).toHaveLength(1);
  });

  it('may be iterated, then awaited', async () => {
    const stream = open();
    expect(await all(stream)).toEqual(expected);
    expect((await stream.result()).text).toBe('ab');
  });

  it('may be awaited, then iterated', async () => {
    const stream = open();
    expect((await stream.result()).text).toBe('ab');
    expect(await all(stream)).toEqual(expected);
  });

  it('may be iterated and awaited at once', async () => {
    const stream = open();
    const [{ text }, events] = await Promise.all([stream.result(), all(stream)]);
    expect([text, events]).toEqual(['ab', expected]);
  });

  it('may be awaited in the middle of its iteration', async () => {
    const stream = open();
    const events: CompletionEvent[] = [];
    for await (const event of stream) {
      events.push(event);
      expect((await stream.result()).text).toBe('ab');
    }
    expect(events).toEqual(expected);
  });

  it('answers requests for several events in order', async () => {
    const iterator = open()[Symbol.asyncIterator]();
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => iterator.next()));
    expect(results.map(({ value }) => value)).toEqual([...expected, undefined, undefined]);
  });

  it('is iterated once', async () => {
    const stream = open();
    await all(stream);
    await expect(all(stream)).rejects.toThrow(/iterated before/);
  });

  it('left before its first event sends nothing', async () => {
    const fetch = scriptedFetch(script);
    const stream = createPerceptronClient({ fetch }).stream(request);
    await stream[Symbol.asyncIterator]().return?.();
    await expect(stream.result()).rejects.toMatchObject({ code: 'aborted' });
    expect(fetch.requests).toHaveLength(0);
  });

  it('left while it waits for an event ends at once', async () => {
    const fetch = scriptedFetch(() => new Promise<never>(() => {}));
    const iterator = createPerceptronClient({ fetch }).stream(request)[Symbol.asyncIterator]();
    const next = iterator.next();
    await expect.poll(() => fetch.requests).toHaveLength(1);
    await expect(
      Promise.all([expect(next).rejects.toMatchObject({ code: 'aborted' }), iterator.return?.()]),
    ).resolves.toBeDefined();
    expect(fetch.requests[0]?.init.signal?.aborted).toBe(true);
  });

  it('that fails leaves no rejection unhandled, whichever of the two is used', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const client = createPerceptronClient({
      fetch: scriptedFetch(chunks([delta({ content: 'a' })])),
      maxRetries: 0,
    });
    await expect(all(client.stream(request))).rejects.toMatchObject({ code: 'stream_truncated' });
    await expect(client.stream(request).result()).rejects.toMatchObject({ code: 'stream_truncated' });
    for await (const _ of client.stream(request)) break;
    client.stream(request);
    void client.stream({ messages: [] });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('and complete() tell the same of the same body', async () => {
    const body = json({
      id: 'x',
      choices: [
        {
          index: 3,
          message: { content: [{ type: 'text', text: '<think>a</think>b' }], novel: 1 },
          finish_reason: 'stop',
        },
      ],
      novel: 2,
    });
    const client = createPerceptronClient({ fetch: scriptedFetch(body) });
    const [whole, streamed] = [await client.complete(request), await client.stream(request).result()];
    for (const completion of [whole, streamed]) {
      expect(completion).toMatchObject({
        id: 'x',
        text: 'b',
        reasoning: 'a',
        complete: true,
        raw: { novel: 2, choices: [{ message: { novel: 1 } }] },
      });
      expect(completion.timing.timeToFirstTokenMs).toBeUndefined();
    }
  });
});
