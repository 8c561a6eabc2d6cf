import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { chunks, delta, event, json, type Script, scriptedFetch } from '../../test/scriptedFetch.js';
import { createPerceptronClient, type PerceptronClientOptions, PerceptronError } from './index.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };
const failed = (body: unknown, status = 500, headers: Record<string, string> = {}): Script =>
  typeof body === 'string' ? () => new Response(body, { status, headers }) : json(body, { status, headers });

async function failure(
  script: Script,
  options: PerceptronClientOptions = {},
  stream = false,
): Promise<PerceptronError> {
  const client = createPerceptronClient({ fetch: scriptedFetch(script), maxRetries: 0, ...options });
  try {
    await (stream ? client.stream(request).result() : client.complete(request));
  } catch (error) {
    return error as PerceptronError;
  }
  return expect.unreachable('it should have failed');
}

describe('a status', () => {
  it.each([
    [400, 'bad_request', false],
    [401, 'unauthorized', false],
    [402, 'quota_exceeded', false],
    [403, 'forbidden', false],
    [404, 'not_found', false],
    [408, 'timeout', true],
    [413, 'too_large', false],
    [422, 'bad_request', false],
    [429, 'rate_limited', true],
    [500, 'server_error', true],
    [503, 'server_error', true],
    [304, 'invalid_response', false],
  ])('%i is %s', async (status, code, retryable) => {
    const script = failed(
      status === 304 ? null : { error: { message: 'Because' } },
      status === 304 ? 200 : status,
    );
    const error = await failure(status === 304 ? () => new Response(null, { status }) : script);
    expect(error).toBeInstanceOf(PerceptronError);
    expect(error).toMatchObject({ code, status, retryable, partial: undefined });
  });
});

describe('an error body', () => {
  const nested = JSON.stringify({ error: { message: 'Because', code: 'inner', type: 'upstream' } });
  it.each<[string, unknown, object]>([
    [
      'as documented',
      { error: { message: 'Because', type: 't', param: 'messages', code: 'c' } },
      { serverType: 't', serverCode: 'c', param: 'messages' },
    ],
    ['with a numeric code', { error: { message: 'Because', code: 42 } }, { serverCode: '42' }],
    [
      'with nulls',
      { error: { message: 'Because', type: null, param: null, code: null } },
      { serverType: undefined, serverCode: undefined, param: undefined },
    ],
    ['with a string for an error', { error: 'Because' }, {}],
    ['flat', { message: 'Because', code: 'c' }, { serverCode: 'c' }],
    ['flat, with detail', { detail: 'Because', code: 'c' }, { serverCode: 'c' }],
    [
      'FastAPI',
      { detail: [{ loc: ['body', 'messages', 0, 'role'], msg: 'Because', type: 'missing' }] },
      { param: 'messages[0].role', serverType: 'missing' },
    ],
    ['a list', [{ message: 'Because', code: 'c' }, { message: 'And' }], { serverCode: 'c' }],
    ['a list of errors', [{ error: { message: 'Because', code: 'c' } }], { serverCode: 'c' }],
    ['plain text', 'Because', {}],
    ['a JSON string', '"Because"', {}],
    [
      'HTML',
      '<!DOCTYPE html><html><head><title>Because</title><style>p{}</style></head><body><p>x</body>',
      {},
    ],
    [
      'HTML without a title',
      '<html><body><script>evil()</script><h1>Because</h1>\n<hr>nginx</body></html>',
      {},
    ],
    [
      'HTML of Express',
      '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Error</title></head><body><pre>Because&nbsp;so</pre>',
      {},
    ],
    [
      'JSON in the message',
      { error: { message: nested, type: null, code: null } },
      { serverCode: 'inner', serverType: 'upstream' },
    ],
    [
      'JSON in the message, inside what says more',
      { error: { message: '{"message":"Because"}', type: null, code: 'outer' } },
      { serverCode: 'outer' },
    ],
    [
      'JSON in the message, after words',
      { error: { message: `Upstream error: ${nested}`, type: null } },
      { serverCode: 'inner', serverType: 'upstream' },
    ],
    ['an object in the message', { message: { error: { message: 'Because' } } }, {}],
  ])('%s', async (_, body, expected) => {
    const error = await failure(failed(body, 400));
    expect(error).toMatchObject({ code: 'bad_request', ...expected });
    expect(error.message).toContain('Because');
    expect(error.message).not.toMatch(/[<{&]|evil/);
  });

  it.each(['', '   ', '{}', '[]', 'null', '0', '{"error":{}}', '<p></p>', '{"error":'])(
    '%j says nothing, and does no harm',
    async (body) => {
      expect(await failure(failed(body, 503))).toMatchObject({ code: 'server_error', status: 503 });
    },
  );

  it('is cut short where it is long, even without end', async () => {
    const error = await failure(failed('x'.repeat(100_000), 400));
    expect(error.message.length).toBeLessThan(1_000);
    const endless = () =>
      new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(9_999).fill(120)) }), {
        status: 400,
      });
    expect((await failure(endless)).code).toBe('bad_request');
  });

  it('may break off', async () => {
    const broken = () => new Response(chunksBody('Because'), { status: 502 });
    expect((await failure(broken)).message).toContain('Because');
  });

  it('may nest without end', async () => {
    let body: unknown = 'Because';
    for (let i = 0; i < 1_000; i++) body = { error: { message: body } };
    expect((await failure(failed(body, 400))).code).toBe('bad_request');
  });
});

