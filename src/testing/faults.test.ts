import { describe, expect, it, vi } from 'vitest';
import { createMockPerceptron, type Fault, type MockPerceptron } from './index.js';

function ask(mock: MockPerceptron, stream = true, init: RequestInit = {}) {
  const body = { model: 'perceptron-mk1', messages: [{ role: 'user', content: 'Hi' }], stream };
  const headers = { 'content-type': 'application/json' };
  return mock.fetch('/v1/chat/completions', { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

/** What arrives of an answer, and the error that ended it. */
async function readAll(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text };
      text += value;
    }
  } catch (error) {
    return { text, error };
  }
}

const contents = (text: string) => [...text.matchAll(/"content":"([^"]+)"/g)].map(([, piece]) => piece);

async function streamed(fault: Fault) {
  const mock = createMockPerceptron({ answers: { text: 'one two three', fault } });
  const response = await ask(mock);
  return { mock, response, ...(await readAll(response)) };
}

async function unstreamed(fault: Fault) {
  const response = await ask(createMockPerceptron({ answers: { text: 'one two three', fault } }), false);
  return { response, ...(await readAll(response)) };
}

describe('statuses', () => {
  it.each([
    [400, 'invalid_request_error', null],
    [401, 'authentication_error', 'invalid_api_key'],
    [403, 'permission_error', 'forbidden'],
    [404, 'not_found_error', 'not_found'],
    [413, 'invalid_request_error', 'request_too_large'],
    [422, 'invalid_request_error', 'unprocessable'],
    [429, 'rate_limit_error', 'rate_limit_exceeded'],
    [500, 'server_error', 'internal_error'],
    [503, 'server_error', 'overloaded'],
  ])('%i has the documented body', async (status, type, code) => {
    const { response, text } = await streamed(status);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-trace-id')).toBe('mock-trace-1');
    expect(response.headers.get('retry-after')).toBe(status === 429 || status === 503 ? '1' : null);
    expect(JSON.parse(text)).toEqual({ error: { message: expect.any(String), type, param: null, code } });
  });

  it.each([502, 504])('%i comes as a page of the gateway', async (status) => {
    const { response, text } = await streamed(status);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(text).toContain(`<h1>${status}`);
  });

  it('take a body, a Retry-After and an error of the test', async () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    const dated = await streamed({ status: 503, retryAfter: date, body: [{ detail: 'x' }] });
    expect(dated.response.headers.get('retry-after')).toBe(date);
    expect(dated.text).toBe('[{"detail":"x"}]');
    const worded = await streamed({
      kind: 'status',
      status: 502,
      error: { message: 'upstream', type: null },
    });
    expect(JSON.parse(worded.text).error).toMatchObject({ message: 'upstream', type: null });
    expect((await streamed({ status: 500, body: 'oops' })).text).toBe('oops');
  });

  it('say what the API says where their error is undefined', async () => {
    const mock = createMockPerceptron();
    mock.failNext({ status: 401, error: { message: undefined, param: 'key' } });
    const { error } = await (await ask(mock)).json();
    expect(error).toMatchObject({ message: 'No valid API key was sent.', param: 'key' });
  });

  it('spent credits are a 429 that is not worth a retry', async () => {
    const { response, text } = await streamed('quota');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBeNull();
    expect(JSON.parse(text).error).toMatchObject({ type: 'insufficient_quota', code: 'insufficient_quota' });
  });
});

