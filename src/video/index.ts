export { GroundedVideo } from './GroundedVideo.js';
export type { GroundedVideoProps } from './groundedVideoProps.js';
export * from './timeline/index.js';
export { defaultVideoLabels, type TimedNameParts, type VideoLabels } from './videoLabels.js';
