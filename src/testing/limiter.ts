import { refuse } from './problems.js';
import type { MockOptions, MockRequest } from './types.js';

type Route = MockRequest['route'];

/** Counts requests against the limits of a minute. */
export interface RateLimiter {
  /** Counts a request, or refuses it with 429 and the seconds until there is room again. */
  count(route: Route): void;
  reset(): void;
}

const windowMs = 60_000;

/** Makes the limiter from the `rateLimit` option. */
export function createRateLimiter(option: MockOptions['rateLimit'] = false): RateLimiter {
  const limits = option === true ? { chat: 300, models: 30 } : option || {};
  const times: Record<Route, number[]> = { chat: [], models: [] };
  return {
    count(route) {
      const limit = limits[route];
      if (limit === undefined) return;
      const now = Date.now();
      const recent = times[route].filter((time) => now - time < windowMs);
      times[route] = recent;
      if (recent.length < limit) {
        recent.push(now);
        return;
      }
      const seconds = Math.ceil(((recent[0] ?? now) + windowMs - now) / 1000);
      refuse(
        429,
        { message: `Rate limit of ${limit} requests a minute reached. Try again in ${seconds} s.` },
        { 'retry-after': String(seconds) },
      );
    },
    reset() {
      times.chat = [];
      times.models = [];
    },
  };
}
