import type { NodeRequest, NodeResponse } from '../api/nodeHttp.js';
import { errorResponse } from './refusal.js';

/** A handler for `http.createServer`, and a middleware for Express, Connect and Vite. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * A handler of web requests, such as {@link createPerceptronProxy} makes, for Node's own servers. Bodies stream in both
 * directions at the pace of whoever reads them, and where the client leaves, the request's signal aborts and the body of
 * the response is cancelled. A body that breaks off breaks the connection off, so that nobody takes it for whole.
 *
 * Mount it before `express.json()`, which otherwise reads the body first and takes 100 kB at most. What it has read is
 * used all the same. Never rejects.
 *
 * @example
 * app.use('/api/perceptron', toNodeHandler(createPerceptronProxy()));
 */
export function toNodeHandler(handler: (request: Request) => Response | Promise<Response>): NodeHandler {
  return async (incoming, outgoing) => {
    const connection = watch(outgoing);
    try {
      await write(await respond(handler, incoming, connection.signal), outgoing, connection);
    } catch {
      outgoing.destroy();
    }
  };
}

async function respond(
  handler: (request: Request) => Response | Promise<Response>,
  incoming: NodeRequest,
  signal: AbortSignal,
): Promise<Response> {
  let request: Request;
  try {
    request = toRequest(incoming, signal);
  } catch {
    return errorResponse(400, 'This is no request that can be read.', { code: 'bad_request' });
  }
  try {
    return await handler(request);
  } catch (error) {
    console.error('perceptron-react/server: the handler given to toNodeHandler threw.', error);
    return errorResponse(500, 'The server failed; its log says why.', { code: 'internal_error' });
  }
}

function toRequest(incoming: NodeRequest, signal: AbortSignal): Request {
  const { method = 'GET' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    // Those of HTTP/2 that begin with a colon are no headers.
    if (value === undefined || name.startsWith(':')) continue;
    for (const one of [value].flat()) headers.append(name, one);
  }
  const path = (incoming.originalUrl ?? incoming.url ?? '/').replace(/^[a-z]+:\/\/[^/]*/i, '');
  // `duplex` is what a body that streams needs in Node.
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (method !== 'GET' && method !== 'HEAD') init.body = bodyOf(incoming);
  return new Request(`http://${hostOf(incoming)}${path}`, init);
}

/** Whom the client says that it asks, for the handler to read: what it says is not to be trusted. */
function hostOf({ headers }: NodeRequest): string {
  const host = [headers[':authority'] ?? headers.host].flat()[0] ?? '';
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host) ? host : 'localhost';
}

function bodyOf(incoming: NodeRequest): string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  const { body, readableDidRead } = incoming;
  // Body parsers leave an empty object where they have read nothing.
  if (body !== undefined && readableDidRead !== false) {
    if (body instanceof Uint8Array) return new Uint8Array(body);
    return typeof body === 'string' ? body : JSON.stringify(body);
  }
  const chunks = incoming[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      },
      cancel() {
        // Read and dropped: a client that is still sending would not see an early answer.
        const drop = async () => {
          while (!(await chunks.next()).done);
        };
        drop().catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}

/** The connection to the client. */
interface Connection {
  /** Aborts when the client leaves before the response is whole. */
  signal: AbortSignal;
  /** Resolves when there is room for more, or nobody to read it. */
  room(): Promise<void>;
}

function watch(outgoing: NodeResponse): Connection {
  const leaving = new AbortController();
  let proceed = () => {};
  outgoing.on('drain', () => proceed());
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) leaving.abort();
    proceed();
  });
  // It may have left while a middleware before this one was waiting.
  if (outgoing.destroyed) leaving.abort();
  return {
    signal: leaving.signal,
    room: () =>
      new Promise((resolve) => {
        proceed = resolve;
        if (leaving.signal.aborted) resolve();
      }),
  };
}

async function write(
  { status, headers, body }: Response,
  outgoing: NodeResponse,
  { signal, room }: Connection,
): Promise<void> {
  const reader = body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  if (signal.aborted) return cancel();
  signal.addEventListener('abort', cancel, { once: true });

  const cookies = headers.getSetCookie();
  const others = [...headers].filter(([name]) => name !== 'set-cookie');
  outgoing.writeHead(status, {
    ...Object.fromEntries(others),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  });
  if (!reader) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders?.();
  for (;;) {
    const { done, value } = await reader.read();
    if (signal.aborted) return;
    if (done) break;
    if (!outgoing.write(value)) await room();
  }
  outgoing.end();
}
