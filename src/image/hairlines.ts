import { eachSnappedBox, snapper, tracePolygon } from './outline.js';
import type { ShapeGroup } from './shapeGroups.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** Vertices that one path may have: beyond, it gets slower again. */
const PATH_VERTICES = 1200;

/** Whether a style draws lines of one device pixel at most. */
export const isHairline = (style: ResolvedStyle, pixelRatio: number) => style.strokeWidth * pixelRatio <= 1;

/**
 * The lines of boxes and polygons as paths of many. Only with hairlines is such a path faster than shape by shape: twice as
 * fast as boxes are, while a wide line costs twice a hairline on a box and ten times on a polygon. So their halo is one
 * more hairline, to the lower right: the same paths, moved.
 */
export function traceHairlines(
  { style, boxes, polygons }: ShapeGroup,
  at: ImageTransform,
  pixelRatio: number,
): readonly Path2D[] {
  // A canvas takes a line of no width for the one it had before.
  if (style.strokeWidth <= 0) return [];
  const snap = snapper(style.strokeWidth, pixelRatio);
  const paths: Path2D[] = [];
  let path = new Path2D();
  let vertices = PATH_VERTICES;

  function add(count: number) {
    if (vertices >= PATH_VERTICES) {
      path = new Path2D();
      paths.push(path);
      vertices = 0;
    }
    vertices += count;
  }

  eachSnappedBox(boxes, at, snap, (left, top, width, height) => {
    add(4);
    path.rect(left, top, width, height);
  });
  for (const polygon of polygons) {
    add(polygon.points.length);
    tracePolygon(path, polygon, at);
  }
  return paths;
}
