import { shapeBounds } from 'perceptron-react/core';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { paintOne, paintTwoTone } from './paintTwoTone.js';
import type { Variant } from './types.js';

/** How long after the last step the picture is painted sharp again. */
const SETTLE_MS = 150;

/**
 * The floor of moving and of highlighting, without any library: an `<img>` and a canvas that the compositor moves while
 * the wheel turns, painted again by the shortest code when it rests, and one shape at a time on a canvas of its own.
 */
export const byHand: Variant = async (host, imageUrl, { annotations }) => {
  const image = new Image(WIDTH, HEIGHT);
  image.src = imageUrl;
  await image.decode();
  const [shapes, standout] = [document.createElement('canvas'), document.createElement('canvas')];
  host.style.position = 'relative';
  host.style.overflow = 'hidden';
  for (const surface of [image, shapes, standout]) {
    surface.width = WIDTH;
    surface.height = HEIGHT;
    surface.style.cssText = 'position:absolute;inset:0;transform-origin:0 0;will-change:transform';
    host.append(surface);
  }
  const context = shapes.getContext('2d')!;
  paintTwoTone(context, annotations);
  let painted = 1;
  let scale = 1;
  let timer = 0;

  function sharpen() {
    painted = scale;
    context.reset();
    context.scale(scale, scale);
    paintTwoTone(context, annotations, scale);
    shapes.style.transform = '';
  }

  host.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      scale *= Math.exp(-event.deltaY / 100);
      image.style.transform = `scale(${scale})`;
      shapes.style.transform = `scale(${scale / painted})`;
      clearTimeout(timer);
      timer = window.setTimeout(sharpen, SETTLE_MS);
    },
    { passive: false },
  );

  const over = standout.getContext('2d')!;
  over.strokeStyle = '#fff';
  over.lineWidth = 3;
  let last: [number, number, number, number] = [0, 0, 0, 0];
  return {
    move() {
      host.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: -1 }));
    },
    highlight(index) {
      over.clearRect(...last);
      const one = index === null ? undefined : annotations[index];
      if (one?.kind !== 'box' && one?.kind !== 'point' && one?.kind !== 'polygon') return;
      const { x, y, width, height } = shapeBounds(one);
      last = [px(x) - 8, py(y) - 8, px(width) + 16, py(height) + 16];
      paintOne(over, one, 2);
    },
  };
};
