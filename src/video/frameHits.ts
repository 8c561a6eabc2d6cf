import type { ShapeAnnotation, ShapeAtTime } from '../grounding/index.js';
import { hitTest } from '../image/hitTest.js';
import { createShapeTable } from '../image/shapeTable.js';
import type { ImageTransform } from '../image/types.js';

/** CSS pixels around a point that count as the point. */
const POINT_RADIUS = 6;

/** Finds shapes of a frame by position. */
export interface FrameHits {
  /** Costs nothing until a position is asked for. */
  setShapes(shapes: readonly ShapeAtTime[]): void;
  /** The shapes under a position in CSS pixels of the box, the most specific first. */
  shapesAt(at: ImageTransform, x: number, y: number, tolerance: number): ShapeAnnotation[];
}

/** Of no frame yet. */
export function createFrameHits(): FrameHits {
  const table = createShapeTable();
  let waiting: readonly ShapeAtTime[] | null = null;
  return {
    setShapes(shapes) {
      waiting = shapes;
    },
    shapesAt(at, x, y, tolerance) {
      if (waiting) table.sync(waiting.map(({ shape }) => shape));
      waiting = null;
      return hitTest(table, at, x, y, tolerance, POINT_RADIUS).map((index) => table.shapes[index]!);
    },
  };
}
