import { afterEach, describe, expect, it, vi } from 'vitest';
import { chat, errorOf, KEY, MODELS, proxyTo } from '../../test/support/proxy.js';
import { createMockPerceptron } from '../testing/index.js';
import { createPerceptronProxy, type PerceptronProxyOptions } from './index.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A proxy before an API that answers with one response, and the headers that came to the API. */
function proxyBefore(response: () => Response, options?: PerceptronProxyOptions) {
  const sent: Record<string, string>[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    expect(init?.redirect).toBe('manual');
    sent.push(Object.fromEntries(new Headers(init?.headers)));
    return response();
  };
  return { sent, ...proxyTo({ fetch }, options) };
}

describe('what goes to the API', () => {
  it('is the key, and nothing of the headers of the browser', async () => {
    const { proxy, sent } = proxyBefore(() => Response.json({}));
    const headers = {
      authorization: 'Bearer user-token',
      cookie: 'session=1',
      'x-api-key': 'user-key',
      'x-forwarded-for': '1.2.3.4',
      'proxy-authorization': 'Basic abc',
      accept: 'text/html',
    };
    await proxy(chat({ stream: true }, { headers }));
    await proxy(new Request(MODELS, { headers }));
    expect(sent).toEqual([
      {
        accept: 'text/event-stream, application/json',
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
      },
      { accept: 'application/json', authorization: `Bearer ${KEY}` },
    ]);
  });

  it('is what the app adds, by request', async () => {
    const { proxy, sent } = proxyBefore(() => Response.json({}), {
      apiKey: async (request) => `key-of-${request.headers.get('x-tenant')}`,
      headers: (request) => ({ 'x-user': request.headers.get('x-user') ?? 'nobody' }),
    });
    await proxy(chat({}, { headers: { 'x-tenant': 'acme', 'x-user': 'ada' } }));
    expect(sent[0]).toMatchObject({ authorization: 'Bearer key-of-acme', 'x-user': 'ada' });
  });

  it('may have an authorization of the app in place of a key', async () => {
    const { proxy, sent } = proxyBefore(() => Response.json({}), {
      apiKey: '',
      headers: { authorization: 'Basic abc' },
    });
    expect((await proxy(chat())).status).toBe(200);
    expect(sent[0]?.authorization).toBe('Basic abc');
  });
});

describe('what comes back', () => {
  it('is the body, its type, the request id and how long to wait', async () => {
    const { proxy } = proxyBefore(
      () =>
        new Response('data: [DONE]\n\n', {
          headers: {
            'content-type': 'text/event-stream; charset=utf-8',
            'content-encoding': 'gzip',
            'content-length': '9',
            'transfer-encoding': 'chunked',
            connection: 'keep-alive',
            'set-cookie': 'upstream=1',
            'access-control-allow-origin': '*',
            server: 'uvicorn',
            'x-trace-id': 'trace-1',
            'retry-after': '3',
          },
        }),
    );
    const response = await proxy(chat({ stream: true }));
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-trace-id': 'trace-1',
      'retry-after': '3',
    });
    expect(await response.text()).toBe('data: [DONE]\n\n');
  });

  it.each([
    'text/html',
    'text/html; profile=json',
    // A browser goes by the last type that is one, or by what is before a space.
    'text/event-stream, text/html',
    'application/json; a=b, text/html',
    'text/html, json',
    'text/html json',
  ])('is never a page (%s)', async (type) => {
    const page = () => new Response('<script>alert(1)</script>', { headers: { 'content-type': type } });
    const response = await proxyBefore(page).proxy(new Request(MODELS));
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('is not where a redirect leads', async () => {
    const redirect = () => new Response(null, { status: 307, headers: { location: 'https://evil.example' } });
    const { proxy, sent, reported } = proxyBefore(redirect);
    const response = await proxy(chat());
    expect(response.headers.has('location')).toBe(false);
    expect(await errorOf(response)).toMatchObject({ status: 502, code: 'upstream_invalid' });
    expect(sent).toHaveLength(1);
    expect(reported[0]?.message).toContain('Check its baseURL');
  });
});

