import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chunks,
  delta,
  done,
  event,
  finish,
  json,
  type Script,
  scriptedFetch,
} from '../../test/scriptedFetch.js';
import { type CompletionEvent, createPerceptronClient, PerceptronError } from './index.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };

function streamOf(script: Script) {
  return createPerceptronClient({ fetch: scriptedFetch(script), maxRetries: 0 }).stream(request);
}

/** Everything a stream does: its events, and its result or error. */
async function run(script: Script) {
  const stream = streamOf(script);
  const events: CompletionEvent[] = [];
  let error: PerceptronError | undefined;
  try {
    for await (const one of stream) events.push(one);
  } catch (thrown) {
    error = thrown as PerceptronError;
    expect(error).toBeInstanceOf(PerceptronError);
    await expect(stream.result()).rejects.toBe(error);
  }
  const completion = error ? error.partial : await stream.result();
  const joined = (type: string) =>
    events.map((e) => (e.type === type && 'delta' in e ? e.delta : '')).join('');
  // Whatever happens, what was said event by event is what the answer holds.
  if (completion) {
    expect(joined('text')).toBe(completion.text);
    expect(joined('reasoning')).toBe(completion.reasoning);
  }
  return { events, error, completion };
}

const body = (text: string) => chunks([text]);
const usage = (completion: number) => ({
  prompt_tokens: 5,
  completion_tokens: completion,
  total_tokens: 5 + completion,
});

