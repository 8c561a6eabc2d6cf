import type { PerceptronClientOptions } from './clientOptions.js';
import { PerceptronError } from './errors.js';
import { isObject } from './wire.js';

const TEXTS = ['baseURL', 'authScheme', 'path', 'modelsPath'] as const;
const LIMITS = ['timeoutMs', 'stallTimeoutMs', 'maxBodyBytes'] as const;

/**
 * Refuses options that a client could only fail with later, far from where they were given. Null stands for left out.
 *
 * @throws PerceptronError with code `invalid_request` and the option's name as `param`
 */
export function validateOptions(options: PerceptronClientOptions): void {
  if (!isObject(options)) {
    throw new PerceptronError(
      'invalid_request',
      `createPerceptronClient was given ${typeof options === 'string' ? 'a text' : String(options)}, but takes an object of options: { baseURL: '/api/perceptron' }.`,
    );
  }
  for (const name of TEXTS) refuseUnless(options, name, 'a string', isText);
  for (const name of LIMITS) refuseUnless(options, name, 'a number from 0 on', isLimit);
  refuseUnless(options, 'fetch', 'a function', isFunction);
  refuseUnless(options, 'apiKey', 'a string or a function', (value) => isText(value) || isFunction(value));
}

const isText = (value: unknown) => typeof value === 'string';
const isLimit = (value: unknown) => typeof value === 'number' && value >= 0;
const isFunction = (value: unknown) => typeof value === 'function';

function refuseUnless(
  options: PerceptronClientOptions,
  name: keyof PerceptronClientOptions,
  wanted: string,
  isRight: (value: unknown) => boolean,
) {
  const value: unknown = options[name];
  if (value === undefined || value === null || isRight(value)) return;
  // Of a key not even a wrong one is shown.
  const given = name === 'apiKey' || typeof value === 'object' ? `of type ${typeof value}` : String(value);
  throw new PerceptronError(
    'invalid_request',
    `The client's ${name} is ${given}, but must be ${wanted}. Leave it out for the default.`,
    { param: name },
  );
}
