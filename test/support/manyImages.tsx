import { Fragment, type ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { GroundedImage, type GroundedImageProps } from '../../src/image/index.js';
import { baseCanvas, box, nextFrame, picture, pixelAt } from './image.js';

const src = picture(400, 300);

/** An image of one box, 400 x 300. */
export const One = (props: Partial<GroundedImageProps>) => (
  <GroundedImage
    src={src}
    alt="A grey field"
    annotations={[box('a', 250, 250, 750, 750)]}
    annotationStyle={{ stroke: 'rgb(255 0 0)' }}
    showLabels={false}
    imageSize={{ width: 400, height: 300 }}
    style={{ width: 400, height: 300, flex: 'none' }}
    {...props}
  />
);
/** Each `around` itself, and with these props. */
export const images = (
  count = 30,
  around: (image: ReactNode) => ReactNode = (image) => image,
  props: Partial<GroundedImageProps> = {},
) => {
  const ids = Array.from({ length: count }, (_, i) => `${i}`);
  return ids.map((id) => <Fragment key={id}>{around(<One {...props} />)}</Fragment>);
};
export const imagesIn = (container: ParentNode) => [...container.querySelectorAll('.pr-image')];

/** By default, screens so fine that there is no room for canvases that are far. */
export const withPixelRatio = (ratio: number, view: Window = window) =>
  vi.spyOn(view, 'devicePixelRatio', 'get').mockReturnValue(ratio);

/** Whether there is a pixel of the left side of a box, by default the one that all have. */
export function isPainted(root: Element, x = 100) {
  const canvas = baseCanvas(root);
  return canvas !== null && canvas.width > 0 && pixelAt(canvas, x, 150)[0] === 255;
}
export const paintedIn = (roots: Element[]) => roots.filter((root) => isPainted(root));

/** The moment at which the next frame goes to the screen: sizes are told of last. */
export const endOfFrame = () =>
  new Promise<void>((resolve) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'position: fixed; width: 1px';
    requestAnimationFrame(() => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        probe.remove();
        resolve();
      });
      observer.observe(probe);
    });
  });

/** The time after a frame has gone to the screen. */
export const betweenFrames = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Waits until all are loaded and what is near is painted, and for the time between two frames. */
export async function settled(roots: Element[]) {
  await expect.poll(() => roots.every((root) => root.getAttribute('data-status') === 'loaded')).toBe(true);
  await nextFrame();
  await nextFrame();
  await betweenFrames();
}