describe('the key', () => {
  it('is read from the environment when a request comes', async () => {
    const mock = createMockPerceptron({ answers: 'Yes.', apiKeys: ['env-key'] });
    const { proxy, reported } = proxyTo(mock, { apiKey: undefined });
    vi.stubEnv('PERCEPTRON_API_KEY', undefined);
    const error = await errorOf(await proxy(chat()));
    expect(error).toMatchObject({ status: 500, code: 'missing_api_key' });
    expect(error.message).toContain('Set the environment variable PERCEPTRON_API_KEY');
    expect(reported[0]).toMatchObject({ code: 'invalid_request', param: 'apiKey' });
    vi.stubEnv('PERCEPTRON_API_KEY', 'env-key');
    expect((await proxy(chat())).status).toBe(200);
  });

  it('is missing where there is no environment to read', async () => {
    vi.stubGlobal('process', undefined);
    try {
      const { proxy } = proxyTo(createMockPerceptron(), { apiKey: undefined });
      expect(await errorOf(await proxy(chat()))).toMatchObject({ code: 'missing_api_key' });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each(['', '  ', async () => undefined])('is missing where it is empty', async (apiKey) => {
    vi.stubEnv('PERCEPTRON_API_KEY', 'another-key');
    const { proxy } = proxyTo(createMockPerceptron(), { apiKey });
    expect(await errorOf(await proxy(chat()))).toMatchObject({ code: 'missing_api_key' });
  });

  it('shows in no answer and no report, whatever repeats it', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const shown: string[] = [];
    const upstreams: (() => Response)[] = [400, 401, 403, 429, 500, 502].flatMap((status) => [
      () =>
        Response.json({ error: { message: `Bad key ${KEY}`, type: KEY, code: KEY, x: [KEY] } }, { status }),
      () => new Response(`<h1>Bearer ${KEY}</h1>`, { status }),
    ]);
    upstreams.push(() => {
      throw new TypeError('fetch failed', { cause: new Error(`connect with ${KEY}`) });
    });
    for (const upstream of upstreams) {
      const options = { apiKey: KEY, fetch: async () => upstream() };
      const told: unknown[] = [];
      const reporting = createPerceptronProxy({ ...options, onError: (error) => told.push(error) });
      const response = await reporting(chat());
      shown.push(JSON.stringify([...response.headers]), await response.text());
      shown.push(told.map((error) => `${JSON.stringify(error)}${(error as Error).stack}`).join());
      await createPerceptronProxy(options)(chat());
    }
    shown.push(JSON.stringify(log.mock.calls));
    expect(log).toHaveBeenCalled();
    expect(shown.join()).not.toContain(KEY);
    expect(shown.join()).toContain('[redacted]');
  });

  it('does not show where the functions that give it fail', async () => {
    const fail = () => {
      throw new Error('vault token v-123 expired');
    };
    for (const options of [{ apiKey: fail }, { headers: fail }]) {
      const { proxy, reported } = proxyTo(createMockPerceptron(), options);
      const response = await proxy(chat());
      expect(await response.clone().text()).not.toContain('v-123');
      expect(await errorOf(response)).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
      expect(reported[0]?.message).toContain('v-123');
    }
  });
});

describe('onError', () => {
  it('changes no answer by failing itself', async () => {
    const { proxy } = proxyTo(createMockPerceptron(), {
      apiKey: '',
      onError: () => {
        throw new Error('no log');
      },
    });
    expect(await errorOf(await proxy(chat()))).toMatchObject({ code: 'missing_api_key' });
  });
});

describe('options', () => {
  it.each<[string, unknown]>([
    ['baseURL', '/api/perceptron'],
    ['baseURL', 5],
    ['apiKey', 5],
    ['timeoutMs', -1],
    ['authorize', true],
    ['transform', {}],
    ['onError', 'log'],
    ['models', 'perceptron-mk1'],
    ['models', ['']],
    ['allowedOrigins', ['*']],
    ['allowedOrigins', ['https://app.example/']],
    ['allowedOrigins', 'https://app.example'],
  ])('are refused by name where %s is %j', (name, value) => {
    expect(() => createPerceptronProxy({ [name]: value })).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        param: name,
        message: expect.stringContaining("The proxy's"),
      }),
    );
  });

  it('have to be an object, and may be left out', () => {
    expect(() => createPerceptronProxy('key' as never)).toThrow('createPerceptronProxy was given a text');
    expect(() => createPerceptronProxy({ apiKey: null, models: null, onError: null } as never)).not.toThrow();
  });
});
