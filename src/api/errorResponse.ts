import { PerceptronError, type PerceptronErrorCode, type PerceptronErrorDetails } from './errors.js';
import type { Redactor } from './redact.js';
import { parseRetryAfter } from './retry.js';
import { PROXY_ERROR, type ServerFailure } from './serverFailure.js';

/** What is known of a response besides its body. */
export interface ResponseFacts {
  status: number;
  requestId?: string;
  retryAfter?: string | null;
}

/** What to do about it, where the code alone says. */
const ADVICE: Partial<Record<PerceptronErrorCode, string>> = {
  unauthorized: 'Check that the API key is right and that your server adds it to the request.',
  forbidden: 'The API key is known but not allowed to do this; use another key or model.',
  not_found: 'Check the model id (client.models() lists them), baseURL and path.',
  too_large: 'Send fewer or smaller images and videos, or http(s) URLs in place of data URLs.',
  rate_limited: 'Wait and send it again, or send fewer requests.',
  quota_exceeded: 'The credits are used up; sending it again will not help until there are new ones.',
  server_error: 'The fault is on the server; try again later.',
};

/** Codes under which the same request may succeed later. */
const RETRYABLE: ReadonlySet<PerceptronErrorCode> = new Set([
  'rate_limited',
  'server_error',
  'network',
  'timeout',
]);

/** The error of a response whose status is not 2xx. */
export function errorFromResponse(
  failure: ServerFailure,
  facts: ResponseFacts,
  redactor: Redactor,
): PerceptronError {
  const code = isQuota(failure) && facts.status < 500 ? 'quota_exceeded' : codeOfStatus(facts.status);
  const said = failure.message ?? 'no reason given';
  const who = failure.type === PROXY_ERROR ? 'The proxy' : 'The API';
  return build(code, `${who} answered ${facts.status}: ${said}`, failure, facts, redactor);
}

/** The error that a server sends with status 200: as an event of a stream, or in place of an answer. */
export function errorFromEvent(
  failure: ServerFailure,
  facts: ResponseFacts,
  redactor: Redactor,
): PerceptronError {
  const said = failure.message ?? 'no reason given';
  return build(codeOfFailure(failure), `The API reported an error: ${said}`, failure, facts, redactor);
}

/** Whether a request that failed with `code` may succeed later. */
export function isRetryable(code: PerceptronErrorCode): boolean {
  return RETRYABLE.has(code);
}

function build(
  code: PerceptronErrorCode,
  message: string,
  failure: ServerFailure,
  facts: ResponseFacts,
  redactor: Redactor,
): PerceptronError {
  const clean = (text: string | undefined) => (text === undefined ? undefined : redactor.clean(text));
  const isOfProxy = failure.type === PROXY_ERROR;
  const sentence = /[.!?…]$/.test(message) ? message : `${message}.`;
  const details: PerceptronErrorDetails = {
    status: facts.status,
    serverCode: clean(failure.code),
    serverType: clean(failure.type),
    param: clean(failure.param),
    requestId: facts.requestId,
    retryAfterMs: parseRetryAfter(facts.retryAfter),
    // A 500 of the proxy says that it is not set up right, which no other attempt changes.
    retryable: isRetryable(code) && !(isOfProxy && facts.status === 500),
  };
  return new PerceptronError(
    code,
    // The proxy says itself what to do.
    redactor.clean([sentence, isOfProxy ? undefined : ADVICE[code]].filter(Boolean).join(' ')),
    details,
  );
}

function isQuota({ code, type }: ServerFailure): boolean {
  return code === 'insufficient_quota' || type === 'insufficient_quota';
}

function codeOfStatus(status: number): PerceptronErrorCode {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 402:
      return 'quota_exceeded';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 408:
      return 'timeout';
    case 413:
      return 'too_large';
    case 429:
      return 'rate_limited';
    default:
      if (status >= 500) return 'server_error';
      return status >= 400 ? 'bad_request' : 'invalid_response';
  }
}

/** What the words of an error's `code` and `type` mean, where no status says it. The first match wins. */
const WORDS: readonly (readonly [RegExp, PerceptronErrorCode])[] = [
  [/insufficient_quota/, 'quota_exceeded'],
  [/rate_?limit|too_many_requests/, 'rate_limited'],
  [/authentication|unauthori[sz]ed|api_key/, 'unauthorized'],
  [/permission|forbidden/, 'forbidden'],
  [/not_?found/, 'not_found'],
  [/too_large/, 'too_large'],
  [/timeout/, 'server_error'],
  [/invalid|bad_?request|validation|context_length/, 'bad_request'],
];

function codeOfFailure(failure: ServerFailure): PerceptronErrorCode {
  if (isQuota(failure)) return 'quota_exceeded';
  const status = /^[45]\d\d$/.test(failure.code ?? '') ? Number(failure.code) : undefined;
  if (status !== undefined) return codeOfStatus(status);
  for (const said of [failure.code, failure.type]) {
    const known = WORDS.find(([words]) => said !== undefined && words.test(said.toLowerCase()));
    if (known) return known[1];
  }
  return 'server_error';
}
