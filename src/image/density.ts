import type { ShapeAnnotationInput } from '../grounding/index.js';

/** Shapes, and vertices, from which on lines are thinner. */
const DENSE_SHAPES = 2000;
const DENSE_VERTICES = 20_000;

/** Whether so much is drawn that lines have to be thin for the image to stay visible. */
export function isDense(shapes: readonly ShapeAnnotationInput[]): boolean {
  if (shapes.length > DENSE_SHAPES) return true;
  let vertices = 0;
  for (const shape of shapes) if (shape.kind === 'polygon') vertices += shape.points.length;
  return vertices > DENSE_VERTICES;
}
