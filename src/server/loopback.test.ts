import * as http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { failure } from '../../test/support/failure.js';
import { errorOf, KEY, proxyTo } from '../../test/support/proxy.js';
import { serve } from '../../test/support/serve.js';
import { type CompletionRequest, createPerceptronClient } from '../api/index.js';
import { createMockPerceptron, type MockOptions } from '../testing/index.js';
import { createPerceptronProxy, type PerceptronProxyOptions, toNodeHandler } from './index.js';

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

  it('an answer that came compressed arrives as what it is', async () => {
    const baseURL = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('{"größe":1}'));
    });
    const { proxy } = proxyTo({ fetch }, { baseURL });
    const url = await serve(toNodeHandler(proxy));
    const response = await fetch(`${url}/v1/models`);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await response.json()).toEqual({ größe: 1 });
  });

  it('the page of another site is refused', async () => {
    const { baseURL } = await start();
    const response = await fetch(`${baseURL}/v1/models`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await errorOf(response)).toMatchObject({ status: 403 });
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
