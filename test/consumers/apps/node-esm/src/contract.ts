// Every option of the proxy as an app would set it, and left undefined. Only its types are checked.
import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import {
  createPerceptronProxy,
  errorResponse,
  type PerceptronError,
  type PerceptronProxy,
  type PerceptronProxyOptions,
  toNodeHandler,
} from 'perceptron-react/server';

const unset: PerceptronProxyOptions = {
  apiKey: undefined,
  baseURL: undefined,
  authScheme: undefined,
  path: undefined,
  modelsPath: undefined,
  fetch: undefined,
  headers: undefined,
  authorize: undefined,
  transform: undefined,
  models: undefined,
  allowedOrigins: undefined,
  maxBodyBytes: undefined,
  timeoutMs: undefined,
  onError: undefined,
};

const set: PerceptronProxyOptions = {
  apiKey: async (request) => request.headers.get('x-tenant') ?? undefined,
  headers: () => ({ 'x-user': 'ada' }),
  fetch: (url, init) => fetch(url, init),
  authorize: async ({ headers }) =>
    headers.has('cookie') || errorResponse(401, 'Sign in.', { code: 'session' }),
  transform: ({ messages, ...body }) =>
    Array.isArray(messages) ? { ...body, messages } : errorResponse(400, 'No messages.'),
  allowedOrigins: (origin) => origin.endsWith('.example.com'),
  onError: (error: PerceptronError, { url }) => console.error(error.code, error.requestId, url),
};

// @ts-expect-error A check that forgets its return lets nobody pass.
export const forgetful: PerceptronProxyOptions = { authorize: () => {} };

export const proxies: PerceptronProxy[] = [unset, set, { allowedOrigins: ['https://example.com'] }].map(
  createPerceptronProxy,
);
export const answer: Promise<Response> = createPerceptronProxy()(new Request('https://example.com'));
export const servers = [createServer(toNodeHandler(fetchLike)), createHttp2Server(toNodeHandler(fetchLike))];

function fetchLike(request: Request): Response {
  return new Response(request.body);
}
