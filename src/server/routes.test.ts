import { describe, expect, it } from 'vitest';
import { CHAT, chat, errorOf, MODELS, proxyTo } from '../../test/support/proxy.js';
import { createMockPerceptron } from '../testing/index.js';

const start = () => {
  const mock = createMockPerceptron({ answers: 'Yes.' });
  return { mock, ...proxyTo(mock) };
};

describe('what the proxy serves', () => {
  it.each([
    'https://app.example/v1/chat/completions',
    'http://localhost:3000/api/perceptron/v1/chat/completions',
    'https://app.example/a/b/c/v1/chat/completions/?x=1#y',
  ])('chat at %s', async (url) => {
    const { mock, proxy } = start();
    const response = await proxy(chat({}, {}, url));
    expect(response.status).toBe(200);
    expect((await response.json()).choices[0].message.content).toBe('Yes.');
    expect(mock.requests.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });

  it('the models, extended or not, with no other query', async () => {
    const { mock, proxy } = start();
    const extended = await (await proxy(new Request(`${MODELS}?extended=true&key=1`))).json();
    expect(extended.data[0]).toHaveProperty('modalities');
    const plain = await (await proxy(new Request(`${MODELS}?extended=false`))).json();
    expect(plain.data[0]).not.toHaveProperty('modalities');
    expect(mock.requests.map(({ path }) => path)).toEqual(['/v1/models?extended=true', '/v1/models']);
  });

  it.each([
    'https://app.example/api/perceptron',
    'https://app.example/api/perceptron/v1/files',
    'https://app.example/api/perceptron/v1/chat/completions/extra',
    'https://app.example/api/perceptron/v1/models/perceptron-mk1',
    'https://app.example/api/perceptron/v1/models/..%2f..%2fadmin',
    'https://app.example/api/perceptron/v1/models/../../admin',
    'https://app.example/api/perceptron/v1/models%2f..%2fkeys',
    'https://app.example/api/perceptronv1/models/',
    'https://app.example/?url=https://evil.example/v1/models',
  ])('and not %s', async (url) => {
    const { mock, proxy, reported } = start();
    const error = await errorOf(await proxy(chat({}, {}, url)));
    expect(error).toMatchObject({ status: 404, type: 'proxy_error', code: 'not_found', param: null });
    expect(error.message).toContain(new URL(url).pathname);
    expect(mock.requests).toEqual([]);
    expect(reported).toEqual([]);
  });

  it.each([
    ['GET', CHAT, 'POST'],
    ['PUT', CHAT, 'POST'],
    ['OPTIONS', CHAT, 'POST'],
    ['POST', MODELS, 'GET'],
    ['DELETE', MODELS, 'GET'],
  ])('and not %s %s', async (method, url, allowed) => {
    const { mock, proxy } = start();
    const response = await proxy(new Request(url, { method }));
    expect(response.headers.get('allow')).toBe(allowed);
    expect(await errorOf(response)).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(mock.requests).toEqual([]);
  });

  it.each([
    [
      'the object that handlers of React Router, Astro or TanStack Start are given',
      { request: chat(), params: {} },
    ],
    ['the request of a Node server', { url: '/v1/models', method: 'GET', headers: {} }],
  ])('and says what it takes where it is called with %s', async (_, given) => {
    const { mock, proxy, reported } = start();
    const error = await errorOf(await proxy(given as unknown as Request));
    expect(error).toMatchObject({ status: 500, code: 'proxy_misconfigured' });
    expect(reported[0]).toMatchObject({ code: 'invalid_request' });
    expect(reported[0]?.message).toContain('({ request }) => proxy(request)');
    expect(reported[0]?.message).toContain('toNodeHandler(proxy)');
    expect(mock.requests).toEqual([]);
  });

  it('one host only, with the paths and the scheme of its options', async () => {
    const urls: [string, string | null][] = [];
    const { proxy } = proxyTo(
      {
        fetch: async (url, init) => {
          urls.push([String(url), new Headers(init?.headers).get('authorization')]);
          return Response.json({});
        },
      },
      { baseURL: 'https://other.example/v1/', path: '/v1/chat', modelsPath: 'list', authScheme: 'Key' },
    );
    await proxy(chat({}, { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } }));
    await proxy(new Request(MODELS));
    expect(urls).toEqual([
      ['https://other.example/v1/chat', 'Key server-key-7d21'],
      ['https://other.example/list', 'Key server-key-7d21'],
    ]);
  });
});