describe('an answer that ends well', () => {
  const hi = delta({ content: 'Hi' });
  it.each<
    [
      string,
      Script,
      { text: string; reasoning?: string; finishReason?: string | null; complete?: boolean; usage?: number },
    ]
  >([
    ['plain', body(hi + finish() + done), { text: 'Hi' }],
    ['CRLF line ends', body((hi + finish() + done).replaceAll('\n', '\r\n')), { text: 'Hi' }],
    ['CR line ends', body((hi + finish() + done).replaceAll('\n', '\r')), { text: 'Hi' }],
    [
      'CR line ends on a connection that stays open',
      chunks([(hi + finish() + done).replaceAll('\n', '\r')], { end: 'hang' }),
      { text: 'Hi' },
    ],
    [
      'CRLF cut between its two halves',
      chunks([...(hi + finish() + done).replaceAll('\n', '\r\n').split(/(?<=\r)/)]),
      { text: 'Hi' },
    ],
    [
      'mixed line ends',
      body(`${hi.replaceAll('\n', '\r')}${finish().replaceAll('\n', '\r\n')}${done}`),
      { text: 'Hi' },
    ],
    ['no space after data:', body((hi + finish() + done).replaceAll('data: ', 'data:')), { text: 'Hi' }],
    [
      'keep-alives everywhere',
      body(`: hello\n\n${hi}:\n:ping\n\n${finish()}: bye\n\n${done}`),
      { text: 'Hi' },
    ],
    ['a BOM', body(`\uFEFF${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'a BOM cut in two',
      chunks([new Uint8Array([0xef]), new Uint8Array([0xbb, 0xbf]), hi + finish() + done]),
      { text: 'Hi' },
    ],
    ['blank lines first', body(`\n\n\n${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'id, event and retry fields',
      body(`retry: 10\nid: 7\nevent: message\n${hi}${finish()}${done}`),
      { text: 'Hi' },
    ],
    ['fields nobody knows', body(`foo: bar\nfoo\n${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'an event over several data lines',
      body(
        `data: {"choices":\ndata: [{"delta":{"content":"Hi"},\ndata: "finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: 'Hi' },
    ],
    ['empty events', body(`data:\n\ndata: \n\n${hi}${finish()}${done}`), { text: 'Hi' }],
    ['[DONE] with white space', body(`${hi}${finish()}data:  [DONE] \n\n`), { text: 'Hi' }],
    ['[DONE] without a blank line', body(`${hi}${finish()}data: [DONE]\n`), { text: 'Hi' }],
    ['[DONE] without a line end', body(`${hi}${finish()}data: [DONE]`), { text: 'Hi' }],
    [
      'data after [DONE]',
      body(`${hi}${finish()}${done}${delta({ content: 'late' })}data: {broken\n\n`),
      { text: 'Hi' },
    ],
    ['a failure after [DONE]', chunks([hi + finish() + done], { end: new Error('reset') }), { text: 'Hi' }],
    [
      'U+2028, U+2029 and U+0085 as content',
      body(
        `data: {"choices":[{"delta":{"content":"a\u2028b\u2029c\u0085d"},"finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: 'a\u2028b\u2029c\u0085d' },
    ],
    [
      'a surrogate pair over two deltas',
      body(
        `data: {"choices":[{"delta":{"content":"\\ud83d"}}]}\n\ndata: {"choices":[{"delta":{"content":"\\ude00"},"finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: '😀' },
    ],
    ['delta null', body(event({ choices: [{ delta: null }] }) + hi + finish() + done), { text: 'Hi' }],
    ['delta missing', body(event({ choices: [{ index: 0 }] }) + hi + finish() + done), { text: 'Hi' }],
    ['choices empty', body(event({ choices: [] }) + hi + finish() + done), { text: 'Hi' }],
    ['choices null', body(event({ choices: null }) + hi + finish() + done), { text: 'Hi' }],
    ['choices missing', body(event({ id: 'x' }) + hi + finish() + done), { text: 'Hi' }],
    ['choices of nonsense', body(event({ choices: [null, 3] }) + hi + finish() + done), { text: 'Hi' }],
    [
      'content null',
      body(delta({ role: 'assistant', content: null }) + hi + finish() + done),
      { text: 'Hi' },
    ],
    ['content a number', body(delta({ content: 4 }) + hi + finish() + done), { text: 'Hi' }],
    [
      'content of parts',
      body(delta({ content: [{ type: 'text', text: 'H' }, { type: 'x' }, 'i'] }) + finish() + done),
      { text: 'Hi' },
    ],
    [
      'error null',
      body(event({ error: null, choices: [{ delta: { content: 'Hi' } }] }) + finish() + done),
      { text: 'Hi' },
    ],
    [
      'a choice with index 1',
      body(event({ choices: [{ index: 1, delta: { content: 'Hi' }, finish_reason: 'stop' }] }) + done),
      { text: 'Hi' },
    ],
    [
      'two choices',
      body(
        event({
          choices: [
            { index: 0, delta: { content: 'H' } },
            { index: 1, delta: { content: 'x' } },
          ],
        }) +
          event({ choices: [{ index: 1, delta: { content: 'y' } }] }) +
          delta({ content: 'i' }) +
          finish() +
          done,
      ),
      { text: 'Hi' },
    ],
    [
      'a whole message in one chunk',
      body(event({ choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }] }) + done),
      { text: 'Hi' },
    ],
    [
      'reasoning_content',
      body(delta({ reasoning_content: 'Hm' }) + hi + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    ['reasoning', body(delta({ reasoning: 'Hm' }) + hi + finish() + done), { text: 'Hi', reasoning: 'Hm' }],
    [
      'both of them at once',
      body(delta({ reasoning: 'Hm', reasoning_content: 'Hm' }) + hi + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'thinking and text in one delta',
      body(delta({ content: 'Hi', reasoning_content: 'Hm' }) + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a think block',
      body(delta({ content: '<think>Hm</think>Hi' }) + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a think block in single characters',
      body(
        [...' \n<think>\nH < m\n</think>\n\nHi </think>'].map((content) => delta({ content })).join('') +
          finish() +
          done,
      ),
      { text: 'Hi </think>', reasoning: 'H < m' },
    ],
    [
      'a think block that is never closed',
      body(delta({ content: '<think>Hm </thi' }) + finish('length') + done),
      { text: '', reasoning: 'Hm </thi', finishReason: 'length', complete: false },
    ],
    [
      'no more than the beginning of a think tag',
      body(delta({ content: ' <thi' }) + finish() + done),
      { text: ' <thi' },
    ],
    [
      'a think block that is not at the head',
      body(delta({ content: 'Hi <think>x</think>' }) + finish() + done),
      { text: 'Hi <think>x</think>' },
    ],
    [
      'a tag that only begins like it',
      body(delta({ content: '<thinking>' }) + finish() + done),
      { text: '<thinking>' },
    ],
    [
      'usage with the finish',
      body(hi + event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage: usage(2) }) + done),
      { text: 'Hi', usage: 2 },
    ],
    [
      'usage after the finish',
      body(hi + finish() + event({ choices: [], usage: usage(2) }) + done),
      { text: 'Hi', usage: 2 },
    ],
    [
      'usage twice, then null',
      body(
        hi +
          event({ choices: [], usage: usage(1) }) +
          finish() +
          event({ choices: [], usage: usage(2) }) +
          event({ choices: [], usage: null }) +
          done,
      ),
      { text: 'Hi', usage: 2 },
    ],
    ['a finish reason, then null', body(hi + finish() + finish(null) + done), { text: 'Hi' }],
    [
      'finish reason tool_calls',
      body(hi + finish('tool_calls') + done),
      { text: 'Hi', finishReason: 'tool_calls' },
    ],
    [
      'finish reason interrupted',
      body(hi + finish('interrupted') + done),
      { text: 'Hi', finishReason: 'interrupted' },
    ],
    [
      'finish reason length',
      body(hi + finish('length') + done),
      { text: 'Hi', finishReason: 'length', complete: false },
    ],
    ['[DONE] without a finish reason', body(hi + done), { text: 'Hi', finishReason: null, complete: false }],
    ['nothing but [DONE]', body(done), { text: '', finishReason: null, complete: false }],
    [
      'JSON in place of a stream',
      json({
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: 'Hi', reasoning_content: 'Hm' },
            finish_reason: 'stop',
          },
        ],
        usage: usage(2),
      }),
      { text: 'Hi', reasoning: 'Hm', usage: 2 },
    ],
    [
      'JSON that calls itself a stream',
      body(
        `\n ${JSON.stringify({ choices: [{ message: { content: '<think>Hm</think> Hi' }, finish_reason: 'stop' }] })}`,
      ),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a stream that calls itself JSON',
      chunks([hi + finish() + done], { headers: { 'content-type': 'application/json' } }),
      { text: 'Hi' },
    ],
  ])('%s', async (_, script, expected) => {
    const { events, error, completion } = await run(script);
    expect(error).toBeUndefined();
    expect(completion).toMatchObject({
      text: expected.text,
      reasoning: expected.reasoning ?? '',
      finishReason: expected.finishReason === undefined ? 'stop' : expected.finishReason,
      complete: expected.complete ?? true,
    });
    expect(completion?.usage?.completionTokens).toBe(expected.usage);
    expect(completion?.grounding.source).toBe(expected.text);
    expect(events.at(-1)).toEqual({ type: 'finish', finishReason: completion?.finishReason });
    expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1);
  });
});

describe('an answer that ends badly', () => {
  const hi = delta({ content: 'Hi' });
  const failed = (error: unknown) => body(hi + event({ error }) + done);
  it.each<[string, Script, Partial<PerceptronError>, string | undefined]>([
    ['no [DONE]', body(hi), { code: 'stream_truncated' }, 'Hi'],
    ['no [DONE] after the finish', body(hi + finish()), { code: 'stream_truncated' }, 'Hi'],
    [
      'an event cut in two',
      body(`${hi}data: {"choices":[{"delta":{"cont`),
      { code: 'stream_truncated' },
      'Hi',
    ],
    [
      'an event without its blank line',
      body(hi + delta({ content: '!' }).trimEnd()),
      { code: 'stream_truncated' },
      'Hi!',
    ],
    ['a line cut after three letters', body(`${hi}dat`), { code: 'stream_truncated' }, 'Hi'],
    ['[DONE] cut in two', body(`${hi}data: [DON`), { code: 'stream_truncated' }, 'Hi'],
    [
      'a character cut in two',
      chunks([
        hi,
        new Uint8Array([...new TextEncoder().encode('data: {"choices":[{"delta":{"content":"'), 0xf0, 0x9f]),
      ]),
      { code: 'stream_truncated' },
      'Hi',
    ],
    [
      'a connection that breaks',
      chunks([hi], { end: new TypeError('terminated') }),
      { code: 'stream_truncated', retryable: false },
      'Hi',
    ],
    [
      'a connection that breaks after a keep-alive',
      chunks([': hi\n\n'], { end: new TypeError('terminated') }),
      { code: 'stream_truncated', retryable: true },
      '',
    ],
    [
      'a connection that breaks before anything',
      chunks([], { end: new TypeError('terminated') }),
      { code: 'network', retryable: true },
      undefined,
    ],
    ['nothing at all', body(''), { code: 'stream_truncated' }, ''],
    ['only keep-alives', body(': a\n\n: b\n\n'), { code: 'stream_truncated' }, ''],
    [
      'text held back as a possible tag',
      body(delta({ content: '<thin' })),
      { code: 'stream_truncated' },
      '<thin',
    ],
    [
      'an event that is not JSON',
      body(`${hi}data: {broken\n\n${finish()}${done}`),
      { code: 'invalid_stream_chunk' },
      'Hi',
    ],
    ['an event that is plain text', body(`${hi}data: oops\n\n`), { code: 'invalid_stream_chunk' }, 'Hi'],
    ['an event that is a list', body(`${hi}data: []\n\n`), { code: 'invalid_stream_chunk' }, 'Hi'],
    ['an event that is a number', body(`${hi}data: 1\n\n`), { code: 'invalid_stream_chunk' }, 'Hi'],
    ['an event that is null', body(`${hi}data: null\n\n`), { code: 'invalid_stream_chunk' }, 'Hi'],
    [
      'an error event',
      failed({ message: 'Boom', type: 'server_error', code: 'overloaded', param: null }),
      {
        code: 'server_error',
        status: 200,
        serverCode: 'overloaded',
        serverType: 'server_error',
        retryable: false,
      },
      'Hi',
    ],
    ['an error event of one string', failed('Boom'), { code: 'server_error' }, 'Hi'],
    ['an empty error event', failed({}), { code: 'server_error' }, 'Hi'],
    [
      'an error event with a status for a code',
      failed({ message: 'Boom', code: 429 }),
      { code: 'rate_limited', serverCode: '429' },
      'Hi',
    ],
    [
      'an error event about quota',
      failed({ message: 'Boom', type: 'insufficient_quota' }),
      { code: 'quota_exceeded', retryable: false },
      'Hi',
    ],
    [
      'an error event about the request',
      failed({ message: 'Boom', type: 'invalid_request_error' }),
      { code: 'bad_request' },
      'Hi',
    ],
    [
      'an error event with JSON in its message',
      failed({ message: '{"error":{"message":"Boom","code":"context_length_exceeded"}}', type: null }),
      { code: 'bad_request', serverCode: 'context_length_exceeded' },
      'Hi',
    ],
    [
      'an error event by its name',
      body(`${hi}event: error\ndata: {"message":"Boom"}\n\n`),
      { code: 'server_error' },
      'Hi',
    ],
    [
      'an error event by its name, as text',
      body(`${hi}event: error\ndata: Boom\n\n`),
      { code: 'server_error' },
      'Hi',
    ],
    [
      'a flat error event',
      body(`${hi}${event({ object: 'error', message: 'Boom', code: 400 })}`),
      { code: 'bad_request' },
      'Hi',
    ],
    [
      'an error beside a last delta',
      body(event({ choices: [{ delta: { content: 'Hi' } }], error: { message: 'Boom' } })),
      { code: 'server_error' },
      'Hi',
    ],
    [
      'an error event at once',
      body(event({ error: { message: 'Boom', code: 503 } })),
      { code: 'server_error', retryable: true },
      '',
    ],
    [
      'an error event without its blank line',
      body(`${hi}data: {"error":{"message":"Boom"}}`),
      { code: 'server_error' },
      'Hi',
    ],
    [
      'a JSON error with status 200',
      json({ error: { message: 'Boom', code: 'model_not_found' } }),
      { code: 'not_found' },
      '',
    ],
    ['JSON without choices', json({ ok: true }), { code: 'invalid_response' }, undefined],
    ['JSON cut in two', body('{"choices":[{"mess'), { code: 'invalid_response' }, undefined],
    [
      'an HTML page',
      () => new Response('<html><title>Log in</title></html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'invalid_response' },
      undefined,
    ],
    ['plain text', () => new Response('Hello'), { code: 'invalid_response' }, undefined],
  ])('%s', async (_, script, expected, text) => {
    const { error, completion } = await run(script);
    expect(error).toMatchObject(expected);
    expect(completion?.text).toBe(text);
    expect(completion?.complete ?? false).toBe(false);
  });

  it('says what the server said', async () => {
    const { error } = await run(
      failed({ message: '{"error":{"message":"The GPU is on fire"}}', type: null }),
    );
    expect(error?.message).toContain('The GPU is on fire');
    expect(
      (await run(() => new Response('<html><title>Log in</title><p>x</p></html>'))).error?.message,
    ).toContain('Log in');
  });
});

describe('chunking', () => {
  const recorded = [
    '\uFEFF: keep-alive\r\n\r\n',
    delta({ role: 'assistant', content: ' <think>日本' }),
    delta({ content: '語 \u2028</think>\n' }).replaceAll('\n', '\r'),
    delta({ content: 'Ein Kätzchen 🐈 <point mention="🐈"> (1,2) </point>' }).replaceAll('\n', '\r\n'),
    finish(),
    event({ choices: [], usage: usage(9) }),
    done,
  ].join('');
  const bytes = new TextEncoder().encode(recorded);
  const without = ({ timing: _, ...rest }: object & { timing?: unknown }) => rest;

  it('comes to the same wherever the body is cut', async () => {
    const whole = await streamOf(chunks([bytes])).result();
    expect(whole).toMatchObject({ reasoning: '日本語', usage: { completionTokens: 9 }, complete: true });
    expect(whole.grounding.shapes).toHaveLength(1);
    for (let at = 1; at < bytes.length; at++) {
      const cut = await streamOf(chunks([bytes.slice(0, at), bytes.slice(at)])).result();
      expect(without(cut), `cut at ${at}`).toEqual(without(whole));
    }
  });

  it('comes to the same however often the body is cut', async () => {
    const whole = await streamOf(chunks([bytes])).result();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, i) => bytes.slice(at[i], end));
        expect(without(await streamOf(chunks(pieces)).result())).toEqual(without(whole));
      }),
    );
  });

  it('keeps what arrived wherever the body ends', async () => {
    for (let at = 0; at < bytes.length - done.length; at += 3) {
      const { error, completion } = await run(chunks([bytes.slice(0, at)]));
      expect(error?.code, `ended at ${at}`).toBe('stream_truncated');
      expect('Ein Kätzchen 🐈 <point mention="🐈"> (1,2) </point>'.startsWith(completion!.text)).toBe(true);
    }
  });

  it('never fails in a way of its own, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('data: ', '\n', '\r', '{', '[DONE]', hiEvent)), {
          maxLength: 12,
        }),
        async (pieces) => {
          await run(chunks(pieces.filter((piece) => piece !== '')));
        },
      ),
    );
  });
});
const hiEvent = delta({ content: '<think>a</think>b' });

