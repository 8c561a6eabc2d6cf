import type { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/loopback.js';
import { createMockPerceptron, type MockHandler, type MockOptions } from './index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(handler: Parameters<typeof createServer>[1]) {
  const server = await listen(handler!);
  open.push(server);
  return server.url;
}

async function start(options: MockOptions = {}) {
  const mock = createMockPerceptron(options);
  const url = await serve(mock.handler);
  const post = (body: object, init: RequestInit = {}) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'perceptron-mk1', messages: [{ role: 'user', content: 'Hi' }], ...body }),
      ...init,
    });
  return { mock, url, post };
}

const stream = { stream: true };

describe('over loopback', () => {
  it('streams events one by one, UTF-8 whole', async () => {
    const { mock, post } = await start({ answers: 'Größe 😀\u2028 drei' });
    mock.hold();
    const response = await post(stream);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-trace-id')).toBe('mock-trace-1');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (part: string) => {
      while (!text.includes(part)) text += (await reader.read()).value;
    };
    await until('"role"');
    await Promise.all([mock.step(), until('Größe')]);
    expect(text).not.toContain('drei');
    mock.release();
    await until('data: [DONE]\n\n');
    expect(text).toContain('😀');
    expect((await reader.read()).done).toBe(true);
    await mock.requests[0]?.closed;
    expect(mock.requests[0]).toMatchObject({ state: 'finished', deltasSent: 3 });
  });

  it('answers whole, and with problems', async () => {
    const { post, mock } = await start({ answers: 'Yes.' });
    expect((await (await post({})).json()).choices[0].message.content).toBe('Yes.');
    const problem = await post({ temperature: 9 });
    expect([problem.status, (await problem.json()).error.param]).toEqual([400, 'temperature']);
    mock.failNext(504);
    expect(await (await post({})).text()).toContain('Gateway Time-out');
  });

  it('answers a preflight', async () => {
    const { url, mock } = await start();
    const headers = { 'access-control-request-headers': 'authorization,content-type' };
    const response = await fetch(`${url}/v1/chat/completions`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(mock.requests).toHaveLength(0);
  });

  it('refuses a body that is too large', async () => {
    const { post, mock } = await start();
    const response = await post({ messages: [{ role: 'user', content: 'x'.repeat(21 * 1024 * 1024) }] });
    expect(response.status).toBe(413);
    expect(mock.requests[0]?.body).toBeUndefined();
  });

  it('destroys the connection for a network failure and for a cut', async () => {
    const { mock, post } = await start({ answers: 'one two' });
    mock.failNext('network', { kind: 'cut', after: 1 });
    await expect(post(stream)).rejects.toBeInstanceOf(TypeError);
    const response = await post(stream);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const reading = (async () => {
      for (;;) text += (await reader.read()).value;
    })();
    await expect(reading).rejects.toBeInstanceOf(TypeError);
    expect(text).toContain('"one"');
    expect(mock.requests[1]?.state).toBe('failed');
  });

  it('stops when the client goes, before the headers and in the middle', async () => {
    const { mock, post } = await start({ answers: { text: 'one two', fault: 'stall' } });
    mock.failNext('slow_headers');
    const early = new AbortController();
    const waiting = post(stream, { signal: early.signal });
    await mock.received(1);
    early.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    const late = new AbortController();
    const response = await post(stream, { signal: late.signal });
    late.abort();
    await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
    for (const request of mock.requests) {
      await request.closed;
      expect(request.aborted).toBe(true);
    }
  });
});

describe('as a middleware', () => {
  it('leaves other paths to the next, and sees through a mount path', async () => {
    const mock = createMockPerceptron({ answers: 'Yes.' });
    const url = await serve((request, response) => {
      const mounted = Object.assign(request, {
        originalUrl: request.url,
        url: request.url?.replace('/v1', ''),
      });
      mock.handler(mounted, response, () => response.end('next'));
    });
    expect(await (await fetch(`${url}/src/models/x.ts`)).text()).toBe('next');
    expect((await (await fetch(`${url}/v1/models`)).json()).object).toBe('list');
  });

  it('takes the body that a parser has read', async () => {
    const mock = createMockPerceptron({ answers: 'Yes.' });
    const handler: MockHandler = mock.handler;
    const url = await serve(async (request, response) => {
      const parts: string[] = [];
      for await (const part of request) parts.push(String(part));
      handler(Object.assign(request, { body: JSON.parse(parts.join('')) }), response);
    });
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'perceptron-mk1', messages: [{ role: 'user', content: 'Parsed?' }] }),
    });
    expect(response.status).toBe(200);
    expect(mock.requests[0]?.prompt).toBe('Parsed?');
  });
});
