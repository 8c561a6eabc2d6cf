import { PerceptronError } from './errors.js';
import { warnOnce } from './hints.js';
import type { ModelOverrides } from './models.js';
import { type OptionsOwner, validateOptions } from './validateOptions.js';

/** The part of `fetch` that the client uses. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

/** Headers in any form that `fetch` takes. Node has no `HeadersInit` of its own, so the name is not used. */
export type HeadersOption = NonNullable<RequestInit['headers']>;

/** Where to send, as whom, and how long to wait. */
export interface PerceptronClientOptions {
  /**
   * What comes before every path: a host, or in a browser the path of your own backend, such as `/api/perceptron`.
   * @default 'https://api.perceptron.inc'
   */
  baseURL?: string | undefined;
  /**
   * The API key, or a function that gives it, asked before each attempt. Never give it in a browser, where everybody can
   * read it: point `baseURL` at your own backend, which adds it.
   */
  apiKey?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /**
   * Any function of `fetch`'s shape.
   * @default the global `fetch` at the time of the call
   */
  fetch?: FetchFunction | undefined;
  /** Further headers, or a function that gives them, asked before each attempt. They win over the client's own. */
  headers?:
    | HeadersOption
    | (() => HeadersOption | undefined | Promise<HeadersOption | undefined>)
    | undefined;
  /**
   * What comes before the key in `Authorization`; some hosts want `Key`.
   * @default 'Bearer'
   */
  authScheme?: string | undefined;
  /** @default '/v1/chat/completions' */
  path?: string | undefined;
  /** @default '/v1/models' */
  modelsPath?: string | undefined;
  /**
   * How long one attempt may take until its answer is there; of a stream, until it begins. Milliseconds; 0: no limit.
   * @default 120_000
   */
  timeoutMs?: number | undefined;
  /**
   * How long a stream may say nothing, keep-alives included. Milliseconds; 0: no limit.
   * @default 60_000
   */
  stallTimeoutMs?: number | undefined;
  /**
   * How often a request is sent again while the failure may pass and nothing has arrived. Before each the client waits for as
   * long as the server asks for, a minute at most, and else for a moment; 0 tells of such a failure at once.
   * @default 2
   */
  maxRetries?: number | undefined;
  /**
   * The largest request body in bytes.
   * @default 20 MB (20 * 1024 * 1024)
   */
  maxBodyBytes?: number | undefined;
  /** What models can do, by id: over the table that the library brings. */
  models?: Readonly<Record<string, ModelOverrides>> | undefined;
}

/** {@link PerceptronClientOptions} with every default filled in. */
export interface ResolvedOptions
  extends Required<Omit<PerceptronClientOptions, 'apiKey' | 'headers' | 'models'>>,
    Pick<PerceptronClientOptions, 'apiKey' | 'headers'> {}

/** Fills in the defaults. */
export function resolveOptions(options: PerceptronClientOptions, owner?: OptionsOwner): ResolvedOptions {
  validateOptions(options, owner);
  const path = withSlash(options.path ?? '/v1/chat/completions');
  const base = (options.baseURL ?? 'https://api.perceptron.inc').trim().replace(/\/+$/, '');
  if (owner !== 'proxy' && options.apiKey !== undefined && typeof window !== 'undefined') {
    warnOnce(
      'browser-key',
      'An API key was given to a client that runs in a browser, where everybody can read it. Point baseURL at your own backend and let that add the key.',
    );
  }
  return {
    // Other clients' base URLs end in `/v1`, which the paths here begin with.
    baseURL: path.startsWith('/v1/') ? base.replace(/\/v1$/, '') : base,
    apiKey: options.apiKey,
    fetch: options.fetch ?? globalFetch,
    headers: options.headers,
    authScheme: options.authScheme ?? 'Bearer',
    path,
    modelsPath: withSlash(options.modelsPath ?? '/v1/models'),
    timeoutMs: options.timeoutMs ?? 120_000,
    stallTimeoutMs: options.stallTimeoutMs ?? 60_000,
    maxRetries: Math.max(0, Number(options.maxRetries ?? 2) || 0),
    maxBodyBytes: options.maxBodyBytes ?? 20 * 1024 * 1024,
  };
}

/** Looked up at the time of the call: apps and tests replace the global one. */
async function globalFetch(url: string, init: RequestInit): Promise<Response> {
  if (typeof globalThis.fetch !== 'function') {
    throw new PerceptronError(
      'invalid_request',
      'There is no global fetch here. Give one as its `fetch` option.',
      {
        param: 'fetch',
      },
    );
  }
  if (!/^[a-z][a-z\d+.-]*:/i.test(url) && typeof globalThis.location === 'undefined') {
    throw new PerceptronError(
      'invalid_request',
      `baseURL leads to ${JSON.stringify(url)}, which only a browser can complete. Outside of one, give an absolute baseURL such as https://api.perceptron.inc.`,
      { param: 'baseURL' },
    );
  }
  return globalThis.fetch(url, init);
}

function withSlash(path: string): string {
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}
