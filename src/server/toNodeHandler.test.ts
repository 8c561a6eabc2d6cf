import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorOf } from '../../test/support/proxy.js';
import { serve } from '../../test/support/serve.js';
import { toNodeHandler } from './index.js';

afterEach(() => {
  vi.restoreAllMocks();
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

  it('begins before there is any of its body', async () => {
    const headers = { 'content-type': 'text/event-stream' };
    const url = await serve(toNodeHandler(() => new Response(new ReadableStream(), { headers })));
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await response.body?.cancel();
  });

  it('lets a client send all that it has, though nobody reads it', async () => {
    const url = await serve(
      toNodeHandler(async ({ body }) => {
        const reader = body!.getReader();
        await reader.read();
        await reader.cancel();
        return new Response('enough', { status: 413 });
      }),
    );
    const asking = httpRequest(url, { method: 'POST' });
    const sent = new Promise((resolve) => asking.on('finish', resolve));
    // Once all is sent the server may close while it still drops the rest, which the client then reports.
    const answered = new Promise((resolve, reject) => asking.on('response', resolve).on('error', reject));
    // More than the buffers on the way hold.
    asking.end(Buffer.alloc(64 * 1024 * 1024));
    expect(await answered).toMatchObject({ statusCode: 413 });
    await sent;
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
    let cancel = () => {};
    const cancelled = new Promise<void>((resolve) => {
      cancel = resolve;
    });
    const pull = (controller: ReadableStreamDefaultController) => {
      made++;
      controller.enqueue(chunk);
    };
    const handler = toNodeHandler(
      () => new Response(new ReadableStream({ pull, cancel }, { highWaterMark: 0 })),
    );
    let settled: Promise<void> | undefined;
    const url = await serve((request, response) => {
      settled = handler(request, response);
    });
    const response = await new Promise<IncomingMessage>((resolve) => httpRequest(url, resolve).end());
    response.pause();
    // It stands still when the buffers on the way are full.
    let before = 0;
    const standsStill = () => {
      const stood = made > 0 && made === before;
      before = made;
      return stood;
    };
    await expect.poll(standsStill).toBe(true);
    response.destroy();
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
