import { PerceptronError } from '../api/errors.js';
import { Refusal } from './refusal.js';

/** What the proxy serves, and nothing else. */
export interface Route {
  name: 'chat' | 'models';
  method: 'POST' | 'GET';
}

const ROUTES: readonly (readonly [pathEnd: RegExp, route: Route])[] = [
  [/\/v1\/chat\/completions\/?$/, { name: 'chat', method: 'POST' }],
  [/\/v1\/models\/?$/, { name: 'models', method: 'GET' }],
];

/**
 * The route of a path, whatever it is mounted at. Only the name of the route goes on to the API, never the path itself.
 *
 * @throws Refusal
 * @throws PerceptronError with code `invalid_request` where it was not given a `Request`
 */
export function routeOf({ url, method }: Request): Route {
  const pathname = pathOf(url);
  const route = ROUTES.find(([pathEnd]) => pathEnd.test(pathname))?.[1];
  if (route) return route;
  throw new Refusal(
    404,
    'not_found',
    `${method} ${pathname} is no route of this proxy, which serves POST …/v1/chat/completions and GET …/v1/models. Check the client's baseURL and where the proxy is mounted.`,
  );
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    throw new PerceptronError(
      'invalid_request',
      'The proxy takes a Request, and was called with something else. Where a handler is given an object, hand on what is in it: ({ request }) => proxy(request). For Express and other Node servers there is toNodeHandler(proxy).',
    );
  }
}

/**
 * Refuses other methods than that of the route.
 *
 * @throws Refusal
 */
export function checkMethod({ method }: Request, route: Route): void {
  if (method === route.method) return;
  throw new Refusal(405, 'method_not_allowed', `This route takes ${route.method}, not ${method}.`, {
    headers: { allow: route.method },
  });
}
