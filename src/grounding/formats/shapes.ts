import { GRID_SIZE, type Rect, type Size, shapeBounds } from '../geometry.js';
import type { AnnotationInput, Grounding, ShapeAnnotationInput } from '../types.js';
import { isSize } from './collector.js';

/** What writers write: a parsed answer, or a list. */
export type ShapeSource = Grounding | readonly AnnotationInput[];

/** What writers of pixel formats take. */
export interface ImageOptions {
  /** The size of the image in its own pixels. */
  imageSize: Size;
}

/** From the grid to pixels of an image. */
export interface Pixels {
  x(grid: number): number;
  y(grid: number): number;
  /** The bounds of a shape. */
  bounds(shape: ShapeAnnotationInput): Rect;
  /** Vertices from the first to the last. */
  vertices(points: readonly (readonly [number, number])[]): [number, number][];
}

/** Throws a RangeError when the size is unusable. */
export function toPixels(options: ImageOptions): Pixels {
  const size = options?.imageSize;
  if (!isSize(size)) {
    throw new RangeError(
      'Pixels cannot be written without the size of the image: pass `imageSize` with a positive width and height.',
    );
  }
  // In this order, whole numbers on the grid give the shortest decimals.
  const x = (grid: number) => (grid * size.width) / GRID_SIZE;
  const y = (grid: number) => (grid * size.height) / GRID_SIZE;
  return {
    x,
    y,
    bounds(shape) {
      const bounds = shapeBounds(shape);
      return { x: x(bounds.x), y: y(bounds.y), width: x(bounds.width), height: y(bounds.height) };
    },
    vertices: (points) => points.map((point) => [x(point[0]), y(point[1])]),
  };
}

/** A number without an exponent, which some readers do not know. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12) : text;
}
