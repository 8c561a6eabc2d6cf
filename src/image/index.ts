export * from './export/index.js';
export { GroundedImage, type GroundedImageProps } from './GroundedImage.js';
export { useImageTransform } from './imageContext.js';
export {
  type AnnotationNameParts,
  defaultImageLabels,
  type ImageLabels,
  type ImageRegion,
} from './imageLabels.js';
export { AnnotationLegend, type AnnotationLegendProps } from './list/AnnotationLegend.js';
export { AnnotationList, type AnnotationListProps } from './list/AnnotationList.js';
export type { GetListLabel } from './list/entryText.js';
export type { ListedAnnotation } from './list/groups.js';
export {
  type AnnotationListLabels,
  defaultListLabels,
  type ListEntryParts,
  type ListGroupParts,
} from './list/listLabels.js';
export type {
  AnnotationStyle,
  ImageTransform,
  ShapeState,
  Style,
} from './types.js';
