import type { ShapeAnnotation } from '../grounding/index.js';
import { HALO_WIDTH } from './edges.js';
import { snapper, tracePolygon } from './outline.js';
import { isSquare, tracePointRing } from './point.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** The lines of many shapes, and the hairlines beside them that set them off from the picture. */
export interface Hairlines {
  readonly lines: readonly Path2D[];
  readonly halos: readonly Path2D[];
  /** Whether the halos of points are among them. */
  readonly hasRings: boolean;
}

/** Vertices that one path may have: beyond, it gets slower again. */
const PATH_VERTICES = 1200;

/** Whether a style draws lines of one device pixel at most. */
export const isHairline = (style: ResolvedStyle, pixelRatio: number) => style.strokeWidth * pixelRatio <= 1;

/**
 * Shapes as paths of many. Only with hairlines is such a path faster than shape by shape: twice as fast as
 * boxes are, while a wide line costs twice a hairline on a box and ten times on a polygon. So the halo is one more
 * hairline: around a box or a small point, and to the lower right of a polygon.
 */
export function traceHairlines(
  each: (visit: (shape: ShapeAnnotation) => void) => void,
  style: ResolvedStyle,
  at: ImageTransform,
  pixelRatio: number,
): Hairlines {
  const snap = snapper(style.strokeWidth, pixelRatio);
  const shift = style.strokeWidth;
  const radius = style.pointRadius;
  // Filled, the part under the point would be painted twice.
  const hasRings = shift === HALO_WIDTH && isSquare(radius + HALO_WIDTH, pixelRatio);
  const lines: Path2D[] = [];
  const halos: Path2D[] = [];
  let line = new Path2D();
  let halo = new Path2D();
  let vertices = PATH_VERTICES;

  each((shape) => {
    if (shape.kind === 'point' && !(hasRings && style.halo)) return;
    if (vertices >= PATH_VERTICES) {
      line = new Path2D();
      halo = new Path2D();
      lines.push(line);
      if (style.halo) halos.push(halo);
      vertices = 0;
    }
    if (shape.kind === 'point') {
      tracePointRing(halo, shape, radius, at, pixelRatio);
      vertices += 4;
    } else if (shape.kind === 'box') {
      const left = snap(at.x + shape.x1 * at.scaleX);
      const top = snap(at.y + shape.y1 * at.scaleY);
      const width = snap(at.x + shape.x2 * at.scaleX) - left;
      const height = snap(at.y + shape.y2 * at.scaleY) - top;
      line.rect(left, top, width, height);
      if (style.halo) halo.rect(left - shift, top - shift, width + 2 * shift, height + 2 * shift);
      vertices += 4;
    } else {
      tracePolygon(line, shape, at);
      if (style.halo) tracePolygon(halo, shape, at, shift);
      vertices += shape.points.length;
    }
  });
  return { lines, halos, hasRings };
}
