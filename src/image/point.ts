import type { PointAnnotation } from '../grounding/index.js';
import { HALO_WIDTH } from './edges.js';
import type { Canvas2D } from './painter.js';
import type { ImageTransform } from './types.js';

/** Radii up to which a point is a square: in CSS pixels, and in device pixels. */
const SQUARE_POINT = 4;
const SQUARE_POINT_PIXELS = 12;

/** Whether a dot is so small that a square looks the same; a disc costs five times as much. */
export const isSquare = (radius: number, pixelRatio: number) =>
  radius <= SQUARE_POINT && radius * pixelRatio <= SQUARE_POINT_PIXELS;

/** Where the square of a dot begins: on a whole device pixel, so that nothing has to be blended. */
const cornerOf = ({ x, y }: PointAnnotation, radius: number, at: ImageTransform, pixelRatio: number) => ({
  left: Math.round((at.x + x * at.scaleX - radius) * pixelRatio) / pixelRatio,
  top: Math.round((at.y + y * at.scaleY - radius) * pixelRatio) / pixelRatio,
});

/** A dot: a disc, or a square where it is small. */
export function fillPoint({ context, pixelRatio, at }: Canvas2D, point: PointAnnotation, radius: number) {
  if (isSquare(radius, pixelRatio)) {
    const { left, top } = cornerOf(point, radius, at, pixelRatio);
    context.fillRect(left, top, 2 * radius, 2 * radius);
  } else {
    context.beginPath();
    context.arc(at.x + point.x * at.scaleX, at.y + point.y * at.scaleY, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Adds the middle of the halo around a square dot to a path. */
export function tracePointRing(
  path: CanvasPath,
  point: PointAnnotation,
  radius: number,
  at: ImageTransform,
  pixelRatio: number,
) {
  const { left, top } = cornerOf(point, radius, at, pixelRatio);
  const side = 2 * radius + HALO_WIDTH;
  path.rect(left - HALO_WIDTH / 2, top - HALO_WIDTH / 2, side, side);
}
