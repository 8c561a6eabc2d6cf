import { createPerceptronClient, type PerceptronClientOptions } from '../../src/api/index.js';
import {
  createPerceptronProxy,
  type PerceptronError,
  type PerceptronProxy,
  type PerceptronProxyOptions,
} from '../../src/server/index.js';
import type { MockPerceptron } from '../../src/testing/index.js';

export const KEY = 'server-key-7d21';
export const CHAT = 'https://app.example/api/perceptron/v1/chat/completions';
export const MODELS = 'https://app.example/api/perceptron/v1/models';

/** A proxy before a mock, or before any `fetch`, and what it has reported. */
export function proxyTo(upstream: Pick<MockPerceptron, 'fetch'>, options: PerceptronProxyOptions = {}) {
  const reported: PerceptronError[] = [];
  const proxy = createPerceptronProxy({
    apiKey: KEY,
    fetch: upstream.fetch,
    onError: (error) => reported.push(error),
    ...options,
  });
  return { proxy, reported };
}

/** A client as the browser has it, with the proxy as its backend. */
export function clientOf(proxy: PerceptronProxy, options: PerceptronClientOptions = {}) {
  return createPerceptronClient({
    baseURL: 'https://app.example/api/perceptron',
    fetch: (url, init) => proxy(new Request(url, init)),
    maxRetries: 0,
    ...options,
  });
}

/** A chat request as a browser sends it. */
export function chat(body: object | string = {}, init: RequestInit = {}, url = CHAT): Request {
  const usual = { model: 'perceptron-mk1', messages: [{ role: 'user', content: 'Hi' }] };
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return new Request(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify({ ...usual, ...body }),
    ...init,
    headers,
  });
}

/** The error of a response in the API's shape, which has to have all four fields. */
export async function errorOf(response: Response) {
  const { error } = await response.json();
  return { status: response.status, ...error } as {
    status: number;
    message: string;
    type: string | null;
    param: string | null;
    code: string | null;
  };
}
