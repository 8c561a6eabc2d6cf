import type { Annotation, AnnotationInput, ShapeOf } from '../grounding/index.js';

/** How a shape is drawn. Widths and radii are in CSS pixels on screen, whatever the size of the image. */
export interface Style {
  /** Colour of the line, and of a point. @default the colour of the mention */
  stroke?: string | undefined;
  /** 0 for no line. @default 2, or 1 where more than 2,000 shapes are shown; 1 more while highlighted or selected */
  strokeWidth?: number | undefined;
  /** Colour of the contour that sets the line off from any photo; false for none. @default a dark translucent one */
  halo?: string | false | undefined;
  /** Colour of the inside. @default the stroke's */
  fill?: string | undefined;
  /** 0..1. @default 0.2 with a `fill`; else 0, 0.16 while highlighted, 0.24 while selected */
  fillOpacity?: number | undefined;
  /** Of the whole shape, 0..1. @default 1 */
  opacity?: number | undefined;
  /** Lengths of dashes and gaps in CSS pixels. @default a solid line */
  dash?: readonly number[] | undefined;
  /** Radius of a point in CSS pixels. @default 5, or 3 where more than 2,000 shapes are shown */
  pointRadius?: number | undefined;
  /** Colour of the label's text. @default black or white, whichever reads better on the plate */
  labelColor?: string | undefined;
  /** Colour of the label's plate. @default the stroke's */
  labelBackground?: string | undefined;
}

/** What a style function knows about a shape besides the annotation. */
export interface ShapeState {
  highlighted: boolean;
  selected: boolean;
}

/** A style for all shapes, or one computed for each shape and state: null or undefined for the defaults. */
export type AnnotationStyle<A extends AnnotationInput = Annotation> =
  | Style
  | ((annotation: ShapeOf<A>, state: ShapeState) => Style | null | undefined);

/** From grid coordinates (0..1000) to CSS pixels of the box: `px = x + gridX * scaleX`, `py = y + gridY * scaleY`. */
export interface ImageTransform {
  /** CSS pixels from the box's left edge to the image's. Negative where `cover` crops. */
  x: number;
  /** CSS pixels from the box's top edge to the image's. */
  y: number;
  /** CSS pixels per grid unit, horizontally: a thousandth of the drawn image's width. */
  scaleX: number;
  /** CSS pixels per grid unit, vertically. */
  scaleY: number;
  /** Width of the box in CSS pixels. */
  width: number;
  /** Height of the box in CSS pixels. */
  height: number;
}
