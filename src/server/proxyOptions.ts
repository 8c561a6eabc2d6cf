import {
  type HeadersOption,
  type PerceptronClientOptions,
  type ResolvedOptions,
  resolveOptions,
} from '../api/clientOptions.js';
import { PerceptronError } from '../api/errors.js';
import { isFunction, refuseUnless } from '../api/validateOptions.js';

/** The JSON of a chat request as the browser sent it: nothing in it is checked. */
export type ProxyRequestBody = Record<string, unknown>;

/** What may come at once or later. */
type Awaitable<T> = T | Promise<T>;

/** Where to send, with which key, and who may ask for what. */
export interface PerceptronProxyOptions
  extends Pick<PerceptronClientOptions, 'authScheme' | 'path' | 'modelsPath' | 'fetch'> {
  /**
   * The API key, or a function that gives the one for a request.
   * @default the environment variable `PERCEPTRON_API_KEY`, read when a request comes
   */
  apiKey?: string | ((request: Request) => Awaitable<string | undefined>) | undefined;
  /**
   * The host of the API, absolute.
   * @default 'https://api.perceptron.inc'
   */
  baseURL?: string | undefined;
  /**
   * Further headers for the API, or a function that gives them. They win over the proxy's own. Nothing of the browser's
   * headers goes on to the API by itself.
   */
  headers?: HeadersOption | ((request: Request) => Awaitable<HeadersOption | undefined>) | undefined;
  /**
   * Who may ask. Only `true` lets a request through; `false` answers 403, and a `Response`, returned or thrown, is the
   * answer itself ({@link errorResponse} makes one that the client reads well). It may read the body of `request.clone()`,
   * not that of `request`, which is to be sent.
   * @default everybody may who can reach the proxy
   */
  authorize?: ((request: Request) => Awaitable<boolean | Response>) | undefined;
  /**
   * The last word on what a chat request says: pins the model, caps tokens, adds a system message. Returns the body to
   * send, or a `Response` to refuse with.
   */
  transform?:
    | ((body: ProxyRequestBody, request: Request) => Awaitable<ProxyRequestBody | Response>)
    | undefined;
  /**
   * The ids of the models that may be asked, after `transform`; others are answered with 404, and the list of models
   * holds only these.
   * @default all
   */
  models?: readonly string[] | undefined;
  /**
   * Origins besides the app's own whose pages may ask, such as `https://app.example.com`, or a function that says `true` of
   * them. They get CORS headers, and may send cookies for `authorize`.
   * @default none
   */
  allowedOrigins?: readonly string[] | ((origin: string) => Awaitable<boolean>) | undefined;
  /**
   * The largest request body in bytes. Hosts have limits of their own, and so have body parsers.
   * @default 20 MB (20 * 1024 * 1024)
   */
  maxBodyBytes?: number | undefined;
  /**
   * How long the API may take until its answer begins. Milliseconds; 0: no limit.
   * @default 120_000
   */
  timeoutMs?: number | undefined;
  /**
   * Told what the app's visitors cannot help: each answer with a status of 500 and above, used up credits, and an answer
   * of the API that breaks off. The error says more than the answer does, and never the key; of an app's function that
   * threw, its `cause` is what was thrown.
   * @default writes the message to `console.error`
   */
  onError?: ((error: PerceptronError, request: Request) => void) | undefined;
}

/** {@link PerceptronProxyOptions} with every default filled in. */
export interface ProxyOptions
  extends Pick<PerceptronProxyOptions, 'apiKey' | 'headers' | 'authorize' | 'transform' | 'models'> {
  /** Where and how the API is asked. */
  upstream: ResolvedOptions;
  allowedOrigins: ((origin: string) => Awaitable<boolean>) | undefined;
  onError(error: PerceptronError, request: Request): void;
}

/**
 * Fills in the defaults, and refuses what could only fail later. Null stands for left out.
 *
 * @throws PerceptronError with code `invalid_request` and the option's name as `param`
 */
export function resolveProxyOptions(options: PerceptronProxyOptions): ProxyOptions {
  // Key and headers depend on the request, and are filled in with it.
  const upstream = resolveOptions(options as PerceptronClientOptions, 'proxy');
  const { apiKey, headers, authorize, transform, models, allowedOrigins, onError } = options;
  for (const [name, value] of Object.entries({ authorize, transform, onError })) {
    refuseUnless('proxy', name, value, 'a function', isFunction);
  }
  refuseUnless('proxy', 'models', models, 'a list of model ids', isListOf(/./));
  refuseUnless(
    'proxy',
    'allowedOrigins',
    allowedOrigins,
    "a list of origins such as 'https://app.example.com' without a path or a *, which would let every website spend the key, or a function",
    (value) => isFunction(value) || isListOf(ORIGIN)(value),
  );
  if (!/^https?:\/\//i.test(upstream.baseURL)) {
    throw new PerceptronError(
      'invalid_request',
      `The proxy's baseURL is ${JSON.stringify(upstream.baseURL)}, but must be the absolute URL of the API, such as https://api.perceptron.inc. The path of the proxy itself is the baseURL of the client.`,
      { param: 'baseURL' },
    );
  }
  return {
    upstream,
    apiKey: apiKey ?? undefined,
    headers: headers ?? undefined,
    authorize: authorize ?? undefined,
    transform: transform ?? undefined,
    models: models ?? undefined,
    allowedOrigins: Array.isArray(allowedOrigins)
      ? (origin) => allowedOrigins.includes(origin)
      : ((allowedOrigins as ProxyOptions['allowedOrigins']) ?? undefined),
    onError: onError ?? logError,
  };
}

/** As a browser's `Origin` says it. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#*\s]+$/;

const isListOf = (form: RegExp) => (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && form.test(item));

function logError({ message, cause }: PerceptronError): void {
  console.error(`perceptron-react/server: ${message}`, ...(cause === undefined ? [] : [cause]));
}
