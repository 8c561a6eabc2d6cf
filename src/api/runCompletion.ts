import { type Answer, createAnswer } from './answer.js';
import type { Call } from './call.js';
import type { ResolvedOptions } from './clientOptions.js';
import { errorFromEvent, type ResponseFacts } from './errorResponse.js';
import { PerceptronError } from './errors.js';
import type { ModelTable } from './models.js';
import { buildBody } from './request.js';
import { failureOf, htmlToText, isFailure, shorten } from './serverFailure.js';
import { createSseDecoder, type SseEvent } from './sse.js';
import { type Incoming, send } from './transport.js';
import type { Completion, CompletionEvent, CompletionRequest } from './types.js';
import { isObject, parseJson } from './wire.js';

/** A run of one request: yields what the answer says and returns the whole of it. */
export type CompletionRun = AsyncGenerator<CompletionEvent, Completion, void>;

/**
 * Sends a request and reads its answer, streamed or not, whichever of the two was asked for: some proxies answer a
 * request for a stream with one JSON body.
 *
 * @throws PerceptronError, with what had arrived as `partial`
 */
export async function* runCompletion(
  request: CompletionRequest,
  stream: boolean,
  options: ResolvedOptions,
  models: ModelTable,
  call: Call,
): CompletionRun {
  let incoming: Incoming | undefined;
  const answer = createAnswer(() => ({ requestId: incoming?.requestId }));
  try {
    call.throwIfCancelled();
    const body = buildBody(request, { stream, models, maxBodyBytes: options.maxBodyBytes });
    incoming = await send({ method: 'POST', path: options.path, body, streaming: stream }, options, call);
    for await (const event of readAnswer(incoming, answer, stream)) {
      yield event;
      // The caller may have aborted while it had the event: what came along with it changes nothing any more.
      call.throwIfCancelled();
    }
    incoming.body.release();
    for (const event of answer.end()) yield event;
    yield { type: 'finish', finishReason: answer.finishReason };
    return answer.completion(true);
  } catch (error) {
    incoming?.body.cancel();
    const held = answer.end();
    // A caller that aborted wants no more; anyone else gets what arrived before it went wrong.
    if (!call.signal.aborted) for (const event of held) yield event;
    throw withPartial(error, answer, incoming);
  } finally {
    incoming?.close();
    call.dispose();
  }
}

async function* readAnswer(
  incoming: Incoming,
  answer: Answer,
  stream: boolean,
): AsyncGenerator<CompletionEvent, void> {
  let head = '';
  for (;;) {
    const piece = await incoming.body.read();
    if (piece === undefined) break;
    // Servers keep a connection open with white space: it says nothing, and may be long.
    head = head === '' ? piece.trimStart() : head + piece;
    if (!isPartOfField(head)) break;
  }
  if (isEventStream(head, incoming.contentType, stream)) yield* readEvents(head, incoming, answer);
  else yield* readWhole(head, incoming, answer);
}

/** Whether it takes more of a body to tell: it is empty, or begins with a part of a name. */
function isPartOfField(head: string): boolean {
  return ['data', 'event', 'id', 'retry'].some((field) => field !== head && field.startsWith(head));
}

