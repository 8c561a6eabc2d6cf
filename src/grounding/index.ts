export { resolveAssetIdx } from './assets.js';
export { GroundingError } from './errors.js';
export { parseGrounding, parseGroundingStrict } from './parse.js';
export { serializeAnnotation } from './serialize.js';
export { createGroundingStream, type GroundingStream } from './stream.js';
export { stripMarkup } from './strip.js';
export type * from './types.js';
