import type { Point, Pose } from '../../harbour.js';

export type Context = CanvasRenderingContext2D;

/** A fill that changes from one height to another. */
export function gradient(
  context: Context,
  [fromY, toY]: Point,
  stops: readonly (readonly [number, string])[],
) {
  const fill = context.createLinearGradient(0, fromY, 0, toY);
  for (const [at, color] of stops) fill.addColorStop(at, color);
  return fill;
}

/** A light that fades outwards; `color` as red, green and blue. */
export function glow(context: Context, [x, y]: Point, radius: number, color: string, strength: number) {
  const fill = context.createRadialGradient(x, y, 0, x, y, radius);
  fill.addColorStop(0, `rgb(${color} / ${strength})`);
  fill.addColorStop(0.35, `rgb(${color} / ${strength * 0.35})`);
  fill.addColorStop(1, `rgb(${color} / 0)`);
  context.fillStyle = fill;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

export function polygon(context: Context, points: readonly Point[], color: string | CanvasGradient) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** Draws at the pose of a thing, so that what is drawn is in pixels from its anchor. */
export function at(context: Context, { x, y, turn }: Pose, draw: () => void) {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  draw();
  context.restore();
}
