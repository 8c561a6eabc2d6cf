import type { ShapeAnnotation } from '../grounding/index.js';
import type { ImageRegion } from './imageLabels.js';
import { boundsOf } from './shapeTable.js';

/** Grid units by which centres in one line of reading may differ at least. */
const LINE_SLACK = 30;

/**
 * Shapes as one reads: line by line from the top, each line from the left. A line takes in what has its centre within
 * half the height of the line's first shape.
 */
export function readingOrder(shapes: readonly ShapeAnnotation[]): readonly ShapeAnnotation[] {
  const count = shapes.length;
  const left = new Float64Array(count);
  const middle = new Float64Array(count);
  const half = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = boundsOf(shapes[i]!);
    left[i] = (x1 + x2) / 2;
    middle[i] = (y1 + y2) / 2;
    half[i] = (y2 - y1) / 2;
  }
  const order = Uint32Array.from(shapes.keys()).sort((a, b) => middle[a]! - middle[b]! || a - b);
  const line = new Uint32Array(count);
  let number = 0;
  let limit = -Infinity;
  for (const index of order) {
    if (middle[index]! > limit) {
      number++;
      limit = middle[index]! + Math.max(LINE_SLACK, Math.min(half[index]!, 4 * LINE_SLACK));
    }
    line[index] = number;
  }
  order.sort((a, b) => line[a]! - line[b]! || left[a]! - left[b]! || a - b);
  return Array.from(order, (index) => shapes[index]!);
}

const ROWS = [
  ['upper left', 'top', 'upper right'],
  ['left', 'center', 'right'],
  ['lower left', 'bottom', 'lower right'],
] as const;

/** The ninth of the image that holds the middle of a shape. */
export function regionOf(shape: ShapeAnnotation): ImageRegion {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = boundsOf(shape);
  const third = (position: number) => Math.max(0, Math.min(2, Math.floor((position * 3) / 1000)));
  return ROWS[third((y1 + y2) / 2)]![third((x1 + x2) / 2)]!;
}