/** Told by the body itself, because proxies get the content type wrong. A field of SSE never begins as JSON or HTML does. */
function isEventStream(head: string, contentType: string, stream: boolean): boolean {
  if (/^[{[<]/.test(head)) return false;
  if (head === '') return stream;
  return contentType.includes('text/event-stream') || /^(:|data|event|id|retry)/.test(head);
}

async function* readEvents(
  head: string,
  incoming: Incoming,
  answer: Answer,
): AsyncGenerator<CompletionEvent, void> {
  const decoder = createSseDecoder();
  for (let piece: string | undefined = head; piece !== undefined; ) {
    for (const event of decoder.push(piece)) {
      if (isDone(event)) return;
      yield* readEvent(event, incoming, answer);
    }
    try {
      piece = await incoming.body.read();
    } catch (error) {
      if (error instanceof PerceptronError && error.code === 'network')
        throw truncated(incoming, error.message);
      throw error;
    }
  }
  for (const event of decoder.end()) {
    if (isDone(event)) return;
    // An event that the end cut in two is no invalid event.
    if (isObject(parseJson(event.data))) yield* readEvent(event, incoming, answer);
  }
  throw truncated(incoming, 'It ended without [DONE].');
}

function isDone({ data }: SseEvent): boolean {
  return data.trim() === '[DONE]';
}

function* readEvent(
  { name, data }: SseEvent,
  incoming: Incoming,
  answer: Answer,
): Generator<CompletionEvent, void> {
  if (data.trim() === '') return;
  const chunk = parseJson(data);
  if (name === 'error') throw errorFromEvent(failureOf(chunk ?? data), incoming, incoming.redactor);
  if (isFailure(chunk)) {
    // A last delta may come along. The rest of the event is the error's, which repeats what it likes.
    if (isObject(chunk)) yield* answer.add({ choices: chunk.choices });
    throw errorFromEvent(failureOf(chunk), incoming, incoming.redactor);
  }
  if (!isObject(chunk)) {
    throw new PerceptronError(
      'invalid_stream_chunk',
      `The stream held an event that is not a JSON object: ${snippet(data, incoming)}. What had arrived is kept; ask again.`,
      { status: incoming.status, requestId: incoming.requestId },
    );
  }
  yield* answer.add(chunk);
}

async function* readWhole(
  head: string,
  incoming: Incoming,
  answer: Answer,
): AsyncGenerator<CompletionEvent, void> {
  const body = await readJsonBody(head, incoming);
  if (!isObject(body) || !Array.isArray(body.choices) || !body.choices.some(isObject)) {
    throw invalidResponse(incoming, 'It is JSON, but holds no answer: it has no choices.');
  }
  yield* answer.addWhole(body);
}

/** The rest of a body that is JSON, parsed. An error that came with status 200 is thrown. */
export async function readJsonBody(head: string, incoming: Incoming): Promise<unknown> {
  const pieces = [head];
  for (let piece = await incoming.body.read(); piece !== undefined; piece = await incoming.body.read()) {
    pieces.push(piece);
  }
  const text = pieces.join('').trim();
  const body = parseJson(text);
  if (body === undefined) {
    const said = text === '' ? 'It is empty.' : `It is not JSON: ${snippet(text, incoming)}.`;
    throw invalidResponse(incoming, said);
  }
  if (isFailure(body)) throw errorFromEvent(failureOf(body), incoming, incoming.redactor);
  return body;
}

/** The error of a response with status 2xx that is none of the API's. */
export function invalidResponse({ status, requestId }: ResponseFacts, said: string): PerceptronError {
  return new PerceptronError(
    'invalid_response',
    `The API answered ${status} with a body that this client cannot read. ${said} Check baseURL and path, and any proxy on the way.`,
    { status, requestId },
  );
}

function truncated({ status, requestId }: Incoming, why: string): PerceptronError {
  return new PerceptronError(
    'stream_truncated',
    `The stream was cut before its end. ${why} What had arrived is kept; ask again for the rest.`,
    { status, requestId, retryable: true },
  );
}

function snippet(text: string, { redactor }: Incoming): string {
  const words = text.trimStart().startsWith('<') ? `HTML, ${htmlToText(text)}` : shorten(text, 120);
  return redactor.clean(words ?? 'nothing');
}

/** Adds what had arrived, and takes back the offer to retry once part of an answer was seen. */
function withPartial(error: unknown, answer: Answer, incoming: Incoming | undefined): unknown {
  if (!(error instanceof PerceptronError) || error.code === 'invalid_response') return error;
  // A server may say 408, which is no deadline of ours.
  const refused = error.status !== undefined && error.status >= 300;
  const ended = (error.code === 'aborted' || error.code === 'timeout') && !refused;
  if (!incoming && !ended) return error;
  const details = { ...error, cause: error.cause, requestId: error.requestId ?? incoming?.requestId };
  return new PerceptronError(error.code, error.message, {
    ...details,
    retryable: error.retryable && !answer.begun,
    partial: answer.completion(false),
  });
}
