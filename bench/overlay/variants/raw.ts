import type { Annotation } from 'perceptron-react/core';
import type { BenchSet } from '../data.js';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { pointerAt } from './pointerAt.js';
import type { Mounted, Variant } from './types.js';

const COLORS = ['#56b4e9', '#e69f00', '#00b88a', '#f0e442', '#cc79a7', '#d55e00', '#2f7fe0', '#a8d65c'];

/** The limit: one canvas, everything drawn again each time with as few calls as it takes, in one tone. */
export const raw = rawOf(false);
/** The same with a dark rim of a pixel on either side of each line, and around each point: the picture that ours shows. */
export const rawTwoTone = rawOf(true);

function rawOf(twoTone: boolean): Variant {
  return (host, imageUrl, set) => mountRaw(host, imageUrl, set, twoTone);
}

async function mountRaw(
  host: HTMLElement,
  imageUrl: string,
  { annotations: given, labels }: BenchSet,
  twoTone: boolean,
): Promise<Mounted> {
  const annotations = [...given];
  // As ours: thin lines once there are many.
  const lineWidth = annotations.length > 2000 || annotations.some((one) => one.kind === 'polygon') ? 1 : 2;
  const colors = new Map<string | undefined, string>();
  const colorOf = ({ mention }: Annotation) => {
    let color = colors.get(mention);
    if (!color) {
      color = COLORS[colors.size % COLORS.length]!;
      colors.set(mention, color);
    }
    return color;
  };
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

  function paint(annotation: Annotation, rim = 0) {
    if (annotation.kind === 'box') {
      const x = px(annotation.x1);
      const y = py(annotation.y1);
      context.strokeRect(x, y, px(annotation.x2) - x, py(annotation.y2) - y);
    } else if (annotation.kind === 'point') {
      const side = 6 + 2 * rim;
      context.fillRect(px(annotation.x) - side / 2, py(annotation.y) - side / 2, side, side);
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
    if (twoTone) {
      context.lineWidth = (lineWidth + 2) / view.scale;
      context.strokeStyle = context.fillStyle = 'rgb(0 0 0 / 60%)';
      for (const annotation of annotations) paint(annotation, 1);
    }
    context.lineWidth = lineWidth / view.scale;
    const byColor = new Map<string, Annotation[]>();
    for (const annotation of annotations) {
      const color = colorOf(annotation);
      const members = byColor.get(color);
      if (members) members.push(annotation);
      else byColor.set(color, [annotation]);
    }
    for (const [color, members] of byColor) {
      context.strokeStyle = context.fillStyle = color;
      for (const annotation of members) paint(annotation);
    }
    if (labels) {
      context.font = '12px sans-serif';
      context.textBaseline = 'top';
      for (const annotation of annotations) {
        if (annotation.kind !== 'box' || !annotation.mention) continue;
        const x = px(annotation.x1);
        const y = py(annotation.y1) - 16;
        context.fillStyle = colorOf(annotation);
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
  const centerOf = (one: Annotation) =>
    one.kind === 'box'
      ? [(one.x1 + one.x2) / 2, (one.y1 + one.y2) / 2]
      : one.kind === 'point'
        ? [one.x, one.y]
        : one.kind === 'polygon'
          ? one.points[0]!
          : [0, 0];
  canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    // Every shape is asked: raw canvas has no index.
    highlighted = null;
    annotations.forEach((one, index) => {
      const [x, y] = centerOf(one);
      if (Math.abs(px(x!) - offsetX) < 2 && Math.abs(py(y!) - offsetY) < 2) highlighted = index;
    });
    draw();
  });
  return {
    point(index) {
      const [x, y] = centerOf(annotations[index]!);
      canvas.dispatchEvent(pointerAt(canvas, px(x!), py(y!)));
    },
    append(annotation) {
      annotations.push(annotation);
      draw();
    },
    move(step) {
      view = step;
      draw();
    },
    highlight(index) {
      highlighted = index;
      draw();
    },
  };
}