function chunksBody(text: string): ReadableStream {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'));
      sent = true;
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}

describe('headers of a response', () => {
  it('give the request id and the wait', async () => {
    const error = await failure(failed({ error: {} }, 429, { 'x-trace-id': 'trace', 'retry-after': '90' }));
    expect(error).toMatchObject({ requestId: 'trace', retryAfterMs: 90_000 });
    const answer = json(
      { choices: [{ message: { content: null } }] },
      { headers: { 'x-trace-id': 'trace' } },
    );
    const client = createPerceptronClient({ fetch: scriptedFetch(answer) });
    expect(await client.complete(request)).toMatchObject({ requestId: 'trace', text: '', complete: false });
  });

  it('may be missing, as in a browser that may not read them', async () => {
    expect(await failure(failed({ error: {} }, 429))).toMatchObject({
      requestId: undefined,
      retryAfterMs: undefined,
    });
    const bare = (() => ({ status: 500, text: async () => 'Because' })) as unknown as Script;
    expect((await failure(bare)).message).toContain('Because');
  });
});

describe('a response that is none', () => {
  it.each<[string, Script]>([
    ['text', () => new Response('Hello')],
    ['nothing', () => new Response('')],
    ['JSON cut in two', () => new Response('{"choices":[')],
    ['JSON of another kind', json([1])],
    ['JSON without choices', json({ id: 'x' })],
    ['JSON with empty choices', json({ choices: [] })],
    ['no response', (() => undefined) as unknown as Script],
  ])('%s', async (_, script) => {
    expect(await failure(script)).toMatchObject({ code: 'invalid_response', retryable: false });
  });

  it('is a network error where the body breaks off', async () => {
    const broken = () => new Response(chunksBody('{"choices":'));
    expect(await failure(broken)).toMatchObject({ code: 'network', status: 200 });
  });

  it('is told when it is one that has been read before', async () => {
    const response = Response.json({ choices: [] });
    await response.text();
    const error = await failure(() => response);
    expect(error).toMatchObject({ code: 'invalid_response' });
    expect(error.message).toContain('read already');
  });
});

describe('the API key', () => {
  const key = 'pk-very-secret/key+1';
  const own = 'another-secret-value';
  const echo = (init: RequestInit) => JSON.stringify([...new Headers(init.headers)]);
  class Loud extends Error {
    constructor(readonly init: RequestInit) {
      super(`fetch failed with ${echo(init)}`, { cause: { message: echo(init), headers: init.headers } });
    }
  }
  const throwing: Script = (init) => Promise.reject(new Loud(init));

  it.each<[string, Script, string]>([
    ['network', throwing, 'network'],
    ['a thrown string', (init) => Promise.reject(echo(init)), 'network'],
    [
      'unauthorized',
      (init) =>
        failed(
          { error: { message: `Incorrect key ${echo(init)}`, code: key, type: key, param: own } },
          401,
        )(init),
      'unauthorized',
    ],
    ['HTML', (init) => failed(`<html>${echo(init)}</html>`, 502)(init), 'server_error'],
    ['invalid_response', (init) => new Response(`oops ${echo(init)}`), 'invalid_response'],
    [
      'invalid_stream_chunk',
      (init) => chunks([delta({ content: 'Hi' }), `data: ${echo(init)}\n\n`])(init),
      'invalid_stream_chunk',
    ],
    ['an error event', (init) => chunks([event({ error: { message: echo(init) } })])(init), 'server_error'],
    [
      'a cut',
      (init) => chunks([delta({ content: 'Hi' })], { end: new Loud(init) })(init),
      'stream_truncated',
    ],
  ])('is in no error: %s', async (_, script, code) => {
    const options = { apiKey: key, headers: { 'x-own-key': own } };
    const error = await failure(script, options, true);
    expect(error.code).toBe(code);
    const seen = [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      String(error.stack),
      String(error.cause),
    ].join();
    for (const secret of [key, own, encodeURIComponent(key)]) expect(seen).not.toContain(secret);
  });

  it('is in no error about a header that cannot be', async () => {
    const bad = `${key}\nx`;
    for (const options of [{ apiKey: bad }, { headers: { authorization: `Bearer ${bad}` } }]) {
      const error = await failure(json({}), options);
      expect(error).toMatchObject({ code: 'invalid_request', param: Object.keys(options)[0] });
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(key);
    }
  });

  it('may fail to come, which says so', async () => {
    const error = await failure(json({}), { apiKey: () => Promise.reject(new Error('no session')) });
    expect(error).toMatchObject({ code: 'invalid_request', param: 'apiKey' });
    expect(error.message).toContain('no session');
    const mine = new PerceptronError('unauthorized', 'Log in first.');
    expect(await failure(json({}), { headers: () => Promise.reject(mine) })).toBe(mine);
  });
});
