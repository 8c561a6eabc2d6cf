import type { AnnotationInput, ShapeAnnotationInput, ShapeAtTime } from '../grounding/index.js';
import { hitTest, reachOf } from '../image/hitTest.js';
import { createShapeTable } from '../image/shapeTable.js';
import type { ResolvedStyle } from '../image/styleSheet.js';
import type { ImageTransform } from '../image/types.js';

/** Finds shapes of a frame by position. */
export interface FrameHits {
  /** Costs nothing until a position is asked for. */
  setShapes(shapes: readonly ShapeAtTime<AnnotationInput>[]): void;
  /** The shapes under a position in CSS pixels of the box, the most specific first. */
  shapesAt(at: ImageTransform, x: number, y: number, tolerance: number): ShapeAnnotationInput[];
}

/**
 * Of no frame yet.
 *
 * @param styleOf how a shape of the frame is drawn
 */
export function createFrameHits(styleOf: (item: ShapeAtTime<AnnotationInput>) => ResolvedStyle): FrameHits {
  const table = createShapeTable();
  let reaches: readonly number[] = [];
  const reach = { of: (index: number) => reaches[index]!, most: 0 };
  let waiting: readonly ShapeAtTime<AnnotationInput>[] | null = null;
  return {
    setShapes(shapes) {
      waiting = shapes;
    },
    shapesAt(at, x, y, tolerance) {
      if (waiting) {
        table.sync(waiting.map(({ shape }) => shape));
        reaches = waiting.map((item) => reachOf(item.shape, styleOf(item)));
        reach.most = reaches.reduce((most, one) => Math.max(most, one), 0);
      }
      waiting = null;
      return hitTest(table, at, x, y, tolerance, reach).map((index) => table.shapes[index]!);
    },
  };
}
