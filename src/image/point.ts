import type { PointAnnotationInput } from '../grounding/index.js';
import { HALO_WIDTH } from './edges.js';
import { isHairline } from './hairlines.js';
import type { Canvas2D } from './painter.js';
import type { ResolvedStyle } from './styleSheet.js';

/** Radii up to which a point is a square: in CSS pixels, and in device pixels. */
const SQUARE_POINT = 4;
const SQUARE_POINT_PIXELS = 12;
/** Rings that one path may have: beyond, it gets slower again. */
const PATH_RINGS = 300;

/** Whether a dot is so small that a square looks the same; a disc costs five times as much. */
const isSquare = (radius: number, pixelRatio: number) =>
  radius <= SQUARE_POINT && radius * pixelRatio <= SQUARE_POINT_PIXELS;

/** Whether the halos of dots are rings of a hairline: filled, the part under a dot would be painted twice. */
export const hasRings = (style: ResolvedStyle, pixelRatio: number) =>
  isHairline(style, pixelRatio) &&
  style.strokeWidth === HALO_WIDTH &&
  isSquare(style.pointRadius + HALO_WIDTH, pixelRatio);

/** Paints dots: discs, or squares where they are small, which begin on whole device pixels so that nothing is blended. */
export function fillPoints(
  { context, pixelRatio, at }: Canvas2D,
  points: readonly PointAnnotationInput[],
  radius: number,
) {
  const square = isSquare(radius, pixelRatio);
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!;
    const x = at.x + point.x * at.scaleX;
    const y = at.y + point.y * at.scaleY;
    if (square) {
      const left = Math.round((x - radius) * pixelRatio) / pixelRatio;
      const top = Math.round((y - radius) * pixelRatio) / pixelRatio;
      context.fillRect(left, top, 2 * radius, 2 * radius);
    } else {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Strokes the halos around square dots of this radius, through their middle. */
export function strokeRings(
  { context, pixelRatio, at }: Canvas2D,
  points: readonly PointAnnotationInput[],
  radius: number,
) {
  const side = 2 * radius + HALO_WIDTH;
  for (let i = 0; i < points.length; ) {
    context.beginPath();
    for (const end = Math.min(i + PATH_RINGS, points.length); i < end; i++) {
      const point = points[i]!;
      const left = Math.round((at.x + point.x * at.scaleX - radius) * pixelRatio) / pixelRatio;
      const top = Math.round((at.y + point.y * at.scaleY - radius) * pixelRatio) / pixelRatio;
      context.rect(left - HALO_WIDTH / 2, top - HALO_WIDTH / 2, side, side);
    }
    context.stroke();
  }
}
