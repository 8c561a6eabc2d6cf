import { answerChat, type Reply, strike } from './chat.js';
import type { FaultSpec } from './faults.js';
import type { Gate } from './gate.js';
import type { RateLimiter } from './limiter.js';
import type { ModelTable } from './models.js';
import { ConnectionFailure } from './play.js';
import { type ApiProblem, problemOf, Refusal, refuse } from './problems.js';
import { type LiveRequest, type Received, recordRequest } from './record.js';
import type { Script } from './script.js';
import type { MockOptions, MockRequest } from './types.js';
import { unknownModel } from './validate.js';

/** What a server is made of. */
export interface ServerParts {
  options: MockOptions;
  models: ModelTable;
  script: Script;
  gate: Gate;
  limiter: RateLimiter;
  /** Takes the fault that hits the next request of a route. */
  takeFault(route: MockRequest['route']): FaultSpec | undefined;
  onRequest(request: MockRequest): void;
}

/** The API behind both transports. */
export interface Server {
  /** Whether a path is one of the API's. */
  serves(path: string): boolean;
  /** Answers a request. Throws {@link ConnectionFailure} where the connection breaks before any byte. */
  respond(received: Received): Promise<Reply>;
}

interface Route {
  name: MockRequest['route'];
  /** The id in `/v1/models/{id}`. */
  model?: string;
}

function routeOf(path: string, chatPath: string | undefined): Route | undefined {
  const pathname = path.replace(/[?#].*$/, '');
  const isChat = chatPath === undefined ? /\/v1\/chat\/completions$/.test(pathname) : pathname === chatPath;
  if (isChat) return { name: 'chat' };
  const found = /\/v1\/models(?:\/(.+))?$/.exec(pathname);
  return found ? { name: 'models', model: found[1] } : undefined;
}

function authorize(headers: Headers, { apiKeys, forbiddenKeys }: MockOptions): void {
  if (!apiKeys && !forbiddenKeys) return;
  const [scheme = '', key = ''] = (headers.get('authorization') ?? '').split(' ');
  if (forbiddenKeys?.includes(key)) refuse(403, {});
  if (scheme.toLowerCase() === 'bearer' && key !== '' && (apiKeys?.includes(key) ?? true)) return;
  refuse(401, {});
}

function listModels(models: ModelTable, path: string, id: string | undefined): Reply {
  const extended = new URLSearchParams(path.split('?')[1]).get('extended') === 'true';
  const data = models.list(extended);
  const one =
    id === undefined ? undefined : data.find((model) => encodeURIComponent(String(model.id)) === id);
  if (id !== undefined && !one) unknownModel(id);
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify(one ?? { object: 'list', data }) };
}

function preflight(asked: Headers): Reply {
  const headers = {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': asked.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '600',
  };
  return { status: 204, headers, body: '' };
}

function written({ status, headers, body }: ApiProblem): Reply {
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const unknownRoute = ({ method, path }: Received): Reply =>
  written(
    problemOf(404, {
      message: `Unknown route: ${method} ${path}. The mock serves POST /v1/chat/completions and GET /v1/models.`,
    }),
  );

/** Makes the API. */
export function createServer(parts: ServerParts): Server {
  const { options, limiter, models } = parts;
  let count = 0;

  const answer = async (received: Received, route: Route, live: LiveRequest): Promise<Reply> => {
    const fault = parts.takeFault(route.name);
    await strike(fault, received.signal);
    authorize(received.headers, options);
    limiter.count(route.name);
    if (received.method !== (route.name === 'chat' ? 'POST' : 'GET')) refuse(405, {});
    if (route.name === 'models') return listModels(models, received.path, route.model);
    return answerChat({ ...parts, defaults: options }, received, live, fault);
  };

  const replyOrProblem = async (received: Received, route: Route, live: LiveRequest): Promise<Reply> => {
    try {
      return await answer(received, route, live);
    } catch (error) {
      if (error instanceof Refusal) return written(error.problem);
      if (error instanceof ConnectionFailure || received.signal.aborted) {
        live.close('failed');
        throw error;
      }
      // An answer function of the test threw, or an option is wrong: the client under test must get to see it.
      const message = `The mock could not answer: ${error instanceof Error ? error.message : String(error)}`;
      return written(problemOf(500, { message, code: 'mock_failed' }));
    }
  };

  const respond = async (received: Received, traceId: string): Promise<Reply> => {
    const route = routeOf(received.path, options.chatPath);
    if (!route) return unknownRoute(received);
    if (received.method === 'OPTIONS') return preflight(received.headers);
    const live = recordRequest(received, route.name, traceId);
    parts.onRequest(live.request);
    const reply = await replyOrProblem(received, route, live);
    live.respond(reply.status);
    if (typeof reply.body === 'string') live.close('finished');
    return reply;
  };

  return {
    serves: (path) => routeOf(path, options.chatPath) !== undefined,
    async respond(received) {
      const traceId = `mock-trace-${++count}`;
      const reply = await respond(received, traceId);
      const headers = {
        ...reply.headers,
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'x-trace-id, retry-after',
        'x-trace-id': traceId,
      };
      return { ...reply, headers };
    },
  };
}
