import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../test/loopback.js';
import { chunks, delta, done, finish, json, scriptedFetch } from '../../test/scriptedFetch.js';
import { failure } from '../../test/support/failure.js';
import { type CompletionEvent, createPerceptronClient } from './index.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };
const never = () => new Promise<never>(() => {});

describe('abort', () => {
  it.each(['complete', 'stream', 'models'] as const)('before the start sends nothing: %s', async (method) => {
    const fetch = scriptedFetch(json({}));
    const client = createPerceptronClient({ fetch });
    const signal = AbortSignal.abort();
    const call = {
      complete: () => client.complete(request, { signal }),
      stream: () => client.stream(request, { signal }).result(),
      models: () => client.models({ signal }),
    };
    expect(await failure(call[method]())).toMatchObject({ code: 'aborted', retryable: false });
    expect(fetch.requests).toHaveLength(0);
  });

  it('between stream() and its first use sends nothing, and still has a partial result', async () => {
    const fetch = scriptedFetch(json({}));
    const controller = new AbortController();
    const stream = createPerceptronClient({ fetch }).stream(request, { signal: controller.signal });
    controller.abort();
    const error = await failure(stream.result());
    expect(error).toMatchObject({ code: 'aborted', partial: { text: '', complete: false } });
    expect(fetch.requests).toHaveLength(0);
  });

  it('while the headers are asked for', async () => {
    const fetch = scriptedFetch(json({}));
    const controller = new AbortController();
    const headers = vi.fn(never);
    const answer = createPerceptronClient({ fetch, headers }).complete(request, {
      signal: controller.signal,
    });
    await expect.poll(() => headers).toHaveBeenCalled();
    controller.abort();
    expect((await failure(answer)).code).toBe('aborted');
    expect(fetch.requests).toHaveLength(0);
  });

  it('while a fetch that heeds no signal is under way, and closes what it brings later', async () => {
    let respond!: (response: Response) => void;
    const cancelled = vi.fn();
    const fetch = scriptedFetch(() => new Promise((resolve) => (respond = resolve)));
    const controller = new AbortController();
    const answer = createPerceptronClient({ fetch }).complete(request, { signal: controller.signal });
    await expect.poll(() => fetch.requests).toHaveLength(1);
    controller.abort();
    expect((await failure(answer)).code).toBe('aborted');
    respond(new Response(new ReadableStream({ cancel: cancelled })));
    await expect.poll(() => cancelled).toHaveBeenCalled();
  });

  it('while it waits to try again', async () => {
    const fetch = scriptedFetch(json({}, { status: 429, headers: { 'retry-after': '30' } }));
    const controller = new AbortController();
    const answer = createPerceptronClient({ fetch }).complete(request, { signal: controller.signal });
    await expect.poll(() => fetch.requests).toHaveLength(1);
    controller.abort();
    expect((await failure(answer)).code).toBe('aborted');
    expect(fetch.requests).toHaveLength(1);
  });

  it('between two events lets no further one through, though it has arrived', async () => {
    const onCancel = vi.fn();
    const fetch = scriptedFetch(
      chunks([delta({ content: 'one ' }) + delta({ content: 'two' }) + finish() + done], {
        end: 'hang',
        onCancel,
      }),
    );
    const controller = new AbortController();
    const stream = createPerceptronClient({ fetch }).stream(request, { signal: controller.signal });
    const events: CompletionEvent[] = [];
    const error = await failure(
      (async () => {
        for await (const event of stream) {
          events.push(event);
          controller.abort();
        }
      })(),
    );
    expect(events).toEqual([{ type: 'text', delta: 'one ' }]);
    expect(error).toMatchObject({ code: 'aborted', partial: { text: 'one ', complete: false } });
    expect(onCancel).toHaveBeenCalledOnce();
    await expect(stream.result()).rejects.toBe(error);
  });

  it('takes its listener off the signal', async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const client = createPerceptronClient({ fetch: scriptedFetch(chunks([finish() + done])) });
    await client.stream(request, { signal: controller.signal }).result();
    expect(add).toHaveBeenCalledOnce();
    expect(remove).toHaveBeenCalledOnce();
  });
});

