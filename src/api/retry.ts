import type { PerceptronError } from './errors.js';

/** The first backoff, which doubles with each further attempt. */
const BASE_MS = 500;
/** The longest backoff. */
const CAP_MS = 8_000;
/** Longer than this nobody wants to wait unasked: the error is returned at once, with `retryAfterMs`. */
export const LONGEST_WAIT_MS = 60_000;

/**
 * How long to wait before attempt number `attempt` (1: the first retry), or undefined where another attempt makes no
 * sense. Exponential backoff with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter),
 * on top of what the server asked for.
 */
export function retryDelay(error: PerceptronError, attempt: number): number | undefined {
  // A deadline that passed is the caller's own limit: waiting for it again would not be what they asked for.
  if (!error.retryable || (error.code === 'timeout' && error.status === undefined)) return undefined;
  const asked = error.retryAfterMs ?? 0;
  if (asked > LONGEST_WAIT_MS) return undefined;
  return Math.round(asked + Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date. Undefined where it says neither. */
export function parseRetryAfter(header: string | null | undefined, now = Date.now()): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // `Date.parse` takes much that is no date; each HTTP date begins with the name of a day.
  const date = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
