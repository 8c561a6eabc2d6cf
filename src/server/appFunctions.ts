import { PerceptronError } from '../api/errors.js';
import { isObject } from '../api/wire.js';
import type { ProxyOptions, ProxyRequestBody } from './proxyOptions.js';
import { Refusal } from './refusal.js';

/** What the app's own code answers with, in place of the API. */
export class OwnResponse {
  constructor(readonly response: Response) {}
}

/**
 * Asks the app whether a request may pass.
 *
 * @throws Refusal or OwnResponse where it may not
 */
export async function authorize(request: Request, options: ProxyOptions): Promise<void> {
  if (!options.authorize) return;
  const verdict: unknown = await ask('authorize', () => options.authorize?.(request));
  if (verdict === false) throw new Refusal(403, 'forbidden', 'You may not ask here.');
  if (verdict !== true) {
    // To let it pass would be to let everybody pass where a check forgets its `return`.
    throw misused('authorize', verdict, 'true to let the request pass, false or a Response to refuse it');
  }
  if (request.bodyUsed) {
    throw failed(
      'authorize',
      'read the body of the request, which is to be sent. Let it read request.clone().',
    );
  }
}

/**
 * Lets the app change what is sent.
 *
 * @throws Refusal or OwnResponse where it refuses
 */
export async function transform(
  body: ProxyRequestBody,
  request: Request,
  options: ProxyOptions,
): Promise<ProxyRequestBody> {
  if (!options.transform) return body;
  const changed: unknown = await ask('transform', () => options.transform?.(body, request));
  if (isObject(changed)) return changed;
  throw misused('transform', changed, 'the body to send, or a Response to refuse it');
}

async function ask(name: 'authorize' | 'transform', run: () => unknown): Promise<unknown> {
  try {
    const result = await run();
    if (!isResponse(result)) return result;
    throw result;
  } catch (thrown) {
    // Some frameworks' helpers throw their response.
    if (isResponse(thrown)) {
      if (isSendable(thrown)) throw new OwnResponse(thrown);
      throw failed(name, 'answered with a Response.error(), or with a Response whose body has been read.');
    }
    throw failed(name, 'threw, so nothing was sent. Fix or catch that in it.', thrown);
  }
}

/** Told by its name, because servers and polyfills bring classes of their own. */
function isResponse(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
}

const isSendable = ({ status, bodyUsed, body }: Response) => status >= 200 && !bodyUsed && !body?.locked;

function misused(name: string, result: unknown, wanted: string): Refusal {
  const given = Array.isArray(result) ? 'a list' : result === null ? 'null' : typeof result;
  return failed(name, `returned ${given}. It has to return ${wanted}.`);
}

function failed(name: string, what: string, cause?: unknown): Refusal {
  const report = new PerceptronError('invalid_request', `The proxy's ${name} function ${what}`, {
    param: name,
    cause,
  });
  return new Refusal(
    500,
    'proxy_misconfigured',
    `The ${name} function of the proxy failed; the log of the server says why.`,
    { report },
  );
}
