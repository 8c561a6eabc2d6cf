import type { NodeRequest, NodeResponse } from '../api/nodeHttp.js';
import type { Received } from './record.js';
import type { Server } from './server.js';
import { maxBodyBytes } from './validate.js';

/** A handler for `http.createServer`, and a middleware for Connect, Express and Vite. */
export type MockHandler = (request: NodeRequest, response: NodeResponse, next?: () => void) => void;

async function readBody(request: NodeRequest): Promise<Received['body']> {
  if (request.body !== undefined) {
    return { text: typeof request.body === 'string' ? request.body : JSON.stringify(request.body) };
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    size += bytes.byteLength;
    // The rest is read and dropped: a client that is still sending would not see an early answer.
    if (size <= maxBodyBytes) text += decoder.decode(bytes, { stream: true });
  }
  return size > maxBodyBytes ? 'too_large' : { text: text + decoder.decode() };
}

function headersOf(headers: NodeRequest['headers']): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [name, one] as [string, string]),
  );
  return new Headers(entries);
}

async function serve(
  server: Server,
  path: string,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> {
  const closing = new AbortController();
  const { signal } = closing;
  response.on('close', () => {
    if (!response.writableFinished) closing.abort(new Error('The client closed the connection.'));
  });
  try {
    const { method = 'GET', headers } = request;
    const body = await readBody(request);
    const reply = await server.respond({ method, path, headers: headersOf(headers), body, signal });
    response.writeHead(reply.status, reply.headers);
    if (typeof reply.body === 'string') {
      response.end(reply.body);
      return;
    }
    response.flushHeaders?.();
    for await (const text of reply.body) {
      // Waiting until it is out keeps a later cut of the connection from taking it along.
      await new Promise<void>((written) => response.write(text, () => written()));
      if (signal.aborted) return;
    }
    response.end();
  } catch {
    // A fault of the connection, or the client is gone.
    response.destroy();
  }
}

/** The server as a Node request handler. */
export function createHandler(server: Server): MockHandler {
  return (request, response, next) => {
    const path = request.originalUrl ?? request.url ?? '/';
    if (next && !server.serves(path)) next();
    else void serve(server, path, request, response);
  };
}
