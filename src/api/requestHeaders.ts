import type { HeadersOption, ResolvedOptions } from './clientOptions.js';
import { PerceptronError } from './errors.js';
import { reasonsOf } from './networkError.js';
import type { Outgoing } from './outgoing.js';
import type { Redactor } from './redact.js';

/** Even a short key is one. */
const SHORTEST_KEY = 4;
/** Headers whose values are no secrets. */
const PUBLIC_HEADERS = new Set(['accept', 'content-type', 'accept-language', 'user-agent']);

/** The headers of one attempt. Everything in them that may be a secret is made known to `redactor`. */
export async function resolveHeaders(
  options: ResolvedOptions,
  { body, streaming }: Outgoing,
  redactor: Redactor,
): Promise<Headers> {
  const headers = new Headers({
    accept: streaming ? 'text/event-stream, application/json' : 'application/json',
  });
  if (body !== undefined) headers.set('content-type', 'application/json');

  const key = (await ask('apiKey', options.apiKey, redactor))?.trim();
  if (key) {
    redactor.add(key, SHORTEST_KEY);
    if (!/^[\x20-\x7e]+$/.test(key)) {
      throw invalid(
        'apiKey',
        'The API key holds a character that no HTTP header can carry. Copy the key again.',
      );
    }
    headers.set('authorization', `${options.authScheme} ${key}`.trim());
  }

  const own = await ask('headers', options.headers, redactor);
  try {
    for (const [name, value] of entriesOf(own)) {
      if (!PUBLIC_HEADERS.has(name.toLowerCase())) {
        redactor.add(value);
        redactor.add(value.replace(/^\w+\s+/, ''));
      }
      headers.set(name, value);
    }
  } catch {
    // What was thrown repeats the value, which may be a key.
    throw invalid(
      'headers',
      'A header has a name or value that HTTP does not allow. Check for line breaks in it.',
    );
  }
  return headers;
}

/** The value of an option that may be a function. */
async function ask<T>(
  name: 'apiKey' | 'headers',
  option: T | (() => T | undefined | Promise<T | undefined>) | undefined,
  redactor: Redactor,
): Promise<T | undefined> {
  if (typeof option !== 'function') return option;
  try {
    return await (option as () => T | undefined | Promise<T | undefined>)();
  } catch (error) {
    if (error instanceof PerceptronError) throw error;
    const reason = redactor.clean(reasonsOf(error).join(': ')) || 'no reason given';
    throw invalid(
      name,
      `The \`${name}\` function failed, so nothing was sent: ${reason}. Fix or catch that in it.`,
    );
  }
}

/** A header without a value is left out; any other is text, as `fetch` makes it. */
function entriesOf(headers: HeadersOption | undefined): [string, string][] {
  if (headers === undefined || headers === null) return [];
  const entries =
    Symbol.iterator in headers ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers);
  return entries.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
}

function invalid(param: string, message: string): PerceptronError {
  return new PerceptronError('invalid_request', message, { param });
}