describe('connections', () => {
  it('that fail reject as fetch does', async () => {
    const mock = createMockPerceptron();
    mock.failNext('network');
    await expect(ask(mock)).rejects.toBeInstanceOf(TypeError);
    expect(mock.requests[0]).toMatchObject({ state: 'failed', status: undefined });
  });

  it('with slow headers answer after all', async () => {
    vi.useFakeTimers();
    const mock = createMockPerceptron({ answers: 'one' });
    mock.failNext({ kind: 'slow_headers', delayMs: 5000 });
    const response = ask(mock, false);
    await mock.received();
    await vi.advanceTimersByTimeAsync(4999);
    expect(mock.requests[0]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect((await response).status).toBe(200);
  });

  it.each([0, 1, 2, 3])('cut after %i deltas bring exactly those', async (after) => {
    const { text, error, mock } = await streamed({ kind: 'cut', after });
    expect(contents(text)).toEqual(['one', ' two', ' three'].slice(0, after));
    expect(error).toBeInstanceOf(TypeError);
    expect(text).not.toContain('finish_reason":"stop');
    expect(mock.requests[0]?.state).toBe('failed');
  });

  it('cut in the middle of a line leave half an event', async () => {
    const { text, error } = await streamed({ kind: 'cut', after: 2, midLine: true });
    expect(contents(text)).toEqual(['one', ' two']);
    expect(text).toMatch(/data: \{[^\n]+$/);
    expect(error).toBeInstanceOf(TypeError);
  });

  it('that stall stay open until the client leaves', async () => {
    const mock = createMockPerceptron({ answers: 'one two three' });
    mock.failNext({ kind: 'stall', after: 2 });
    const controller = new AbortController();
    const reading = readAll(await ask(mock, true, { signal: controller.signal }));
    await expect.poll(() => mock.requests[0]?.deltasSent).toBe(2);
    expect(mock.requests[0]?.state).toBe('open');
    controller.abort();
    const { error } = await reading;
    expect(error).toMatchObject({ name: 'AbortError' });
    await mock.requests[0]?.closed;
    expect(mock.requests[0]?.aborted).toBe(true);
  });
});

describe('streams', () => {
  it('with a malformed event go on after it', async () => {
    const { text, error } = await streamed('malformed');
    expect(error).toBeUndefined();
    const bad = text.split('\n\n').filter((event) => /^data: \{/.test(event) && !event.endsWith('}'));
    expect(bad).toHaveLength(1);
    expect(text.indexOf(bad[0]!)).toBeGreaterThan(text.indexOf('"one"'));
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('with an error event end there, with status 200', async () => {
    const { text, response } = await streamed({
      kind: 'error_event',
      after: 2,
      error: { message: 'GPU lost' },
    });
    expect(response.status).toBe(200);
    expect(contents(text)).toEqual(['one', ' two']);
    expect(JSON.parse(text.split('\n\n').at(-2)!.slice(6)).error).toMatchObject({ message: 'GPU lost' });
  });

  it('may lack [DONE], at the end or before', async () => {
    const atEnd = await streamed('no_done');
    expect(atEnd.text).toContain('"finish_reason":"stop"');
    expect(atEnd.text).not.toContain('[DONE]');
    const before = await streamed({ kind: 'no_done', after: 1 });
    expect(contents(before.text)).toEqual(['one']);
    expect(before.error).toBeUndefined();
  });

  it('may lack a finish reason', async () => {
    for (const fault of ['no_finish', { kind: 'no_finish', after: 2 }] as const) {
      const { text } = await streamed(fault);
      expect(text).not.toContain('"stop"');
      expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    }
  });

  it('may come as one body', async () => {
    const { text, response } = await streamed('not_streamed');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(text).choices[0].message.content).toBe('one two three');
  });
});

describe('unstreamed answers', () => {
  it('are cut or malformed in the middle of their body', async () => {
    const cut = await unstreamed('cut');
    expect(cut.error).toBeInstanceOf(TypeError);
    const malformed = await unstreamed('malformed');
    expect(malformed.error).toBeUndefined();
    for (const { text } of [cut, malformed]) expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('turn an error event into an error', async () => {
    const { response, text } = await unstreamed({ kind: 'error_event', error: { message: 'GPU lost' } });
    expect(response.status).toBe(500);
    expect(JSON.parse(text).error.message).toBe('GPU lost');
  });
});

describe('failNext', () => {
  it('hits one request a fault, and only those of its route', async () => {
    const mock = createMockPerceptron({ answers: 'fine' });
    mock.failNext(503, 429, { status: 500, route: 'models' });
    expect((await mock.fetch('/v1/models')).status).toBe(500);
    expect((await mock.fetch('/v1/models')).status).toBe(200);
    const statuses = [(await ask(mock)).status, (await ask(mock)).status, (await ask(mock)).status];
    expect(statuses).toEqual([503, 429, 200]);
  });

  it('is forgotten by reset', async () => {
    const mock = createMockPerceptron();
    mock.failNext(500);
    mock.reset();
    expect((await ask(mock)).status).toBe(200);
  });
});
