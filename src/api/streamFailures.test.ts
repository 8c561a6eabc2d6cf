import { describe, expect, it } from 'vitest';
import { runStream } from '../../test/runStream.js';
import { chunks, delta, done, event, finish, json, type Script } from '../../test/scriptedFetch.js';
import type { PerceptronError } from './index.js';

const body = (text: string) => chunks([text]);

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
      'a list of errors',
      body(`${hi}data: [{"message":"Boom","code":400}]\n\n`),
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
    [
      'a list of JSON errors with status 200',
      json([{ detail: 'Boom', code: 'model_not_found' }]),
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
    const { error, completion } = await runStream(script);
    expect(error).toMatchObject(expected);
    expect(completion?.text).toBe(text);
    expect(completion?.complete ?? false).toBe(false);
  });

  it('says what the server said', async () => {
    const { error } = await runStream(
      failed({ message: '{"error":{"message":"The GPU is on fire"}}', type: null }),
    );
    expect(error?.message).toContain('The GPU is on fire');
    expect(
      (await runStream(() => new Response('<html><title>Log in</title><p>x</p></html>'))).error?.message,
    ).toContain('Log in');
  });

  // A quadratic reader takes hours over it; the limit is for a busy machine.
  it('reads a page of nothing but open titles in linear time', async () => {
    const { error } = await runStream(() => new Response('<title'.repeat(1_000_000)));
    expect(error).toMatchObject({ code: 'invalid_response' });
  });
});
