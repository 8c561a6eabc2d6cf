import { type ShapeAnnotationInput, shapeBounds } from '../grounding/index.js';
import type { ImageRegion } from './imageLabels.js';
import { sortByKey } from './sortByKey.js';

/** Grid units by which centres in one line of reading may differ at least. */
const LINE_SLACK = 30;

/**
 * Shapes as one reads: line by line from the top, each line from the left. A line takes in what has its centre within
 * half the height of the line's first shape.
 */
export function readingOrder(shapes: readonly ShapeAnnotationInput[]): readonly ShapeAnnotationInput[] {
  const count = shapes.length;
  const center = new Float64Array(count);
  const middle = new Float64Array(count);
  const half = new Float64Array(count);
  const order = new Uint32Array(count);
  let [left, right] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const { x, y, width, height } = shapeBounds(shapes[i]!);
    center[i] = x + width / 2;
    middle[i] = y + height / 2;
    half[i] = height / 2;
    order[i] = i;
    if (center[i]! < left) left = center[i]!;
    if (center[i]! > right) right = center[i]!;
  }
  sortByKey(order, middle);
  /** Where a shape comes when its line follows those before. */
  const along = new Float64Array(count);
  let line = 0;
  let limit = -Infinity;
  for (let i = 0; i < count; i++) {
    const index = order[i]!;
    if (middle[index]! > limit) {
      line++;
      limit = middle[index]! + Math.max(LINE_SLACK, Math.min(half[index]!, 4 * LINE_SLACK));
    }
    along[index] = line * (right - left + 1) + center[index]! - left;
  }
  sortByKey(order, along);
  const sorted: ShapeAnnotationInput[] = [];
  for (let i = 0; i < count; i++) sorted.push(shapes[order[i]!]!);
  return sorted;
}

const ROWS = [
  ['upper left', 'top', 'upper right'],
  ['left', 'center', 'right'],
  ['lower left', 'bottom', 'lower right'],
] as const;

/** The ninth of the image that holds the middle of a shape; the first of them where a coordinate is not a number. */
export function regionOf(shape: ShapeAnnotationInput): ImageRegion {
  const { x, y, width, height } = shapeBounds(shape);
  const third = (position: number) => Math.max(0, Math.min(2, Math.floor((position * 3) / 1000) || 0));
  return ROWS[third(y + height / 2)]![third(x + width / 2)]!;
}
