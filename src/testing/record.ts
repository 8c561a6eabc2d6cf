import { readWishes } from './reading.js';
import type { MockRequest } from './types.js';

/** A request as a transport received it. */
export interface Received {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  /** The body as text, or `too_large`: past the limit it is not kept. */
  body: { text: string } | 'too_large';
  /** Aborts when the client closes the connection. */
  signal: AbortSignal;
}

/** A request in the log that still changes. */
export interface LiveRequest {
  readonly request: MockRequest;
  respond(status: number): void;
  delta(): void;
  /** The first call says how it ended; later ones change nothing. */
  close(state: 'finished' | 'aborted' | 'failed'): void;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Begins the record of a request. */
export function recordRequest(received: Received, route: MockRequest['route'], traceId: string): LiveRequest {
  const { method, path, headers, signal } = received;
  const body = received.body === 'too_large' ? undefined : parse(received.body.text);
  let status: number | undefined;
  let deltasSent = 0;
  let state: MockRequest['state'] = 'open';
  let resolve: () => void;
  const closed = new Promise<void>((done) => {
    resolve = done;
  });
  const request: MockRequest = {
    ...{ route, method, path, headers, body, traceId, closed },
    ...readWishes(body),
    get status() {
      return status;
    },
    get deltasSent() {
      return deltasSent;
    },
    get state() {
      return state;
    },
    get aborted() {
      return state === 'aborted';
    },
  };
  const close = (how: MockRequest['state']) => {
    if (state !== 'open') return;
    state = how;
    resolve();
  };
  signal.addEventListener('abort', () => close('aborted'), { once: true });
  return {
    request,
    respond(code) {
      status = code;
    },
    delta() {
      deltasSent++;
    },
    close,
  };
}