describe('the merged body', () => {
  it('looks like a response that was not streamed, with every unknown field', async () => {
    const call = (args: string, more: object = {}) => ({
      tool_calls: [{ index: 0, ...more, function: { arguments: args } }],
    });
    const { raw } = await streamOf(
      body(
        event({
          id: 'c',
          object: 'chat.completion.chunk',
          model: 'm',
          system_fingerprint: 'fp',
          choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: { content: [1] } }],
        }) +
          delta({ reasoning_content: 'H' }) +
          delta({ reasoning_content: 'm', novel: { a: 1 } }) +
          delta({ content: 'H' }, { logprobs: { content: [2] } }) +
          delta({ content: 'i' }, { speed: 'fast' }) +
          delta(call('{"a"', { id: 't', type: 'function' })) +
          delta(call(':1}')) +
          finish() +
          event({ choices: [], usage: { ...usage(2), cached: 1 }, x_extra: true }) +
          done,
      ),
    ).result();
    expect(raw).toEqual({
      id: 'c1',
      object: 'chat.completion',
      model: 'perceptron-mk1',
      system_fingerprint: 'fp',
      x_extra: true,
      usage: { ...usage(2), cached: 1 },
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          speed: 'fast',
          logprobs: { content: [1, 2] },
          message: {
            role: 'assistant',
            content: 'Hi',
            reasoning_content: 'Hm',
            novel: { a: 1 },
            tool_calls: [{ id: 't', type: 'function', function: { arguments: '{"a":1}' } }],
          },
        },
      ],
    });
  });
});

describe('time', () => {
  it('is told from the request on', async () => {
    const before = Date.now();
    const { timing } = await streamOf(
      body(delta({ reasoning_content: 'Hm' }) + delta({ content: 'Hi' }) + finish() + done),
    ).result();
    expect(timing.startedAt).toBeGreaterThanOrEqual(before);
    expect(timing.timeToFirstTokenMs).toBeGreaterThanOrEqual(0);
    expect(timing.totalMs).toBeGreaterThanOrEqual(timing.timeToFirstTokenMs! + timing.thinkingMs!);
  });
});
