import type { Annotation } from 'perceptron-react/core';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import type { Variant } from './types.js';

const BAR = '#56b4e9';

/** The limit: one canvas, everything drawn again each time with as few calls as the same picture takes. */
export const raw: Variant = async (host, imageUrl, { annotations, labels }) => {
  const image = new Image();
  image.src = imageUrl;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  host.append(canvas);
  const context = canvas.getContext('2d')!;
  let view = { scale: 1, x: 0, y: 0 };
  let highlighted: number | null = null;

  function paint(annotation: Annotation) {
    if (annotation.kind === 'box') {
      const x = px(annotation.x1);
      const y = py(annotation.y1);
      context.strokeRect(x, y, px(annotation.x2) - x, py(annotation.y2) - y);
    } else if (annotation.kind === 'point') {
      context.fillRect(px(annotation.x) - 3, py(annotation.y) - 3, 6, 6);
    } else if (annotation.kind === 'polygon') {
      context.beginPath();
      annotation.points.forEach(([x, y], index) => {
        if (index === 0) context.moveTo(px(x), py(y));
        else context.lineTo(px(x), py(y));
      });
      context.closePath();
      context.stroke();
    }
  }

  function draw() {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, WIDTH, HEIGHT);
    context.setTransform(view.scale, 0, 0, view.scale, view.x, view.y);
    context.drawImage(image, 0, 0, WIDTH, HEIGHT);
    // One call a shape: a single path of thousands of contours takes Skia ten times as long to stroke.
    context.strokeStyle = context.fillStyle = BAR;
    context.lineWidth = 2 / view.scale;
    for (const annotation of annotations) paint(annotation);
    if (labels) {
      context.font = '12px sans-serif';
      context.textBaseline = 'top';
      for (const annotation of annotations) {
        if (annotation.kind !== 'box' || !annotation.mention) continue;
        const x = px(annotation.x1);
        const y = py(annotation.y1) - 16;
        context.fillStyle = BAR;
        context.fillRect(x, y, context.measureText(annotation.mention).width + 8, 16);
        context.fillStyle = '#000';
        context.fillText(annotation.mention, x + 4, y + 2);
      }
    }
    const one = highlighted === null ? undefined : annotations[highlighted];
    if (one) {
      context.strokeStyle = '#fff';
      context.lineWidth = 3 / view.scale;
      paint(one);
    }
  }

  draw();
  return {
    move(step) {
      view = step;
      draw();
    },
    highlight(index) {
      highlighted = index;
      draw();
    },
  };
};
