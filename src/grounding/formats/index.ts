/**
 * Annotations of other tools and other models. A reader is `(input, { imageSize, inputSize? }) => { annotations, issues,
 * complete }`, and needs no `imageSize` where the format has no pixels: it never throws, keeps every whole item of an answer
 * that was cut off, and never guesses the format. Import the namespace: Vite, Rollup and webpack keep only what is used of
 * it, esbuild and Parcel all of it.
 */
export { type CocoOptions, coco } from './coco.js';
export { type CocoAnnotation, type CocoData, type ToCocoOptions, toCoco } from './cocoWriter.js';
export { deepSeekVL2 } from './deepSeekVL2.js';
export { type Florence2Options, florence2 } from './florence2.js';
export { gemini } from './gemini.js';
export { type GeoJsonData, type GeoJsonFeature, geoJson, toGeoJson } from './geoJson.js';
export { labelStudio } from './labelStudio.js';
export {
  type LabelStudioResult,
  type LabelStudioTask,
  type ToLabelStudioOptions,
  toLabelStudio,
} from './labelStudioWriter.js';
export { molmo } from './molmo.js';
export { moondream } from './moondream.js';
export { paliGemma } from './paliGemma.js';
export { type PascalVocOptions, pascalVoc, type ToPascalVocOptions, toPascalVoc } from './pascalVoc.js';
export { type QwenResizeOptions, qwen3VL, qwen25VL, qwen25VLInputSize } from './qwen.js';
export type { ImageOptions, ShapeSource } from './shapes.js';
export type * from './types.js';
export { webAnnotation } from './webAnnotation.js';
export {
  type ToWebAnnotationOptions,
  toWebAnnotation,
  type WebAnnotation,
  type WebAnnotationSelector,
} from './webAnnotationWriter.js';
export { type ToYoloOptions, toYolo, type YoloData, yolo } from './yolo.js';
