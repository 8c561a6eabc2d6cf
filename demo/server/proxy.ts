import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Settings of {@link createProxy}. */
export interface ProxyOptions {
  apiKey: string;
  /** @default 'https://api.perceptron.inc' */
  baseURL?: string;
}

/** The routes that the page may reach with the key. */
const routes = new Map([
  ['/v1/chat/completions', 'POST'],
  ['/v1/models', 'GET'],
]);

/** Response headers that the page may see. */
const passedBack = ['content-type', 'x-trace-id', 'retry-after'];

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'proxy_error', param: null, code: null } }));
}

/**
 * Forwards the page's requests to the API and adds the key here, so that the browser never has it. Bodies are streamed
 * in both directions, and a request that the page aborts is aborted upstream.
 */
export function createProxy({ apiKey, baseURL = 'https://api.perceptron.inc' }: ProxyOptions) {
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://page');
    const { method = 'GET', headers } = request;
    if (routes.get(url.pathname) !== method) {
      return refuse(response, 404, `${method} ${url.pathname} is not a route of this proxy.`);
    }
    // Another site could otherwise make a visitor's browser spend the key.
    if (headers['sec-fetch-site'] && headers['sec-fetch-site'] !== 'same-origin') {
      return refuse(response, 403, 'Only the page of this playground may use its proxy.');
    }

    const closed = new AbortController();
    response.on('close', () => closed.abort());
    try {
      const upstream = await fetch(`${baseURL.replace(/\/+$/, '')}${url.pathname}${url.search}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          accept: headers.accept ?? '*/*',
          ...(headers['content-type'] && { 'content-type': headers['content-type'] }),
        },
        ...(method === 'POST' && { body: Readable.toWeb(request) as BodyInit, duplex: 'half' }),
        signal: closed.signal,
      });
      for (const name of passedBack) {
        const value = upstream.headers.get(name);
        if (value) response.setHeader(name, value);
      }
      response.writeHead(upstream.status, { 'cache-control': 'no-cache' });
      response.flushHeaders();
      if (upstream.body) await pipeline(Readable.fromWeb(upstream.body as ReadableStream), response);
      else response.end();
    } catch {
      if (response.headersSent) response.destroy();
      else if (!closed.signal.aborted) refuse(response, 502, 'The Perceptron API could not be reached.');
    }
  };
  return (request: IncomingMessage, response: ServerResponse): void => void forward(request, response);
}
