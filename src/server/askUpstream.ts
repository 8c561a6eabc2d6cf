import { createBodyReader } from '../api/bodyReader.js';
import { createCall } from '../api/call.js';
import type { ResolvedOptions } from '../api/clientOptions.js';
import { errorFromResponse, type ResponseFacts } from '../api/errorResponse.js';
import { PerceptronError } from '../api/errors.js';
import { networkError } from '../api/networkError.js';
import type { Outgoing } from '../api/outgoing.js';
import { createRedactor, type Redactor } from '../api/redact.js';
import { resolveHeaders } from '../api/requestHeaders.js';
import { readFailure } from '../api/serverFailure.js';
import { fetchUnlessCancelled, readErrorBody } from '../api/transport.js';
import { Refusal } from './refusal.js';

/** A response of the API with status 2xx. */
export interface Answered {
  response: Response;
  /** Headers to pass back. */
  headers: Record<string, string>;
  redactor: Redactor;
}

/** A response of the API with an error status. */
export interface Failed {
  facts: ResponseFacts;
  /** Headers to pass back. */
  headers: Record<string, string>;
  /** As much of the body as is worth passing back, without secrets. */
  text: string;
  error: PerceptronError;
}

/**
 * Sends one request to the API, which ends when `signal` aborts: before the answer, and while its body is read.
 *
 * @throws PerceptronError, and Refusal where there is no key
 */
export async function askUpstream(
  outgoing: Outgoing,
  options: ResolvedOptions,
  signal: AbortSignal | undefined,
): Promise<Answered | Failed> {
  const { method, body } = outgoing;
  const redactor = createRedactor();
  const call = createCall({ signal });
  const stopClock = call.deadline(options.timeoutMs, () => late(options.timeoutMs));
  try {
    const headers = await call.race(resolveHeaders(options, outgoing, redactor));
    if (!headers.has('authorization')) throw noKey();
    // A redirect is followed nowhere: it would take the request, and maybe the key, to another host.
    const init: RequestInit = { method, headers, body, signal: call.signal, redirect: 'manual' };
    const response = await call
      .race(fetchUnlessCancelled(options, outgoing, init, call))
      .catch((error: unknown) => {
        throw networkError(error, redactor);
      });
    if (response.status >= 200 && response.status < 300) {
      return { response, headers: passedBack(response), redactor };
    }
    const text = await readErrorBody(createBodyReader(response), call);
    if (response.status < 400) throw redirected(response.status);
    return failure(response, text, redactor);
  } finally {
    // The listener on `signal` stays: the body is still to be read.
    stopClock();
  }
}

function failure(response: Response, text: string, redactor: Redactor): Failed {
  const facts: ResponseFacts = {
    status: response.status,
    requestId: response.headers.get('x-trace-id') ?? undefined,
    retryAfter: response.headers.get('retry-after'),
  };
  const error = errorFromResponse(readFailure(text), facts, redactor);
  return { facts, headers: passedBack(response), text: redactor.clean(text), error };
}

/**
 * Everything else stays behind: cookies of the API, lengths and encodings of a body that `fetch` has decoded, and what is
 * between two hosts only.
 */
function passedBack({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    ['x-trace-id', 'retry-after'].flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function noKey(): Refusal {
  const message =
    'The server has no API key. Set the environment variable PERCEPTRON_API_KEY where the proxy runs, or give createPerceptronProxy an apiKey.';
  const report = new PerceptronError('invalid_request', message, { param: 'apiKey' });
  return new Refusal(500, 'missing_api_key', message, { report });
}

function redirected(status: number): PerceptronError {
  return new PerceptronError(
    'invalid_response',
    `The API answered ${status}, which the proxy does not follow. Check its baseURL, and whether that begins with https.`,
    { status },
  );
}

function late(ms: number): PerceptronError {
  return new PerceptronError(
    'timeout',
    `The API did not begin to answer within ${ms} ms. Give the proxy a longer timeoutMs if that is to be expected.`,
  );
}
