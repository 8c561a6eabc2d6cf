import { type BodyReader, createBodyReader } from './bodyReader.js';
import type { Call } from './call.js';
import type { ResolvedOptions } from './clientOptions.js';
import { errorFromResponse, type ResponseFacts } from './errorResponse.js';
import { PerceptronError } from './errors.js';
import { networkError } from './networkError.js';
import type { Outgoing } from './outgoing.js';
import { createRedactor, type Redactor } from './redact.js';
import { resolveHeaders } from './requestHeaders.js';
import { retryDelay } from './retry.js';
import { readFailure } from './serverFailure.js';
import { waitForRetry } from './waitForRetry.js';

/** A response with status 2xx. */
export interface Incoming extends ResponseFacts {
  contentType: string;
  redactor: Redactor;
  body: BodyReader;
  /** Releases timers. To be called when the body is done with. */
  close(): void;
}

/** Error bodies beyond this are not read. */
const LONGEST_ERROR_BODY = 64 * 1024;

/**
 * Sends, and sends again while the failure may pass and nothing of an answer has arrived.
 *
 * @throws PerceptronError
 */
export async function send(outgoing: Outgoing, options: ResolvedOptions, call: Call): Promise<Incoming> {
  for (let attempt = 1, retries = 0; ; attempt++) {
    call.throwIfCancelled();
    try {
      return await sendOnce(outgoing, options, call);
    } catch (error) {
      if (!(error instanceof PerceptronError) || retries >= options.maxRetries) throw error;
      call.throwIfCancelled();
      const delayMs = retryDelay(error, retries + 1);
      if (delayMs === undefined) throw error;
      const isAsked = await waitForRetry({ attempt: attempt + 1, delayMs, error }, call);
      if (!isAsked) retries++;
    }
  }
}

async function sendOnce(outgoing: Outgoing, options: ResolvedOptions, call: Call): Promise<Incoming> {
  const { streaming, method, body } = outgoing;
  const redactor = createRedactor();
  const stopClock = call.deadline(options.timeoutMs, () => lateAnswer(options.timeoutMs, streaming));
  let reader: BodyReader | undefined;
  try {
    const headers = await call.race(resolveHeaders(options, outgoing, redactor));
    const response = await call
      .race(fetchUnlessCancelled(options, outgoing, { method, headers, body, signal: call.signal }, call))
      .catch((error: unknown) => {
        throw networkError(error, redactor);
      });
    const facts: ResponseFacts = {
      status: response.status,
      requestId: response.headers?.get?.('x-trace-id') ?? undefined,
      retryAfter: response.headers?.get?.('retry-after'),
    };
    reader = createBodyReader(response);
    if (response.status < 200 || response.status > 299) {
      throw errorFromResponse(readFailure(await readErrorBody(reader, call)), facts, redactor);
    }
    if (streaming) stopClock();
    return {
      ...facts,
      redactor,
      contentType: response.headers?.get?.('content-type')?.toLowerCase() ?? '',
      body: await startBody(reader, facts, redactor, streaming ? options.stallTimeoutMs : 0, call),
      close: stopClock,
    };
  } catch (error) {
    stopClock();
    reader?.cancel();
    throw error;
  }
}

/** One request, which comes to nothing where the call ends before its answer. */
export async function fetchUnlessCancelled(
  options: ResolvedOptions,
  outgoing: Outgoing,
  init: RequestInit,
  call: Call,
): Promise<Response> {
  call.throwIfCancelled();
  // Not as a method of the options: browsers and workers refuse their own `fetch` of any object but the global one.
  const { fetch } = options;
  const response = await fetch(options.baseURL + outgoing.path, init);
  if (typeof response?.status !== 'number') throw notAResponse();
  // A `fetch` that does not heed the signal may answer when nobody waits any more.
  if (call.signal.aborted) createBodyReader(response).cancel();
  return response;
}

/** Waits for the first piece of the body, so that a connection that fails before it counts as one to try again. */
async function startBody(
  reader: BodyReader,
  facts: ResponseFacts,
  redactor: Redactor,
  stallTimeoutMs: number,
  call: Call,
): Promise<BodyReader> {
  async function read(): Promise<string | undefined> {
    const stopClock = call.deadline(stallTimeoutMs, () => stalled(stallTimeoutMs, facts));
    try {
      return await call.race(reader.read());
    } catch (error) {
      throw networkError(error, redactor, facts);
    } finally {
      stopClock();
    }
  }
  let first: Promise<string | undefined> | undefined = Promise.resolve(await read());
  return {
    read() {
      const next = first ?? read();
      first = undefined;
      return next;
    },
    cancel: reader.cancel,
    release: reader.release,
  };
}

/** As much of an error's body as can be had: an error without its reason beats a second error. */
export async function readErrorBody(reader: BodyReader, call: Call): Promise<string> {
  let text = '';
  try {
    while (text.length < LONGEST_ERROR_BODY) {
      const piece = await call.race(reader.read());
      if (piece === undefined) return text;
      text += piece;
    }
    reader.cancel();
  } catch {
    call.throwIfCancelled();
  }
  return text;
}

function lateAnswer(ms: number, streaming: boolean): PerceptronError {
  const what = streaming ? 'did not begin to answer' : 'did not answer';
  return new PerceptronError(
    'timeout',
    `The API ${what} within ${ms} ms. Try again, or give the client a longer timeoutMs.`,
    { retryable: true },
  );
}

function stalled(ms: number, { status, requestId }: ResponseFacts): PerceptronError {
  return new PerceptronError(
    'timeout',
    `The stream said nothing for ${ms} ms. What had arrived is kept; ask again, or give the client a longer stallTimeoutMs.`,
    { status, requestId, retryable: true },
  );
}

function notAResponse(): PerceptronError {
  return new PerceptronError(
    'invalid_response',
    'The `fetch` option did not return a Response. Give it a function of the same shape as the global fetch.',
  );
}
