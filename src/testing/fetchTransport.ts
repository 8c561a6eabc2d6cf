import type { Reply } from './chat.js';
import { ConnectionFailure } from './play.js';
import type { Received } from './record.js';
import type { Server } from './server.js';
import { maxBodyBytes } from './validate.js';

/** What `fetch` is, as far as a client needs it. */
export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const failed = (message: string, cause: unknown) => new TypeError(message, { cause });

async function receive(
  input: string | URL | Request,
  init: RequestInit,
  signal: AbortSignal,
): Promise<Received> {
  const request = input instanceof Request ? input : undefined;
  // Relative URLs work in a page, where this may stand in for the real fetch.
  const url = new URL(request ? request.url : String(input), 'http://mock.invalid');
  const body = init.body === undefined && request ? request.clone() : new Response(init.body);
  const bytes = await body.arrayBuffer();
  const headers = new Headers(init.headers ?? request?.headers);
  const type = body.headers.get('content-type');
  if (type && !headers.has('content-type')) headers.set('content-type', type);
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    path: url.pathname + url.search,
    headers,
    body: bytes.byteLength > maxBodyBytes ? 'too_large' : { text: new TextDecoder().decode(bytes) },
    signal,
  };
}

function streamOf(
  frames: AsyncGenerator<string, void>,
  closing: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { signal } = closing;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const stop = () => {
          controller.error(signal.reason);
          void frames.return();
        };
        signal.addEventListener('abort', stop, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value } = await frames.next();
          if (signal.aborted) return;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          if (!signal.aborted) controller.error(failed('terminated', error));
        }
      },
      cancel(reason) {
        closing.abort(reason);
      },
    },
    // Nothing is made before it is read, so that the log tells what the client has really taken.
    { highWaterMark: 0 },
  );
}

/** The server as a `fetch`. */
export function createFetch(server: Server): MockFetch {
  return async (input, init = {}) => {
    const asked = init.signal === undefined && input instanceof Request ? input.signal : init.signal;
    asked?.throwIfAborted();
    const closing = new AbortController();
    const aborted = new Promise<never>((_, reject) => {
      const abort = () => {
        closing.abort(asked?.reason);
        reject(asked?.reason);
      };
      asked?.addEventListener('abort', abort, { once: true });
    });
    aborted.catch(() => {});
    const respond = async (): Promise<Reply> => server.respond(await receive(input, init, closing.signal));
    try {
      const { status, headers, body } = await Promise.race([respond(), aborted]);
      const content = status === 204 ? null : typeof body === 'string' ? body : streamOf(body, closing);
      return new Response(content, { status, headers });
    } catch (error) {
      throw error instanceof ConnectionFailure ? failed('fetch failed', error) : error;
    }
  };
}
