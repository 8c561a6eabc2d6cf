import { describe, expect, it, vi } from 'vitest';
import { chat, errorOf, KEY, MODELS, proxyTo } from '../../test/support/proxy.js';
import { createMockPerceptron } from '../testing/index.js';
import { errorResponse, type PerceptronProxyOptions } from './index.js';

const start = (options: PerceptronProxyOptions = {}) => {
  const mock = createMockPerceptron({ answers: 'Yes.', apiKeys: [KEY] });
  return { mock, ...proxyTo(mock, options) };
};

describe('authorize', () => {
  it('sees the request, and lets it pass with true only', async () => {
    const authorize = vi.fn(async (request: Request) => request.headers.get('cookie') === 'session=1');
    const { proxy, mock, reported } = start({ authorize });
    expect((await proxy(chat({}, { headers: { cookie: 'session=1' } }))).status).toBe(200);
    expect(await errorOf(await proxy(chat()))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await errorOf(await proxy(new Request(MODELS)))).toMatchObject({ status: 403 });
    expect(mock.requests).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('answers with a response of its own, returned or thrown', async () => {
    const refuse = () =>
      errorResponse(429, 'Ten a minute.', { code: 'slow_down', headers: { 'retry-after': '7' } });
    const toss = () => {
      throw refuse();
    };
    for (const authorize of [refuse, toss]) {
      const { proxy, mock } = start({ authorize });
      const response = await proxy(chat());
      expect(response.headers.get('retry-after')).toBe('7');
      expect(await errorOf(response)).toEqual({
        status: 429,
        message: 'Ten a minute.',
        type: 'proxy_error',
        param: null,
        code: 'slow_down',
      });
      expect(mock.requests).toEqual([]);
    }
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an object', { user: 'ada' }],
    ['a list', [true]],
  ])('refuses where it returns %s: a forgotten return must not let everybody in', async (_, verdict) => {
    const { proxy, mock, reported } = start({ authorize: () => verdict as never });
    expect(await errorOf(await proxy(chat()))).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
    expect(mock.requests).toEqual([]);
    expect(reported[0]).toMatchObject({ code: 'invalid_request', param: 'authorize' });
    expect(reported[0]?.message).toContain('It has to return true');
  });

  it('is told where it read the body that is to be sent', async () => {
    const { proxy, mock, reported } = start({
      authorize: async (request) => Boolean(await request.json()),
    });
    expect(await errorOf(await proxy(chat()))).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
    expect(reported[0]?.message).toContain('request.clone()');
    const careful = start({ authorize: async (request) => Boolean(await request.clone().json()) });
    expect((await careful.proxy(chat())).status).toBe(200);
    expect(mock.requests).toEqual([]);
  });

  it.each([
    [
      'was read',
      async () => {
        const response = new Response('no', { status: 401 });
        await response.text();
        return response;
      },
    ],
    ['is none', () => Response.error()],
  ])('is told where its response %s, and the proxy does not reject', async (_, authorize) => {
    const origin = 'https://other.example';
    const { proxy, reported } = start({ authorize, allowedOrigins: [origin] });
    const response = await proxy(chat({}, { headers: { origin } }));
    expect(await errorOf(response)).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
    expect(reported[0]).toMatchObject({ code: 'invalid_request', param: 'authorize' });
  });

  it('keeps to the log what it throws', async () => {
    const cause = new Error('database at 10.0.0.7 is down');
    const { proxy, reported } = start({ authorize: () => Promise.reject(cause) });
    const response = await proxy(chat());
    expect(await response.clone().text()).not.toContain('10.0.0.7');
    expect(await errorOf(response)).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
    expect(reported[0]?.cause).toBe(cause);
  });
});

describe('transform', () => {
  it('has the last word', async () => {
    const { proxy, mock } = start({
      transform: async (body, request) => ({
        ...body,
        model: 'isaac-0.2-1b',
        max_completion_tokens: Math.min(Number(body.max_completion_tokens), 100),
        messages: [{ role: 'system', content: request.headers.get('x-tenant') }, ...(body.messages as [])],
      }),
    });
    await proxy(chat({ model: 'any', max_completion_tokens: 9000 }, { headers: { 'x-tenant': 'acme' } }));
    expect(mock.requests[0]?.body).toEqual({
      model: 'isaac-0.2-1b',
      max_completion_tokens: 100,
      messages: [
        { role: 'system', content: 'acme' },
        { role: 'user', content: 'Hi' },
      ],
    });
  });

  it('refuses with a response of its own, and has to return', async () => {
    const refusing = start({ transform: () => errorResponse(402, 'Your credits are used up.') });
    expect((await refusing.proxy(chat())).status).toBe(402);
    const forgetful = start({ transform: () => undefined as never });
    expect((await forgetful.proxy(chat())).status).toBe(500);
    expect(forgetful.reported[0]?.message).toContain('transform function returned undefined');
    expect([...refusing.mock.requests, ...forgetful.mock.requests]).toEqual([]);
  });
});

describe('models', () => {
  const models = ['perceptron-mk1', 'isaac-0.1'];

  it('others are not asked', async () => {
    const { proxy, mock } = start({ models });
    expect((await proxy(chat())).status).toBe(200);
    for (const model of ['isaac-0.2-1b', 'x'.repeat(9000), undefined, 7, ['isaac-0.1']]) {
      const error = await errorOf(await proxy(chat({ model })));
      expect(error).toMatchObject({ status: 404, code: 'model_not_found', param: 'model' });
      expect(error.message).toContain('perceptron-mk1, isaac-0.1');
      expect(error.message.length).toBeLessThan(300);
    }
    expect(mock.requests).toHaveLength(1);
  });

  it('are what is sent, though a body names two', async () => {
    let sent: unknown;
    const fetch = async (_: unknown, init?: RequestInit) => {
      sent = init?.body;
      return Response.json({});
    };
    const { proxy } = proxyTo({ fetch }, { models });
    await proxy(chat('{"model":"isaac-0.2-1b","model":"isaac-0.1","messages":[]}'));
    expect(sent).toBe('{"model":"isaac-0.1","messages":[]}');
  });

  it('count after transform', async () => {
    const { proxy } = start({ models, transform: (body) => ({ ...body, model: 'isaac-0.1' }) });
    expect((await proxy(chat({ model: 'any' }))).status).toBe(200);
  });

  it('others are not listed', async () => {
    const { proxy } = start({ models });
    const { object, data } = await (await proxy(new Request(`${MODELS}?extended=true`))).json();
    expect(object).toBe('list');
    expect(data.map(({ id }: { id: string }) => id)).toEqual(models);
    expect(data[0]).toHaveProperty('modalities');
    const other = proxyTo(
      { fetch: async () => Response.json([{ id: 'x' }, { id: 'isaac-0.1' }]) },
      { models },
    );
    expect(await (await other.proxy(new Request(MODELS))).json()).toEqual([{ id: 'isaac-0.1' }]);
    const page = proxyTo({ fetch: async () => new Response('<html>') }, { models });
    expect(await errorOf(await page.proxy(new Request(MODELS)))).toMatchObject({ status: 502 });
  });
});

describe('the body', () => {
  it('goes on as it came', async () => {
    let sent: unknown;
    const { proxy } = proxyTo({
      fetch: async (_, init) => {
        sent = init?.body;
        return Response.json({});
      },
    });
    const body = '{ "model": "größe 😀", "seed": 12345678901234567890,\n "messages": [] }';
    await proxy(chat(body));
    expect(sent).toBe(body);
  });

  it.each(['', '{', '"text"', '[1]', 'null', 'data=1'])(
    'has to be a JSON object, and not %j',
    async (body) => {
      const { proxy, mock } = start();
      expect(await errorOf(await proxy(chat(body)))).toMatchObject({ status: 400, code: 'invalid_json' });
      expect(mock.requests).toEqual([]);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'has to say that it is JSON, and not %s, which any site may send',
    async (type) => {
      const { proxy, mock } = start();
      const error = await errorOf(await proxy(chat({}, { headers: { 'content-type': type } })));
      expect(error).toMatchObject({ status: 415, code: 'unsupported_media_type' });
      expect(mock.requests).toEqual([]);
    },
  );

  it('is refused unread where it says that it is too large', async () => {
    const { proxy, mock } = start({ maxBodyBytes: 1000 });
    const request = chat('x'.repeat(1001), { headers: { 'content-length': '1001' } });
    expect(await errorOf(await proxy(request))).toMatchObject({ status: 413, code: 'request_too_large' });
    expect(request.bodyUsed).toBe(false);
    expect(mock.requests).toEqual([]);
  });

  it('is read no further than it may be', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled++;
          controller.enqueue(new Uint8Array(400).fill(32));
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    const { proxy } = start({ maxBodyBytes: 1000 });
    const init = { body: endless, duplex: 'half' } as RequestInit;
    const error = await errorOf(await proxy(chat({}, init)));
    expect(error).toMatchObject({ status: 413 });
    expect(error.message).toContain('larger than 1000 bytes');
    expect([pulled, cancelled]).toEqual([3, true]);
  });

  it('may have 20 MB', async () => {
    const { proxy } = start();
    const ofSize = (bytes: number) => {
      const head = '{"model":"perceptron-mk1","messages":[{"role":"user","content":"';
      return chat(`${head}${'x'.repeat(bytes - head.length - 4)}"}]}`);
    };
    expect((await proxy(ofSize(20 * 1024 * 1024))).status).toBe(200);
    const error = await errorOf(await proxy(ofSize(20 * 1024 * 1024 + 1)));
    expect(error.message).toContain('larger than 20 MB');
  });

  it('may break off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    const { proxy } = start();
    const error = await errorOf(await proxy(chat({}, { body: broken, duplex: 'half' } as RequestInit)));
    expect(error).toMatchObject({ status: 400, code: 'incomplete_body' });
  });
});
