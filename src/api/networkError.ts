import type { ResponseFacts } from './errorResponse.js';
import { PerceptronError } from './errors.js';
import type { Redactor } from './redact.js';
import { isObject } from './wire.js';

/** How many causes of causes are told. */
const DEEPEST = 4;

/**
 * What `fetch` or a body threw, as an error of ours. The thrown value itself is not kept as the cause: it is not ours and
 * may hold the request with its key. Its messages are told, without secrets.
 */
export function networkError(thrown: unknown, redactor: Redactor, facts?: ResponseFacts): PerceptronError {
  if (thrown instanceof PerceptronError) return thrown;
  const reason = redactor.clean(reasonsOf(thrown).join(': ')) || 'no reason given';
  return new PerceptronError(
    'network',
    `The connection to the API failed: ${reason}. Check the network and baseURL; in a browser also CORS.`,
    { status: facts?.status, requestId: facts?.requestId, retryable: true },
  );
}

/** The messages of an error and of its causes, each once. */
export function reasonsOf(thrown: unknown): string[] {
  const reasons: string[] = [];
  for (let error = thrown, depth = 0; error !== undefined && depth < DEEPEST; depth++) {
    const message = isObject(error) ? String(error.message ?? '') || String(error.code ?? '') : String(error);
    if (message !== '' && !reasons.includes(message)) reasons.push(message.slice(0, 300).replace(/\.$/, ''));
    error = isObject(error) && error.cause !== null ? error.cause : undefined;
  }
  return reasons;
}
