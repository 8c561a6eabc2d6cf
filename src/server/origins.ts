import type { ProxyOptions } from './proxyOptions.js';
import { Refusal } from './refusal.js';
import type { Route } from './routes.js';

/** Headers of a response that a page of another origin may read. */
const EXPOSED = 'x-trace-id, retry-after';
/** How long a browser may remember a preflight: 2 hours, the most that Chromium keeps. */
const PREFLIGHT_S = 7200;

/**
 * The CORS headers that every response to a request has; none without allowed origins, and no permission for others.
 *
 * @throws Refusal where a page of another site asks, which could make its visitors spend the key
 */
export async function corsHeaders(
  request: Request,
  { allowedOrigins }: ProxyOptions,
): Promise<Record<string, string>> {
  const origin = request.headers.get('origin');
  // What a browser says of itself. Its `Origin` cannot be compared with the request's own URL, which behind a load
  // balancer is another; and without the header it is no browser, or its preflight comes to nothing.
  const site = request.headers.get('sec-fetch-site');
  const isForeign = site === 'cross-site' || site === 'same-site' || isPreflight(request);
  // Only `true`, as in `authorize`: a promise is truthy, and would let every website in.
  if (origin !== null && (await allowedOrigins?.(origin)) === true) {
    return {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': EXPOSED,
      vary: 'origin',
    };
  }
  if (isForeign) {
    throw new Refusal(
      403,
      'origin_not_allowed',
      `Pages of ${origin ?? 'another site'} may not use this proxy. If they should, list their origin in allowedOrigins.`,
    );
  }
  return allowedOrigins ? { vary: 'origin' } : {};
}

/** Whether a browser asks what it may send. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

/** Tells a browser what it may send. */
export function answerPreflight({ headers }: Request, route: Route): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': route.method,
      // None of them goes on to the API; they are for the app's own check.
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? 'content-type',
      'access-control-max-age': String(PREFLIGHT_S),
    },
  });
}
