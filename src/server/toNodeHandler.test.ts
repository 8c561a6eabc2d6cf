import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import * as http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listen } from '../../test/loopback.js';
import { failure } from '../../test/support/failure.js';
import { errorOf, KEY, proxyTo } from '../../test/support/proxy.js';
import { type CompletionRequest, createPerceptronClient } from '../api/index.js';
import { createMockPerceptron, type MockOptions } from '../testing/index.js';
import { createPerceptronProxy, type PerceptronProxyOptions, toNodeHandler } from './index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(handler: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = await listen(handler);
  open.push(server);
  return server.url;
}

/** Browser -> proxy -> API, each over loopback. */
async function start(mockOptions: MockOptions = {}, options: PerceptronProxyOptions = {}) {
  const mock = createMockPerceptron({ apiKeys: [KEY], ...mockOptions });
  const { proxy, reported } = proxyTo({ fetch }, { baseURL: await serve(mock.handler), ...options });
  const url = await serve(toNodeHandler(proxy));
  const baseURL = `${url}/api/perceptron`;
  const client = createPerceptronClient({ baseURL, maxRetries: 0 });
  const post = (body: string, init: RequestInit = {}) =>
    fetch(`${baseURL}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      ...init,
    });
  return { mock, url, baseURL, client, reported, post };
}

const question: CompletionRequest = { messages: [{ role: 'user', content: 'Hi' }] };
const streamed = JSON.stringify({ model: 'perceptron-mk1', stream: true, ...question });

describe('over loopback', () => {
  it('the client has answers, streams, models and errors', async () => {
    const { client, mock } = await start({ answers: 'Größe 😀 drei' });
    expect((await client.complete(question)).text).toBe('Größe 😀 drei');
    const answer = await client.stream(question).result();
    expect(answer).toMatchObject({ text: 'Größe 😀 drei', complete: true, requestId: 'mock-trace-2' });
    expect((await client.models()).length).toBeGreaterThan(0);
    mock.failNext({ status: 429, retryAfter: 4 });
    expect(await failure(client.complete(question))).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 4000,
      requestId: 'mock-trace-4',
    });
    mock.failNext({ kind: 'cut', after: 1 });
    expect(await failure(client.stream(question).result())).toMatchObject({ code: 'stream_truncated' });
    mock.failNext('network');
    expect(await failure(client.complete(question))).toMatchObject({ status: 502 });
  });

  it('each delta arrives before the next is sent', async () => {
    const { mock, post } = await start({ answers: 'one two three' });
    mock.hold();
    const response = await post(streamed);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (const [count, word] of ['"one"', '" two"', '" three"'].entries()) {
      expect(text).not.toContain(word);
      await mock.step();
      while (!text.includes(word)) text += (await reader.read()).value;
      expect(mock.requests[0]?.deltasSent).toBe(count + 1);
    }
    mock.release();
    while (!text.includes('[DONE]')) text += (await reader.read()).value;
    expect((await reader.read()).done).toBe(true);
    await mock.requests[0]?.closed;
    expect(mock.requests[0]?.state).toBe('finished');
  });

  it('a client that leaves stops the model, before the answer and in the middle', async () => {
    const { mock, post, reported } = await start({ answers: { text: 'one two', fault: 'stall' } });
    mock.failNext('slow_headers');
    const early = new AbortController();
    const waiting = post(streamed, { signal: early.signal });
    await mock.received(1);
    early.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    const late = new AbortController();
    const response = await post(streamed, { signal: late.signal });
    late.abort();
    await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
    for (const request of mock.requests) {
      await request.closed;
      expect(request.aborted).toBe(true);
    }
    expect(reported).toEqual([]);
  });

  it('a body that is too large gets its answer, said or not', async () => {
    const { mock, post } = await start({}, { maxBodyBytes: 1000 });
    const large = 'x'.repeat(3 * 1024 * 1024);
    expect(await errorOf(await post(large))).toMatchObject({ status: 413, code: 'request_too_large' });
    const body = new Blob([large]).stream();
    const unsaid = await post('', { body, duplex: 'half' } as RequestInit);
    expect(await errorOf(unsaid)).toMatchObject({ status: 413, code: 'request_too_large' });
    expect(mock.requests).toEqual([]);
  });

  it('the page of another site is refused', async () => {
    const { baseURL } = await start();
    const response = await fetch(`${baseURL}/v1/models`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await errorOf(response)).toMatchObject({ status: 403 });
  });
});

describe('what a handler gets', () => {
  /** The request that a handler gets, which answers with nothing. */
  async function received(
    ask: (url: string) => Promise<unknown>,
    prepare?: (request: IncomingMessage) => unknown,
  ) {
    let got: { request: Request; text: string } | undefined;
    const handler = toNodeHandler(async (request) => {
      got = { request, text: await request.text() };
      return new Response(null, { status: 204 });
    });
    const url = await serve(async (request, response) => {
      await prepare?.(request);
      await handler(request, response);
    });
    await ask(url);
    return { url, ...got! };
  }
  const json = (url: string) =>
    fetch(`${url}/a`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":"ö"}' });

  it('is method, headers, body and the whole URL', async () => {
    const { url, request, text } = await received(
      (at) => fetch(`${at}/x/y?z=1`, { method: 'PUT', body: 'Größe', headers: { 'x-a': '1' } }),
      (incoming) => Object.assign(incoming, { originalUrl: incoming.url, url: '/y?z=1' }),
    );
    expect([request.method, request.url, text]).toEqual(['PUT', `${url}/x/y?z=1`, 'Größe']);
    expect(request.headers.get('x-a')).toBe('1');
  });

  it.each<[string, (text: string) => unknown]>([
    ['JSON', JSON.parse],
    ['text', (text) => text],
    ['bytes', (text) => Buffer.from(text)],
  ])('is a body that a parser has left as %s', async (_, parsed) => {
    const { text } = await received(json, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      Object.assign(incoming, { body: parsed(Buffer.concat(chunks).toString()) });
    });
    expect(text).toBe('{"a":"ö"}');
  });

  it('is the body itself where a parser has read nothing and left {}', async () => {
    const { text } = await received(json, (incoming) => Object.assign(incoming, { body: {} }));
    expect(text).toBe('{"a":"ö"}');
  });

  it.each([
    ['evil.example/../x?', 'http://localhost/a'],
    ['app.example:8080', 'http://app.example:8080/a'],
    ['[::1]:3000', 'http://[::1]:3000/a'],
  ])('is a URL of the host %s only where it is one', async (host, expected) => {
    const { request } = await received(
      (url) => new Promise((resolve) => httpRequest(`${url}/a`, { headers: { host } }, resolve).end()),
    );
    expect(request.url).toBe(expected);
  });

  it('is the path of a request that names a host in full', async () => {
    const { request } = await received((url) => {
      const { port } = new URL(url);
      const path = 'http://evil.example/v1/models';
      return new Promise((resolve) =>
        httpRequest({ port, path, headers: { host: 'app.example' } }, resolve).end(),
      );
    });
    expect(request.url).toBe('http://app.example/v1/models');
  });

  it('is nothing where it cannot be a web request', async () => {
    const handler = vi.fn();
    const url = await serve(toNodeHandler(handler));
    const status = await new Promise((resolve) =>
      httpRequest(url, { method: 'TRACE' }, ({ statusCode }) => resolve(statusCode)).end(),
    );
    expect([status, handler.mock.calls]).toEqual([400, []]);
  });
});

describe('what a handler answers', () => {
  it('has its status, its headers and each of its cookies', async () => {
    const url = await serve(
      toNodeHandler(() => {
        const headers = new Headers({ 'x-a': '1' });
        headers.append('set-cookie', 'a=1; Path=/');
        headers.append('set-cookie', 'b=2');
        return new Response('Hi', { status: 418, headers });
      }),
    );
    const response = await fetch(url);
    expect([response.status, response.headers.get('x-a')]).toEqual([418, '1']);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect(await response.text()).toBe('Hi');
  });

  it('is 500 where it throws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const url = await serve(toNodeHandler(() => Promise.reject(new Error('secret'))));
    const response = await fetch(url);
    expect(await response.clone().text()).not.toContain('secret');
    expect(await errorOf(response)).toMatchObject({ status: 500, code: 'internal_error' });
    expect(log).toHaveBeenCalledOnce();
  });

  it('is made no faster than it is read, and no longer than anybody reads', async () => {
    const chunk = new Uint8Array(256 * 1024);
    let made = 0;
    let settled: Promise<void> | undefined;
    const cancelled = new Promise<void>((resolve) => {
      const handler = toNodeHandler(
        () =>
          new Response(
            new ReadableStream(
              {
                pull(controller) {
                  made++;
                  controller.enqueue(chunk);
                },
                cancel: () => resolve(),
              },
              { highWaterMark: 0 },
            ),
          ),
      );
      const server = createServer((request, response) => {
        settled = handler(request, response);
      });
      server.listen(0, '127.0.0.1', () => {
        open.push({
          close: async () => {
            server.closeAllConnections();
            server.close();
          },
        });
        const { port } = server.address() as AddressInfo;
        httpRequest({ port }, async (response) => {
          response.pause();
          // It stands still when the buffers on the way are full.
          let before = -1;
          await vi.waitFor(() => {
            const stands = made > 0 && made === before;
            before = made;
            expect(stands).toBe(true);
          });
          response.destroy();
        }).end();
      });
    });
    await cancelled;
    await settled;
    expect(made).toBeLessThan(1000);
  });

  it('is cancelled where the client has left before', async () => {
    const cancel = vi.fn();
    const signals: boolean[] = [];
    const handler = toNodeHandler(({ signal }) => {
      signals.push(signal.aborted);
      return new Response(new ReadableStream({ cancel }));
    });
    let settled: Promise<void> | undefined;
    const left = new Promise<void>((resolve) => {
      void serve((request, response) => {
        response.on('close', async () => {
          settled = handler(request, response);
          await settled;
          resolve();
        });
      }).then((url) => {
        const asking = httpRequest(url).on('error', () => {});
        asking.end(() => asking.destroy());
      });
    });
    await left;
    expect(signals).toEqual([true]);
    expect(cancel).toHaveBeenCalledOnce();
  });
});

it('serves HTTP/2', async () => {
  const mock = createMockPerceptron({ answers: 'one two', apiKeys: [KEY] });
  const proxy = createPerceptronProxy({ apiKey: KEY, fetch: mock.fetch });
  const server = http2.createServer(toNodeHandler(proxy));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const session = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const asking = session.request({
      ':method': 'POST',
      ':path': '/v1/chat/completions',
      'content-type': 'application/json',
    });
    let status: unknown;
    asking.on('response', (headers) => {
      status = headers[':status'];
    });
    asking.end(streamed);
    let text = '';
    for await (const chunk of asking) text += chunk;
    expect(status).toBe(200);
    expect(text).toContain('data: [DONE]');
  } finally {
    session.close();
    await new Promise((resolve) => server.close(resolve));
  }
});
