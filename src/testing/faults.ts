import { type ApiProblem, type FaultError, problemOf } from './problems.js';

interface FaultBase {
  /** Which request it hits. @default 'chat' */
  route?: 'chat' | 'models' | undefined;
}

interface StreamFault extends FaultBase {
  /** How many deltas arrive before it. @default 1 */
  after?: number | undefined;
}

/** An answer with an error status. */
export interface StatusFault extends FaultBase {
  kind?: 'status' | undefined;
  status: number;
  /** The `Retry-After` header: seconds, or an HTTP date. @default 1 for 429 and 503, else none */
  retryAfter?: number | string | undefined;
  error?: FaultError | undefined;
  /** A body to send in place of the error: a string as it is (HTML, plain text), anything else as JSON. */
  body?: unknown;
}

/** A fault in full. Those of streams happen to an unstreamed answer in the middle of its body. */
export type FaultSpec =
  | StatusFault
  /** 429 with code `insufficient_quota`. */
  | (FaultBase & { kind: 'quota' })
  /** The connection fails before any byte: `fetch` rejects with a `TypeError`. */
  | (FaultBase & { kind: 'network' })
  /** The headers come late: never, unless `delayMs` is set. */
  | (FaultBase & { kind: 'slow_headers'; delayMs?: number | undefined })
  /** The connection breaks; with `midLine` in the middle of the next event. */
  | (StreamFault & { kind: 'cut'; midLine?: boolean | undefined })
  /** Nothing more comes, and the connection stays open. */
  | (StreamFault & { kind: 'stall' })
  /** An event that is not JSON, and then the rest. */
  | (StreamFault & { kind: 'malformed' })
  /** An `{"error": …}` event ends the stream. */
  | (StreamFault & { kind: 'error_event'; error?: FaultError | undefined })
  /** The stream ends in good order without `[DONE]`: at its end, or `after` so many deltas. */
  | (FaultBase & { kind: 'no_done'; after?: number | undefined })
  /** `[DONE]` comes without any finish reason: at the end, or `after` so many deltas. */
  | (FaultBase & { kind: 'no_finish'; after?: number | undefined })
  /** A request for a stream is answered with one JSON body, as some proxies do. */
  | (FaultBase & { kind: 'not_streamed' });

/** What can go wrong: an error status, the name of a fault with its defaults, or a fault in full, as `{ status: 429, retryAfter: 0 }`. */
export type Fault = number | Exclude<FaultSpec['kind'], 'status' | undefined> | FaultSpec;

/** @internal */
export function faultSpec(fault: Fault): FaultSpec {
  if (typeof fault === 'number') return { kind: 'status', status: fault };
  return typeof fault === 'string' ? { kind: fault } : fault;
}

/** @internal The error response that a fault stands for, if it is one. */
export function problemOfFault(fault: FaultSpec): ApiProblem | undefined {
  if (fault.kind === 'quota') {
    return problemOf(429, {
      message: 'You exceeded your current quota. Add credits to continue.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    });
  }
  if (!('status' in fault)) return undefined;
  const problem = problemOf(fault.status, fault.error);
  if (fault.body !== undefined) problem.body = fault.body;
  const retryAfter = fault.retryAfter ?? (fault.status === 429 || fault.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) problem.headers['retry-after'] = String(retryAfter);
  return problem;
}
