import { describe, expect, it } from 'vitest';
import { createPerceptronClient, PerceptronError } from './index.js';

/** What an app without types may give. */
function failureOf(options: unknown) {
  try {
    createPerceptronClient(options as never);
  } catch (error) {
    return error as PerceptronError;
  }
  return null;
}

describe('options of a client', () => {
  it.each([
    ['baseURL', 5, 'a string'],
    ['path', new URL('https://example.com/v1'), 'a string'],
    ['timeoutMs', '30', 'a number from 0 on'],
    ['stallTimeoutMs', Number.NaN, 'a number from 0 on'],
    ['maxBodyBytes', -1, 'a number from 0 on'],
    ['fetch', 'https://example.com', 'a function'],
    ['apiKey', 42, 'a string or a function'],
  ])('are refused by name where %s is %s', (name, value, wanted) => {
    const error = failureOf({ [name]: value });
    expect(error).toBeInstanceOf(PerceptronError);
    expect(error).toMatchObject({ code: 'invalid_request', param: name });
    expect(error!.message).toContain(`${name} is`);
    expect(error!.message).toContain(`must be ${wanted}`);
  });

  it.each([null, 'https://example.com', 7])('have to be an object and not %s', (options) => {
    expect(failureOf(options)?.message).toContain('takes an object of options');
  });

  it('never show a key', () => {
    expect(failureOf({ apiKey: 123456 })!.message).not.toContain('123456');
  });

  it('may be left out, by null too', () => {
    expect(failureOf(undefined)).toBeNull();
    expect(failureOf({ baseURL: null, timeoutMs: undefined, fetch: null, apiKey: null })).toBeNull();
    expect(failureOf({ timeoutMs: 0, stallTimeoutMs: Infinity, apiKey: async () => 'key' })).toBeNull();
  });
});
