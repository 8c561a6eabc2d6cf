export type { PerceptronErrorCode, PerceptronErrorDetails, PerceptronErrorJSON } from './errors.js';
export { PerceptronError } from './errors.js';
export type * from './types.js';
