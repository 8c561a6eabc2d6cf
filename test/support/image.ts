import { expect } from 'vitest';

export { box, crossing, point, polygon } from './shapes.js';

/** A grey picture of this size, as a data URL. */
export function picture(width: number, height: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#888';
  context.fillRect(0, 0, width, height);
  return canvas.toDataURL();
}

/** The next frame, after everything that was waiting for it. */
export const nextFrame = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

export const baseCanvas = (root: Element) => root.querySelector<HTMLCanvasElement>('.pr-image-stage canvas');
/** The buttons of the list beside the picture; the zoom buttons come and go with the pointer. */
export const annotationButtons = (root: Element) => [
  ...root.querySelectorAll<HTMLButtonElement>('button[data-id]'),
];
export const surfaces = (root: Element) => [...root.querySelectorAll<HTMLCanvasElement>('.pr-image-surface')];

/** Waits until the image is loaded and its shapes are painted. */
export async function painted(root: Element): Promise<HTMLCanvasElement> {
  await expect.poll(() => root.getAttribute('data-status')).toBe('loaded');
  await expect.poll(() => baseCanvas(root)?.width ?? 0).toBeGreaterThan(0);
  await nextFrame();
  return baseCanvas(root)!;
}

/** Red, green, blue and alpha at a position in CSS pixels of the canvas. */
export function pixelAt(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  return [...canvas.getContext('2d')!.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data];
}

/** Bounds of all pixels that `matches` says yes to, in CSS pixels: edges of pixels, not their middles. */
export function boundsWhere(
  canvas: HTMLCanvasElement,
  matches: (red: number, green: number, blue: number, alpha: number) => boolean,
) {
  const { width, height } = canvas;
  const ratio = width / canvas.getBoundingClientRect().width;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if (!matches(data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!)) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  return { left: left / ratio, top: top / ratio, right: right / ratio, bottom: bottom / ratio };
}

export const isRed = (red: number, green: number, blue: number, alpha: number) =>
  alpha > 200 && red > 180 && green < 90 && blue < 90;
