import type { PerceptronError } from '../api/errors.js';
import type { Outgoing } from '../api/outgoing.js';
import { shorten } from '../api/serverFailure.js';
import { authorize, OwnResponse, transform } from './appFunctions.js';
import { askUpstream } from './askUpstream.js';
import { answerPreflight, corsHeaders, isPreflight } from './origins.js';
import { passAnswer, passError, passModels } from './passBack.js';
import { type PerceptronProxyOptions, type ProxyOptions, resolveProxyOptions } from './proxyOptions.js';
import { readBody } from './readBody.js';
import { Refusal } from './refusal.js';
import { refusalOf } from './refusalOf.js';
import { checkMethod, type Route, routeOf } from './routes.js';

/** Answers a request. Never rejects. */
export type PerceptronProxy = (request: Request) => Promise<Response>;

/**
 * The way from the browser to the Perceptron API: it adds the key, which stays on the server. It serves
 * `POST …/v1/chat/completions` and `GET …/v1/models` wherever it is mounted; that place is the `baseURL` of the client in
 * the browser. Runs wherever there are `Request`, `Response` and `fetch`; for Node's own servers see {@link toNodeHandler}.
 *
 * Streams pass through as they come, and a browser that leaves stops the model. Nothing is sent twice: to try again is the
 * client's. A page of another site is refused unless `allowedOrigins` has it.
 *
 * Errors have the shape of the API's. Those of the API pass through, but where it refuses the server's key (401, 403) the
 * answer is 500: that is not the fault of who asked, and must not send them to a sign-in. Errors of the proxy itself have
 * the type `proxy_error` and a code:
 *
 * | status | code | |
 * | --- | --- | --- |
 * | 400 | `invalid_json`, `incomplete_body` | |
 * | 403 | `forbidden`, `origin_not_allowed` | `authorize` said no; a page of another site |
 * | 404 | `not_found`, `model_not_found` | no such route; not one of `models` |
 * | 405, 413, 415 | `method_not_allowed`, `request_too_large`, `unsupported_media_type` | |
 * | 499 | `client_closed_request` | nobody reads it |
 * | 500 | `missing_api_key`, `upstream_unauthorized`, `upstream_forbidden`, `proxy_misconfigured` | `onError` is told more; not worth another attempt |
 * | 502, 504 | `upstream_unreachable`, `upstream_invalid`, `upstream_timeout` | |
 *
 * @throws PerceptronError with code `invalid_request` where an option is not of its type
 *
 * @example
 * const proxy = createPerceptronProxy({
 *   authorize: async (request) => (await sessionOf(request)) !== null,
 *   transform: (body) => ({ ...body, model: 'perceptron-mk1', max_completion_tokens: 2000 }),
 * });
 * export { proxy as GET, proxy as POST }; // app/api/perceptron/v1/[...path]/route.ts of Next.js
 */
export function createPerceptronProxy(options: PerceptronProxyOptions = {}): PerceptronProxy {
  const resolved = resolveProxyOptions(options);
  return async (request) => {
    let cors: Record<string, string> = {};
    try {
      const route = routeOf(request);
      cors = await corsHeaders(request, resolved);
      return withHeaders(await answer(request, route, resolved), cors);
    } catch (thrown) {
      if (thrown instanceof OwnResponse) return withHeaders(thrown.response, cors);
      const refusal = refusalOf(thrown, request.signal);
      if (refusal.details.report) report(refusal.details.report, request, resolved);
      return withHeaders(refusal.toResponse(), cors);
    }
  };
}

async function answer(request: Request, route: Route, options: ProxyOptions): Promise<Response> {
  if (isPreflight(request)) return answerPreflight(request, route);
  checkMethod(request, route);
  await authorize(request, options);
  const outgoing = route.name === 'chat' ? await chatOf(request, options) : modelsOf(request, options);

  const { apiKey, headers } = options;
  const upstream = {
    ...options.upstream,
    apiKey: typeof apiKey === 'function' ? () => apiKey(request) : (apiKey ?? environmentKey()),
    headers: typeof headers === 'function' ? () => headers(request) : headers,
  };
  const reply = await askUpstream(outgoing, upstream, request.signal);
  const tell = (error: PerceptronError) => report(error, request, options);
  if (!('response' in reply)) {
    if (reply.facts.status >= 500 || reply.error.code === 'quota_exceeded') tell(reply.error);
    return passError(reply);
  }
  if (route.name === 'models' && options.models) return passModels(reply, options.models);
  return passAnswer(reply, request.signal, tell);
}

async function chatOf(request: Request, options: ProxyOptions): Promise<Outgoing> {
  const { text, json } = await readBody(request, options.upstream.maxBodyBytes);
  const changed = await transform(json, request, options);
  const { model, stream } = changed;
  if (options.models && !(typeof model === 'string' && options.models.includes(model))) {
    const asked = typeof model === 'string' ? `'${shorten(model, 100) ?? ''}'` : 'asked for';
    throw new Refusal(
      404,
      'model_not_found',
      `The model ${asked} is not offered here. There are: ${options.models.join(', ')}.`,
      { param: 'model' },
    );
  }
  return {
    method: 'POST',
    path: options.upstream.path,
    // What has been looked at is sent as it was read: a key that comes twice may mean one thing here and another there.
    body: options.transform || options.models ? JSON.stringify(changed) : text,
    streaming: stream === true,
  };
}

function modelsOf({ url }: Request, { upstream }: ProxyOptions): Outgoing {
  const isExtended = new URL(url).searchParams.get('extended') === 'true';
  return {
    method: 'GET',
    path: `${upstream.modelsPath}${isExtended ? '?extended=true' : ''}`,
    streaming: false,
  };
}

/** Read late: some hosts have an environment only while they answer. */
function environmentKey(): string | undefined {
  try {
    return process.env.PERCEPTRON_API_KEY;
  } catch {
    // There is no `process` here, or no leave to read from it.
    return undefined;
  }
}

/** Tells the app, whose own failure at that changes no answer. */
function report(error: PerceptronError, request: Request, options: ProxyOptions): void {
  const tell = async () => options.onError(error, request);
  tell().catch(() => {});
}

/** A response may be immutable, such as one that `fetch` returned. */
function withHeaders(response: Response, added: Record<string, string>): Response {
  if (Object.keys(added).length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(added)) headers[name === 'vary' ? 'append' : 'set'](name, value);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
