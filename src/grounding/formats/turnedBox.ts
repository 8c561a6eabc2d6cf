import type { Size } from '../geometry.js';
import type { Collector, Mark } from './collector.js';

/** An angle in degrees as one in radians; 0 for a full turn and for what is no number. */
export const radians = (degrees: number): number =>
  Number.isFinite(degrees) ? ((degrees % 360) / 180) * Math.PI : 0;

/**
 * Adds a box that is turned around its centre: as a polygon, with an issue.
 *
 * @param corners x, y of two opposite corners before it was turned
 * @param angle clockwise, in radians
 */
export function addTurnedBox(
  collector: Collector,
  corners: readonly number[],
  angle: number,
  frame: Size,
  mark: Mark,
): void {
  const [left, top, right, bottom] = corners as [number, number, number, number];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([cornerX, cornerY]) => {
    const [dx, dy] = [cornerX! - x, cornerY! - y];
    return [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
  });
  collector.issue('unsupported', 'Turned a rotated box into a polygon.', mark.span);
  collector.polygon(turned.flat(), frame, mark);
}
