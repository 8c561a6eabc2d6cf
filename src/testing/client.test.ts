import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/loopback.js';
import { createPerceptronClient, PerceptronError } from '../api/index.js';
import { createMockPerceptron, type Fault } from './index.js';

const mock = createMockPerceptron({
  apiKeys: ['sk-test'],
  answers: {
    reasoning: 'It has two decks.',
    text: 'A <point_box mention="bus"> (10,20) (300,400) </point_box> waits.',
  },
});

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(mock.handler);
});
afterAll(() => server.close());
beforeEach(() => mock.reset());

const request = { messages: [{ role: 'user' as const, content: 'What is this?' }] };
const now = { retryAfter: 0 };

describe.each([
  ['in process', () => ({ fetch: mock.fetch })],
  ['over loopback', () => ({ baseURL: server.url })],
])('this library’s client %s', (_, transport) => {
  const connect = (options: object = {}) =>
    createPerceptronClient({ apiKey: 'sk-test', maxRetries: 0, ...transport(), ...options });

  async function failure(fault: Fault): Promise<PerceptronError> {
    mock.failNext(fault);
    const error: unknown = await connect()
      .stream(request)
      .result()
      .catch((reason: unknown) => reason);
    if (error instanceof PerceptronError) return error;
    throw new Error(`Expected a PerceptronError, got ${String(error)}`);
  }

  it('reads the same answer streamed and whole', async () => {
    const streamed = await connect().stream(request).result();
    const whole = await connect().complete(request);
    for (const completion of [streamed, whole]) {
      expect(completion).toMatchObject({
        text: 'A <point_box mention="bus"> (10,20) (300,400) </point_box> waits.',
        reasoning: 'It has two decks.',
        finishReason: 'stop',
        complete: true,
      });
      expect(completion.grounding.shapes).toMatchObject([{ kind: 'box', mention: 'bus', x1: 10, y2: 400 }]);
      expect(completion.usage?.totalTokens).toBeGreaterThan(0);
    }
    expect(streamed.requestId).toBe(mock.requests[0]?.traceId);
  });

  it.each<[Fault, string, string]>([
    [{ kind: 'cut', after: 5 }, 'stream_truncated', 'A'],
    [{ kind: 'cut', after: 5, midLine: true }, 'stream_truncated', 'A'],
    [{ kind: 'no_done', after: 5 }, 'stream_truncated', 'A'],
    [{ kind: 'malformed', after: 5 }, 'invalid_stream_chunk', 'A'],
    [{ kind: 'error_event', after: 5 }, 'server_error', 'A'],
  ])('keeps what arrived before %o', async (fault, code, text) => {
    const error = await failure(fault);
    expect(error.code).toBe(code);
    expect(error.partial).toMatchObject({ text, reasoning: 'It has two decks.', complete: false });
  });

  it.each<[Fault, string]>([
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [413, 'too_large'],
    [429, 'rate_limited'],
    ['quota', 'quota_exceeded'],
    [502, 'server_error'],
    ['network', 'network'],
  ])('knows %o as %s', async (fault, code) => {
    expect((await failure(fault)).code).toBe(code);
  });

  it('retries what may pass', async () => {
    mock.failNext({ ...now, status: 429 }, { ...now, status: 503 });
    expect((await connect({ maxRetries: 2 }).complete(request)).complete).toBe(true);
    expect(mock.requests.map(({ status }) => status)).toEqual([429, 503, 200]);
  });

  it('closes the connection when aborted', async () => {
    mock.failNext({ kind: 'stall', after: 5 });
    const controller = new AbortController();
    const stream = connect().stream(request, { signal: controller.signal });
    const deltas: string[] = [];
    const reading = (async () => {
      for await (const event of stream) {
        if (event.type === 'text') deltas.push(event.delta);
        if (deltas.length === 1) controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
    await mock.requests[0]?.closed;
    expect(mock.requests[0]?.aborted).toBe(true);
  });

  it('lists the models', async () => {
    const models = await connect().models();
    const mk1 = models.find(({ id }) => id === 'perceptron-mk1');
    expect(mk1).toMatchObject({
      ownedBy: 'perceptron',
      maxOutputTokens: 8192,
      outputFormats: ['point', 'box', 'polygon', 'clip'],
    });
  });
});
