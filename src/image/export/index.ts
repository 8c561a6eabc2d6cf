export {
  type AnnotatedImageFileOptions,
  type AnnotatedImageOptions,
  annotatedImageToBlob,
  annotatedImageToCanvas,
  annotatedImageToDataURL,
} from './annotatedImage.js';
export { type AnnotationsToSVGOptions, annotationsToSVG } from './annotationsToSVG.js';
export { ImageExportError, type ImageExportErrorCode } from './errors.js';
export type { ImageSource } from './imageSource.js';
export type { AnnotationExportOptions } from './types.js';
