import type { PerceptronClientOptions } from './clientOptions.js';
import { PerceptronError } from './errors.js';
import { isObject } from './wire.js';

const TEXTS = ['baseURL', 'authScheme', 'path', 'modelsPath'] as const;
const LIMITS = ['timeoutMs', 'stallTimeoutMs', 'maxBodyBytes'] as const;

/** Whose options they are. */
export type OptionsOwner = 'client' | 'proxy';

/**
 * Refuses options that a client could only fail with later, far from where they were given. Null stands for left out.
 *
 * @throws PerceptronError with code `invalid_request` and the option's name as `param`
 */
export function validateOptions(options: PerceptronClientOptions, owner: OptionsOwner = 'client'): void {
  if (!isObject(options)) {
    const maker = owner === 'client' ? 'createPerceptronClient' : 'createPerceptronProxy';
    const example = owner === 'client' ? "{ baseURL: '/api/perceptron' }" : '{ apiKey }';
    throw new PerceptronError(
      'invalid_request',
      `${maker} was given ${typeof options === 'string' ? 'a text' : String(options)}, but takes an object of options: ${example}.`,
    );
  }
  for (const name of TEXTS) refuseUnless(owner, name, options[name], 'a string', isText);
  for (const name of LIMITS) refuseUnless(owner, name, options[name], 'a number from 0 on', isLimit);
  refuseUnless(owner, 'fetch', options.fetch, 'a function', isFunction);
  refuseUnless(owner, 'apiKey', options.apiKey, 'a string or a function', isTextOrFunction);
}

const isText = (value: unknown) => typeof value === 'string';
const isLimit = (value: unknown) => typeof value === 'number' && value >= 0;
/** Whether an option is a function. */
export const isFunction = (value: unknown) => typeof value === 'function';
const isTextOrFunction = (value: unknown) => isText(value) || isFunction(value);

/** Refuses one option that is given and not right. */
export function refuseUnless(
  owner: OptionsOwner,
  name: string,
  value: unknown,
  wanted: string,
  isRight: (value: unknown) => boolean,
): void {
  if (value === undefined || value === null || isRight(value)) return;
  // Of a key not even a wrong one is shown.
  const given = name === 'apiKey' || typeof value === 'object' ? `of type ${typeof value}` : String(value);
  throw new PerceptronError(
    'invalid_request',
    `The ${owner}'s ${name} is ${given}, but must be ${wanted}. Leave it out for the default.`,
    { param: name },
  );
}
