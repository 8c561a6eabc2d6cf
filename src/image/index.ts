export * from './export/index.js';
export { GroundedImage } from './GroundedImage.js';
export type { GroundedImageProps } from './groundedImageProps.js';
export type { RenderTooltip } from './ImageTooltip.js';
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
export type { GetAriaLabel } from './useAnnotationNames.js';
export type { GroundedImageActions } from './useImageActions.js';
export type { AnnotationContextMenuHandler } from './usePointer.js';
export type { ViewportProps } from './useViewport.js';
export type { ZoomCommand } from './zoomCommands.js';
