import { describe, expect, it } from 'vitest';
import { CHAT, chat, errorOf, MODELS, proxyTo } from '../../test/support/proxy.js';
import { createMockPerceptron } from '../testing/index.js';
import type { PerceptronProxyOptions } from './index.js';

const APP = 'https://other.example';
const start = (options?: PerceptronProxyOptions) => {
  const mock = createMockPerceptron({ answers: 'Yes.' });
  return { mock, ...proxyTo(mock, options) };
};
const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => /^access-control-|^vary$/.test(name)));
const preflight = (origin: string, url = CHAT) =>
  new Request(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('without allowed origins', () => {
  it.each([
    ['a page of the app', { 'sec-fetch-site': 'same-origin', origin: 'https://app.example' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['what is no browser', {}],
    ['a page behind a load balancer that speaks http to the app', { origin: 'https://public.example' }],
  ])('%s may ask, and gets no CORS headers', async (_, headers) => {
    const { proxy } = start();
    for (const request of [chat({}, { headers }), new Request(MODELS, { headers })]) {
      const response = await proxy(request);
      expect(response.status).toBe(200);
      expect(corsOf(response)).toEqual({});
    }
  });

  it.each(['cross-site', 'same-site'])('a page that is %s may not', async (site) => {
    const { proxy, mock } = start();
    const headers = { 'sec-fetch-site': site, origin: APP };
    for (const request of [chat({}, { headers }), new Request(MODELS, { headers })]) {
      const response = await proxy(request);
      expect(corsOf(response)).toEqual({});
      const error = await errorOf(response);
      expect(error).toMatchObject({ status: 403, code: 'origin_not_allowed' });
      expect(error.message).toContain(APP);
    }
    expect(mock.requests).toEqual([]);
  });

  it('a preflight is refused', async () => {
    const { proxy } = start();
    const response = await proxy(preflight(APP));
    expect([response.status, corsOf(response)]).toEqual([403, {}]);
  });
});

describe.each<[string, PerceptronProxyOptions['allowedOrigins']]>([
  ['a list', ['https://else.example', APP]],
  ['a function', (origin) => origin === APP],
  ['a function that takes its time', async (origin) => origin === APP],
])('with allowed origins as %s', (_, allowedOrigins) => {
  const permitted = {
    'access-control-allow-credentials': 'true',
    'access-control-allow-origin': APP,
    'access-control-expose-headers': 'x-trace-id, retry-after',
    vary: 'origin',
  };

  it('their pages may ask, and read answers and errors', async () => {
    const { proxy, mock } = start({ allowedOrigins });
    const headers = { origin: APP, 'sec-fetch-site': 'cross-site' };
    const response = await proxy(chat({}, { headers }));
    expect([response.status, corsOf(response)]).toEqual([200, permitted]);
    mock.failNext(429);
    const failed = await proxy(chat({}, { headers }));
    expect([failed.status, corsOf(failed)]).toEqual([429, permitted]);
    const refused = await proxy(chat('{', { headers }));
    expect([refused.status, corsOf(refused)]).toEqual([400, permitted]);
    const own = start({ allowedOrigins, authorize: () => Response.redirect('https://app.example/login') });
    expect(corsOf(await own.proxy(chat({}, { headers })))).toEqual(permitted);
  });

  it('their preflights are answered, before authorize', async () => {
    const { proxy, mock } = start({ allowedOrigins, authorize: () => false });
    const response = await proxy(preflight(APP));
    expect(response.status).toBe(204);
    expect(corsOf(response)).toEqual({
      ...permitted,
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '7200',
    });
    expect(corsOf(await proxy(preflight(APP, MODELS)))['access-control-allow-methods']).toBe('GET');
    expect(mock.requests).toEqual([]);
  });

  it('the pages of others may not', async () => {
    const { proxy, mock } = start({ allowedOrigins });
    for (const origin of ['https://evil.example', `${APP}.evil.example`, 'null']) {
      const headers = { origin, 'sec-fetch-site': 'cross-site' };
      for (const request of [chat({}, { headers }), preflight(origin)]) {
        const response = await proxy(request);
        expect([response.status, corsOf(response)]).toEqual([403, {}]);
      }
    }
    expect(mock.requests).toEqual([]);
  });

  it('those of the app still may', async () => {
    const { proxy } = start({ allowedOrigins });
    const response = await proxy(chat({}, { headers: { 'sec-fetch-site': 'same-origin' } }));
    expect([response.status, corsOf(response)]).toEqual([200, { vary: 'origin' }]);
  });
});
