import { describe, expect, it, vi } from 'vitest';
import { failure } from '../../test/support/failure.js';
import { clientOf, KEY, proxyTo } from '../../test/support/proxy.js';
import type { CompletionRequest } from '../api/index.js';
import { createMockPerceptron, type Fault, type MockOptions } from '../testing/index.js';
import type { PerceptronProxyOptions } from './index.js';

const request: CompletionRequest = { messages: [{ role: 'user', content: 'Where is the bus?' }] };

function start(mockOptions: MockOptions = {}, options: PerceptronProxyOptions = {}) {
  const mock = createMockPerceptron({
    answers: {
      reasoning: 'Two decks.',
      text: 'The <point_box mention="bus"> (100,200) (300,400) </point_box> is red.',
    },
    apiKeys: [KEY],
    ...mockOptions,
  });
  const { proxy, reported } = proxyTo(mock, options);
  return { mock, proxy, reported, client: clientOf(proxy) };
}

describe('the client of the browser, through the proxy', () => {
  it('has whole answers, streams and models', async () => {
    const { client, mock } = start();
    const whole = await client.complete(request);
    expect(whole).toMatchObject({ complete: true, requestId: 'mock-trace-1', reasoning: 'Two decks.' });
    expect(whole.grounding.shapes).toMatchObject([{ kind: 'box', mention: 'bus', x1: 100 }]);
    const streamed = await client.stream(request).result();
    expect(streamed).toMatchObject({ text: whole.text, requestId: 'mock-trace-2', usage: whole.usage });
    expect((await client.models()).map(({ id }) => id)).toContain('perceptron-mk1');
    expect(mock.requests.map(({ stream, state }) => [stream, state])).toEqual([
      [false, 'finished'],
      [true, 'finished'],
      [false, 'finished'],
    ]);
  });

  it('has each delta before the next is sent', async () => {
    const { client, mock } = start({ answers: 'one two three' });
    mock.hold();
    const events = client.stream(request)[Symbol.asyncIterator]();
    const seen: string[] = [];
    const steps: Promise<void>[] = [];
    for (let count = 1; count <= 3; count++) {
      steps.push(mock.step());
      const { value } = await events.next();
      seen.push(value.delta);
      expect(mock.requests[0]?.deltasSent).toBe(count);
    }
    expect(seen).toEqual(['one', ' two', ' three']);
    mock.release();
    while (!(await events.next()).done);
    await Promise.all(steps);
    expect(mock.requests[0]?.state).toBe('finished');
  });

  it('keeps what arrived of a stream that is cut', async () => {
    const { client, mock, reported } = start({ answers: 'one two three' });
    mock.failNext({ kind: 'cut', after: 2 }, 'no_done', 'malformed', 'error_event');
    const errors = [];
    for (let count = 0; count < 4; count++) errors.push(await failure(client.stream(request).result()));
    expect(errors.map(({ code, partial, requestId }) => [code, partial?.text, requestId])).toEqual([
      ['stream_truncated', 'one two', 'mock-trace-1'],
      ['stream_truncated', 'one two three', 'mock-trace-2'],
      ['invalid_stream_chunk', 'one', 'mock-trace-3'],
      ['server_error', 'one', 'mock-trace-4'],
    ]);
    expect(reported).toMatchObject([{ code: 'network', status: 200, requestId: 'mock-trace-1' }]);
  });

  it('has the errors of the API as the API sent them', async () => {
    const { client, mock, reported } = start();
    const faults: Fault[] = [
      { status: 429, retryAfter: 7 },
      'quota',
      { status: 400, error: { message: 'No.', param: 'top_p', code: 'invalid_value' } },
      503,
      502,
    ];
    mock.failNext(...faults);
    const errors = [];
    for (const _ of faults) errors.push(await failure(client.complete(request)));
    expect(errors).toMatchObject([
      { code: 'rate_limited', status: 429, retryAfterMs: 7000, retryable: true, requestId: 'mock-trace-1' },
      { code: 'quota_exceeded', status: 429, retryable: false },
      { code: 'bad_request', status: 400, param: 'top_p', serverCode: 'invalid_value' },
      { code: 'server_error', status: 503, retryAfterMs: 1000, retryable: true },
      { code: 'server_error', status: 502, message: expect.stringContaining('Bad Gateway') },
    ]);
    expect(errors.map(({ serverType }) => serverType)).not.toContain('proxy_error');
    // What visitors cannot help.
    expect(reported.map(({ code, status }) => [code, status])).toEqual([
      ['quota_exceeded', 429],
      ['server_error', 503],
      ['server_error', 502],
    ]);
  });

  it('tries again as it would without a proxy', async () => {
    vi.useFakeTimers();
    try {
      const { proxy, mock } = start();
      mock.failNext({ status: 429, retryAfter: 2 }, 503);
      const answering = clientOf(proxy, { maxRetries: 2 }).complete(request);
      await vi.runAllTimersAsync();
      expect((await answering).complete).toBe(true);
      expect(mock.requests.map(({ status }) => status)).toEqual([429, 503, 200]);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [401, 'upstream_unauthorized', { apiKeys: ['another-key'] }, 'unauthorized'],
    [403, 'upstream_forbidden', { forbiddenKeys: [KEY] }, 'forbidden'],
  ])(
    'is not told %i where the API refuses the key of the server',
    async (status, serverCode, mockOptions, code) => {
      const { proxy, mock, reported } = start(mockOptions);
      // Were it worth another attempt, it would be made.
      const error = await failure(clientOf(proxy, { maxRetries: 2 }).complete(request));
      expect(error).toMatchObject({
        code: 'server_error',
        status: 500,
        serverCode,
        serverType: 'proxy_error',
        retryable: false,
        requestId: 'mock-trace-1',
      });
      expect(error.message).toBe(
        'The proxy answered 500: The API refused the key of the server, whose log says why.',
      );
      expect(mock.requests).toHaveLength(1);
      expect(reported).toMatchObject([{ code, status, requestId: 'mock-trace-1' }]);
    },
  );

  it('is told what its developer has to set', async () => {
    const { client } = start({}, { apiKey: '' });
    const error = await failure(client.complete(request));
    expect(error).toMatchObject({ code: 'server_error', serverCode: 'missing_api_key', retryable: false });
    expect(error.message).toContain('PERCEPTRON_API_KEY');
  });

  it.each<[string, PerceptronProxyOptions, Partial<Record<string, unknown>>]>([
    ['may not ask', { authorize: () => false }, { code: 'forbidden', serverCode: 'forbidden' }],
    ['asks another model', { models: ['x'] }, { code: 'not_found', param: 'model' }],
    ['asks too much', { maxBodyBytes: 10 }, { code: 'too_large', status: 413 }],
    ['has another place', { authorize: () => new Response(null, { status: 401 }) }, { code: 'unauthorized' }],
  ])('is told where it %s', async (_, options, expected) => {
    const { client } = start({}, options);
    expect(await failure(client.complete(request))).toMatchObject({ ...expected, retryable: false });
  });

  it('is told where the API cannot be reached', async () => {
    const { client, mock, reported } = start();
    mock.failNext('network');
    const error = await failure(client.complete(request));
    expect(error).toMatchObject({
      code: 'server_error',
      status: 502,
      serverCode: 'upstream_unreachable',
      retryable: true,
    });
    expect(error.message).toBe('The proxy answered 502: The proxy could not reach the API. Try again.');
    expect(reported).toMatchObject([{ code: 'network', message: expect.stringContaining('fetch failed') }]);
  });

  it('is told where the API takes too long', async () => {
    vi.useFakeTimers();
    try {
      const { client, mock, reported } = start({}, { timeoutMs: 5000 });
      mock.failNext('slow_headers');
      const failing = failure(client.stream(request).result());
      await mock.received(1);
      await vi.advanceTimersByTimeAsync(5000);
      expect(await failing).toMatchObject({
        code: 'server_error',
        status: 504,
        serverCode: 'upstream_timeout',
        retryable: true,
      });
      expect(mock.requests[0]?.aborted).toBe(true);
      expect(reported).toMatchObject([{ code: 'timeout', message: expect.stringContaining('5000 ms') }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('may take its time once the answer has begun', async () => {
    vi.useFakeTimers();
    try {
      const { client, mock } = start({ answers: 'one two' }, { timeoutMs: 5000 });
      mock.hold();
      const answering = client.stream(request).result();
      await mock.received(1);
      await vi.advanceTimersByTimeAsync(6000);
      mock.release();
      expect((await answering).text).toBe('one two');
    } finally {
      vi.useRealTimers();
    }
  });
});
