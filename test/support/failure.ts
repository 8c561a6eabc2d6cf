import { expect } from 'vitest';
import type { PerceptronError } from '../../src/api/index.js';

/** What a promise that has to fail fails with. */
export const failure = (promise: Promise<unknown>): Promise<PerceptronError> =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: PerceptronError) => error,
  );
