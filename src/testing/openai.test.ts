import OpenAI, {
  APIConnectionError,
  APIUserAbortError,
  AuthenticationError,
  InternalServerError,
  RateLimitError,
} from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/loopback.js';
import { createMockPerceptron } from './index.js';

const mock = createMockPerceptron({
  apiKeys: ['sk-test'],
  answers: {
    reasoning: 'It has two decks.',
    text: 'A <point_box mention="bus"> (10,20) (300,400) </point_box>.',
    usage: {
      promptTokens: 700,
      completionTokens: 20,
      raw: { prompt_tokens_details: { cached_tokens: 600 } },
    },
  },
});

let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(mock.handler);
});
afterAll(() => server.close());
beforeEach(() => mock.reset());

const transports = [
  ['in process', () => ({ baseURL: 'https://api.perceptron.inc/v1', fetch: mock.fetch })],
  ['over loopback', () => ({ baseURL: `${server.url}/v1` })],
] as const;

const request = {
  model: 'perceptron-mk1',
  messages: [{ role: 'user' as const, content: 'What is this?' }],
};

describe.each(transports)('the official openai client %s', (_, transport) => {
  const connect = (options: object = {}) =>
    new OpenAI({ apiKey: 'sk-test', maxRetries: 0, logLevel: 'off', ...transport(), ...options });

  it('reads an answer', async () => {
    const { data, response } = await connect().chat.completions.create(request).withResponse();
    expect(data.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: {
        role: 'assistant',
        content: 'A <point_box mention="bus"> (10,20) (300,400) </point_box>.',
        reasoning_content: 'It has two decks.',
      },
    });
    expect(data.usage).toMatchObject({ total_tokens: 720, prompt_tokens_details: { cached_tokens: 600 } });
    expect(response.headers.get('x-trace-id')).toBe(mock.requests[0]?.traceId);
  });

  it.each(['finish', 'trailing'] as const)('reads a stream with usage on the %s chunk', async (usageOn) => {
    mock.answer({
      reasoning: 'Two decks.',
      text: 'A bus.',
      usage: { promptTokens: 1, completionTokens: 2 },
      usageOn,
    });
    const stream = await connect().chat.completions.create({
      ...request,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let reasoning = '';
    let usage: unknown;
    let finish: unknown;
    for await (const chunk of stream) {
      const choice = chunk.choices[0];
      const delta: { content?: string | null; reasoning_content?: string } = choice?.delta ?? {};
      expect(delta.reasoning_content === undefined || text === '').toBe(true);
      text += delta.content ?? '';
      reasoning += delta.reasoning_content ?? '';
      usage = chunk.usage ?? usage;
      finish = choice?.finish_reason ?? finish;
    }
    expect({ text, reasoning, finish }).toEqual({ text: 'A bus.', reasoning: 'Two decks.', finish: 'stop' });
    expect(usage).toEqual({ prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 });
    await mock.requests[0]?.closed;
    expect(mock.requests[0]).toMatchObject({ state: 'finished', aborted: false });
  });

  it('accumulates a stream with its own helper', async () => {
    const completion = await connect().chat.completions.stream(request).finalChatCompletion();
    expect(completion.choices[0]?.message.content).toContain('point_box');
  });

  it('knows the errors for what they are', async () => {
    const ask = (client = connect()) => client.chat.completions.create(request);
    await expect(ask(connect({ apiKey: 'sk-other' }))).rejects.toBeInstanceOf(AuthenticationError);
    mock.failNext(429, 502, 'network');
    await expect(ask()).rejects.toBeInstanceOf(RateLimitError);
    await expect(ask()).rejects.toBeInstanceOf(InternalServerError);
    await expect(ask()).rejects.toBeInstanceOf(APIConnectionError);
    await expect(connect().chat.completions.create({ ...request, temperature: 3 })).rejects.toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param: 'temperature',
      code: 'invalid_value',
    });
    await expect(connect().chat.completions.create({ ...request, model: 'no' })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
  });

  it('retries when told to wait', async () => {
    mock.failNext({ status: 503, retryAfter: 0 }, { status: 429, retryAfter: 0 });
    const client = connect({ maxRetries: 2 });
    const completion = await client.chat.completions.create(request);
    expect(completion.choices[0]?.finish_reason).toBe('stop');
    expect(mock.requests.map(({ status }) => status)).toEqual([503, 429, 200]);
  });

  it.each([
    ['an error event', { kind: 'error_event', error: { message: 'GPU lost' } }, /GPU lost/],
    ['a malformed event', 'malformed', /JSON/],
    ['a cut', 'cut', /terminated/],
  ] as const)('fails on %s in a stream', async (_name, fault, message) => {
    mock.failNext(fault);
    const stream = await connect().chat.completions.create({ ...request, stream: true });
    let chunks = 0;
    const reading = (async () => {
      for await (const _chunk of stream) chunks++;
    })();
    await expect(reading).rejects.toThrow(message);
    expect(chunks).toBeGreaterThanOrEqual(2);
  });

  it('aborts', async () => {
    mock.failNext('slow_headers');
    const controller = new AbortController();
    const pending = connect().chat.completions.create(request, { signal: controller.signal });
    const received = await mock.received();
    controller.abort();
    await expect(pending).rejects.toBeInstanceOf(APIUserAbortError);
    await received.closed;
    expect(received.aborted).toBe(true);
  });

  it('lists models', async () => {
    const client = connect();
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toContain('isaac-0.2-2b-preview');
    expect((await client.models.retrieve('perceptron-mk1')).owned_by).toBe('perceptron');
  });
});
