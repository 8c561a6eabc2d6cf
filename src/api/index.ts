export { createPerceptronClient } from './client.js';
export type { FetchFunction, PerceptronClientOptions } from './clientOptions.js';
export type { PerceptronErrorCode, PerceptronErrorDetails, PerceptronErrorJSON } from './errors.js';
export { PerceptronError } from './errors.js';
export type { ModelCapabilities } from './models.js';
export { defaultCapabilities, knownModels } from './models.js';
export type * from './types.js';
