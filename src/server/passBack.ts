import { PerceptronError } from '../api/errors.js';
import { networkError } from '../api/networkError.js';
import { readFailure } from '../api/serverFailure.js';
import { isObject, parseJson } from '../api/wire.js';
import type { Answered, Failed } from './askUpstream.js';
import { passBody } from './passBody.js';
import { Refusal } from './refusal.js';

/** Nobody on the way may keep an answer or change it, and no browser may take it for a page. */
const UNTOUCHED = { 'cache-control': 'no-store, no-transform', 'x-content-type-options': 'nosniff' };

/** The types of answers, each alone in its header: browsers differ in what they make of two. */
const OF_ANSWER = /^(?:text\/event-stream|application\/(?:[\w.-]+\+)?json)\s*(?:;[^,]*)?$/i;

/** An answer of the API, its body passed on as it comes. `onBreak` is told where that breaks off. */
export function passAnswer(
  { response, headers, redactor }: Answered,
  signal: AbortSignal | undefined,
  onBreak: (error: PerceptronError) => void,
): Response {
  const body = passBody(response, signal, (error) => {
    const { status } = response;
    const requestId = response.headers.get('x-trace-id') ?? undefined;
    const failure = networkError(error, redactor, { status, requestId });
    onBreak(failure);
    return failure;
  });
  const type = response.headers.get('content-type') ?? '';
  const isAnswer = OF_ANSWER.test(type);
  return new Response(body, {
    status: response.status,
    headers: {
      ...headers,
      ...UNTOUCHED,
      // A page that came in place of an answer must not become one of the app's origin.
      'content-type': isAnswer ? type : 'text/plain; charset=utf-8',
      // nginx would collect a stream.
      ...(isAnswer && /^text/i.test(type) && { 'x-accel-buffering': 'no' }),
    },
  });
}

/**
 * The list of models without those that may not be asked.
 *
 * @throws PerceptronError
 */
export async function passModels(
  { response, headers, redactor }: Answered,
  models: readonly string[],
): Promise<Response> {
  const text = await response.text().catch((error: unknown) => {
    throw networkError(error, redactor);
  });
  const only = (list: unknown) =>
    Array.isArray(list)
      ? list.filter((model) => isObject(model) && models.some((id) => id === model.id))
      : undefined;
  const listing = parseJson(text);
  const passed = isObject(listing)
    ? { ...listing, data: only(listing.data), models: only(listing.models) }
    : only(listing);
  if (passed)
    return Response.json(passed, { status: response.status, headers: { ...headers, ...UNTOUCHED } });
  throw new PerceptronError('invalid_response', 'The API did not answer with a list of models.');
}

/**
 * An error of the API: JSON as it said it, anything else in the shape that its errors have.
 *
 * @throws Refusal where the API has refused the key, which is not the fault of who asked
 */
export function passError({ facts, headers, text, error }: Failed): Response {
  const { status } = facts;
  if (status === 401 || status === 403) {
    const code = status === 401 ? 'upstream_unauthorized' : 'upstream_forbidden';
    throw new Refusal(500, code, 'The API refused the key of the server, whose log says why.', {
      headers,
      report: error,
    });
  }
  const said = parseJson(text);
  const { message = 'no reason given', type = null, param = null, code = null } = readFailure(text);
  return Response.json(isObject(said) ? said : { error: { message, type, param, code } }, {
    status,
    headers: { ...headers, ...UNTOUCHED },
  });
}
