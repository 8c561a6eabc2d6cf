import type { ShapeAnnotation, ShapeAtTime } from '../grounding/index.js';
import { hitTest, type Reach } from '../image/hitTest.js';
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
  const reach: Reach = {
    of: (index) => (table.shapes[index]!.kind === 'point' ? POINT_RADIUS : 0),
    most: POINT_RADIUS,
  };
  let waiting: readonly ShapeAtTime[] | null = null;
  return {
    setShapes(shapes) {
      waiting = shapes;
    },
    shapesAt(at, x, y, tolerance) {
      if (waiting) table.sync(waiting.map(({ shape }) => shape));
      waiting = null;
      return hitTest(table, at, x, y, tolerance, reach).map((index) => table.shapes[index]!);
    },
  };
}
