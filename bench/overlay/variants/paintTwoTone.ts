import type { Annotation } from 'perceptron-react/core';
import { px, py } from '../data.js';

/** Draws one shape with the style that the context has; a point with `grow` more on each side. */
export function paintOne(context: CanvasRenderingContext2D, one: Annotation, grow: number) {
  if (one.kind === 'box')
    context.strokeRect(px(one.x1), py(one.y1), px(one.x2 - one.x1), py(one.y2 - one.y1));
  else if (one.kind === 'point')
    context.fillRect(px(one.x) - 3 - grow, py(one.y) - 3 - grow, 6 + 2 * grow, 6 + 2 * grow);
  else if (one.kind === 'polygon') {
    context.beginPath();
    for (const [x, y] of one.points) context.lineTo(px(x), py(y));
    context.closePath();
    context.stroke();
  }
}

/** All shapes in two tones, by the shortest code, as wide on screen whatever the `scale` of the context. */
export function paintTwoTone(
  context: CanvasRenderingContext2D,
  annotations: readonly Annotation[],
  scale = 1,
) {
  for (const [color, width] of [
    ['rgb(0 0 0 / 60%)', 3],
    ['#56b4e9', 1],
  ] as const) {
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = width / scale;
    for (const one of annotations) paintOne(context, one, (width - 1) / 2);
  }
}
