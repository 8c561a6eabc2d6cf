import type { PolygonAnnotation } from '../grounding/index.js';
import type { ImageTransform } from './types.js';

/** The nearest position at which a line of this width covers whole device pixels. */
export function snapper(width: number, ratio: number): (position: number) => number {
  const offset = Math.round(width * ratio) % 2 ? 0.5 : 0;
  return (position) => (Math.round(position * ratio - offset) + offset) / ratio;
}

/** Adds a polygon to a path, open while it is still arriving. */
export function tracePolygon(path: CanvasPath, polygon: PolygonAnnotation, at: ImageTransform) {
  const { points } = polygon;
  const { x, y, scaleX, scaleY } = at;
  for (let i = 0; i < points.length; i++) {
    const vertex = points[i]!;
    if (i === 0) path.moveTo(x + vertex[0] * scaleX, y + vertex[1] * scaleY);
    else path.lineTo(x + vertex[0] * scaleX, y + vertex[1] * scaleY);
  }
  if (!polygon.arriving) path.closePath();
}
