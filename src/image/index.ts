export { GroundedImage, type GroundedImageProps } from './GroundedImage.js';
export { useImageTransform } from './imageContext.js';
export {
  type AnnotationNameParts,
  defaultImageLabels,
  type ImageLabels,
  type ImageRegion,
} from './imageLabels.js';
export type {
  AnnotationStyle,
  ImageTransform,
  ShapeState,
  Style,
  Viewport,
} from './types.js';