describe('the connection', () => {
  /** A server whose answer never ends, and which knows when its client is gone. */
  async function serve(
    first: string,
    headers: Record<string, string> = { 'content-type': 'text/event-stream' },
  ) {
    const asked = vi.fn();
    const closed = vi.fn();
    const server = await listen((_, response) => {
      asked();
      response.writeHead(200, headers);
      response.write(first);
      void once(response, 'close').then(closed);
    });
    return {
      ...server,
      asked,
      closed,
      client: createPerceptronClient({ baseURL: server.url, maxRetries: 0 }),
    };
  }
  const hi = delta({ content: 'Hi' });

  it('closes after [DONE], even if the server keeps it open', async () => {
    const { client, closed, close } = await serve(hi + finish() + done);
    expect((await client.stream(request).result()).text).toBe('Hi');
    await expect.poll(() => closed).toHaveBeenCalled();
    await close();
  });

  describe('whose end comes after [DONE]', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    function answer() {
      const cancelled = vi.fn();
      let body!: ReadableStreamDefaultController<Uint8Array>;
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          body = controller;
          controller.enqueue(new TextEncoder().encode(hi + finish() + done));
        },
        cancel: cancelled,
      });
      const fetch = scriptedFetch(
        () => new Response(stream, { headers: { 'content-type': 'text/event-stream' } }),
      );
      return { cancelled, body, asked: createPerceptronClient({ fetch }).stream(request).result() };
    }

    it('is read to that end, and so stays for the next request', async () => {
      const { cancelled, body, asked } = answer();
      expect(await asked).toMatchObject({ text: 'Hi', complete: true });
      await vi.advanceTimersByTimeAsync(100);
      body.enqueue(new TextEncoder().encode(': bye\n\n'));
      body.close();
      await vi.advanceTimersByTimeAsync(0);
      expect(cancelled).not.toHaveBeenCalled();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('is closed when that end does not come soon', async () => {
      const { cancelled, asked } = answer();
      expect((await asked).text).toBe('Hi');
      await vi.advanceTimersByTimeAsync(249);
      expect(cancelled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(cancelled).toHaveBeenCalledOnce();
    });

    it('may fail meanwhile, which changes nothing', async () => {
      const { body, asked } = answer();
      expect((await asked).complete).toBe(true);
      body.error(new Error('reset'));
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  it('closes when the iteration is left', async () => {
    const { client, closed, close } = await serve(hi);
    const stream = client.stream(request);
    for await (const _ of stream) break;
    await expect.poll(() => closed).toHaveBeenCalled();
    expect(await failure(stream.result())).toMatchObject({ code: 'aborted', partial: { text: 'Hi' } });
    await close();
  });

  it('closes on abort in the middle', async () => {
    const { client, closed, close } = await serve(hi);
    const controller = new AbortController();
    const error = await failure(
      (async () => {
        for await (const _ of client.stream(request, { signal: controller.signal })) {
          queueMicrotask(() => controller.abort());
        }
      })(),
    );
    expect(error).toMatchObject({ code: 'aborted', partial: { text: 'Hi' } });
    await expect.poll(() => closed).toHaveBeenCalled();
    await close();
  });

  it('closes on abort of an answer that is not streamed', async () => {
    const { client, asked, closed, close } = await serve('{"choices":', {
      'content-type': 'application/json',
    });
    const controller = new AbortController();
    const answer = client.complete(request, { signal: controller.signal });
    await expect.poll(() => asked).toHaveBeenCalled();
    controller.abort();
    expect((await failure(answer)).code).toBe('aborted');
    await expect.poll(() => closed).toHaveBeenCalled();
    await close();
  });

  it('closes on an event that ends the stream as an error', async () => {
    const { client, closed, close } = await serve(`${hi}data: {broken\n\n`);
    expect((await failure(client.stream(request).result())).code).toBe('invalid_stream_chunk');
    await expect.poll(() => closed).toHaveBeenCalled();
    await close();
  });

  it('says what was cut when the server dies in the middle', async () => {
    const server = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-trace-id': 'trace-1' });
      response.write(hi, () => response.destroy());
    });
    const client = createPerceptronClient({ baseURL: server.url });
    const error = await failure(client.stream(request).result());
    expect(error).toMatchObject({
      code: 'stream_truncated',
      requestId: 'trace-1',
      partial: { text: 'Hi', requestId: 'trace-1' },
    });
    await server.close();
  });

  it('says that nobody listens', async () => {
    const server = await listen(() => {});
    await server.close();
    const client = createPerceptronClient({ baseURL: server.url, maxRetries: 0 });
    const error = await failure(client.complete(request));
    expect(error).toMatchObject({ code: 'network', retryable: true });
    expect(error.message).toContain('ECONNREFUSED');
  });
});
