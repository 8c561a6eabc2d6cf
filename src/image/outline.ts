import type { BoxAnnotationInput, PolygonAnnotationInput } from '../grounding/index.js';
import type { ImageTransform } from './types.js';

/** The nearest position at which a line of this width covers whole device pixels. */
export function snapper(width: number, ratio: number): (position: number) => number {
  const offset = Math.round(width * ratio) % 2 ? 0.5 : 0;
  return (position) => (Math.round(position * ratio - offset) + offset) / ratio;
}

/**
 * Draws boxes whose lines cover whole device pixels: gives `draw` left, top, width and height of each, in CSS pixels of the
 * box. As numbers, since ten thousand objects would be garbage.
 */
export function eachSnappedBox(
  boxes: readonly BoxAnnotationInput[],
  at: ImageTransform,
  snap: (position: number) => number,
  draw: (left: number, top: number, width: number, height: number) => void,
) {
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i]!;
    const left = snap(at.x + box.x1 * at.scaleX);
    const top = snap(at.y + box.y1 * at.scaleY);
    const right = snap(at.x + box.x2 * at.scaleX);
    const bottom = snap(at.y + box.y2 * at.scaleY);
    draw(left, top, right - left, bottom - top);
  }
}

/** Adds a polygon to a path, open while it is still arriving. */
export function tracePolygon(path: CanvasPath, polygon: PolygonAnnotationInput, at: ImageTransform) {
  const { points } = polygon;
  const { x, y, scaleX, scaleY } = at;
  for (let i = 0; i < points.length; i++) {
    const vertex = points[i]!;
    if (i === 0) path.moveTo(x + vertex[0] * scaleX, y + vertex[1] * scaleY);
    else path.lineTo(x + vertex[0] * scaleX, y + vertex[1] * scaleY);
  }
  if (!polygon.arriving) path.closePath();
}
