import { type ShapeAnnotationInput, shapeBounds } from '../grounding/index.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** The sides of a rectangle, in CSS pixels of the box. */
export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** CSS pixels of halo on each side of a line. */
export const HALO_WIDTH = 1;

export const grow = (edges: Edges, by: number): Edges => ({
  left: edges.left - by,
  top: edges.top - by,
  right: edges.right + by,
  bottom: edges.bottom + by,
});

export const union = (a: Edges, b: Edges): Edges => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

export const intersection = (a: Edges, b: Edges): Edges => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** Where a shape is, without its line. */
export function shapeEdges(shape: ShapeAnnotationInput, at: ImageTransform): Edges {
  const { x, y, width, height } = shapeBounds(shape);
  const left = at.x + x * at.scaleX;
  const top = at.y + y * at.scaleY;
  return { left, top, right: left + width * at.scaleX, bottom: top + height * at.scaleY };
}

/** Where a shape is drawn, with its line and without its halo. */
export function drawnEdges(shape: ShapeAnnotationInput, style: ResolvedStyle, at: ImageTransform): Edges {
  const by = shape.kind === 'point' ? style.pointRadius : style.strokeWidth / 2;
  const edges = shapeEdges(shape, at);
  edges.left -= by;
  edges.top -= by;
  edges.right += by;
  edges.bottom += by;
  return edges;
}

/** `drawnEdges` of a shape whose bounds are known, at `from` of a `ShapeTable`'s: one object, for what runs once for each of thousands. */
export function drawnEdgesOf(
  kind: ShapeAnnotationInput['kind'],
  bounds: Float32Array,
  from: number,
  style: ResolvedStyle,
  at: ImageTransform,
): Edges {
  const by = kind === 'point' ? style.pointRadius : style.strokeWidth / 2;
  return {
    left: at.x + bounds[from]! * at.scaleX - by,
    top: at.y + bounds[from + 1]! * at.scaleY - by,
    right: at.x + bounds[from + 2]! * at.scaleX + by,
    bottom: at.y + bounds[from + 3]! * at.scaleY + by,
  };
}

/** The part of the box that shows the image. */
export function visibleArea(at: ImageTransform): Edges {
  return {
    left: Math.max(0, at.x),
    top: Math.max(0, at.y),
    right: Math.min(at.width, at.x + at.scaleX * 1000),
    bottom: Math.min(at.height, at.y + at.scaleY * 1000),
  };
}
