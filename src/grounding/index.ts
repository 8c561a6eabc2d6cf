export { resolveAssetIdx } from './assets.js';
export * from './clips/index.js';
export { GroundingError } from './errors.js';
export * as formats from './formats/index.js';
export {
  type Fit,
  fitImage,
  GRID_SIZE,
  gridToImage,
  gridToPixel,
  type Placement,
  type Point,
  pixelToGrid,
  type Rect,
  type Size,
  shapeArea,
  shapeBounds,
  shapeCentroid,
  shapeContains,
  shapeVertices,
} from './geometry.js';
export { parseGrounding, parseGroundingStrict } from './parse.js';
export { serializeAnnotation } from './serialize.js';
export { createGroundingStream, type GroundingStream } from './stream.js';
export { stripMarkup } from './strip.js';
export { createTimeIndex, type ShapeAtTime, type TimeIndex, type TimeIndexOptions } from './timeIndex.js';
export type { TimedEntry } from './timeline.js';
export { trackAt } from './tracks.js';
export type * from './types.js';
