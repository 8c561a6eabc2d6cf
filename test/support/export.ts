import { expect } from 'vitest';
import type { ImageExportError } from '../../src/image/index.js';

/** An address as from another origin, which is this machine too: one that lets pages of this origin read it. */
export function abroad(address: string) {
  const url = new URL(address, location.href);
  url.hostname = `other.${url.hostname}`;
  return url.href;
}

/** An SVG that paints and that a page may show but not read: the one kind of image that is so without a second server. */
export const unreadable = () =>
  URL.createObjectURL(
    new Blob(
      [
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><foreignObject width="40" height="30"><p xmlns="http://www.w3.org/1999/xhtml">text</p></foreignObject></svg>',
      ],
      { type: 'image/svg+xml' },
    ),
  );

export async function imageOf(src: string, attributes: Partial<HTMLImageElement> = {}) {
  const image = Object.assign(document.createElement('img'), attributes, { src });
  await image.decode();
  return image;
}

/** The code and message of the error that `promise` must end in. */
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it went well'),
    ({ name, code, message }: ImageExportError) => ({ name, code, message }),
  );

/** Puts a canvas on the page in its own pixels, so that they can be looked up. */
export function shown(canvas: HTMLCanvasElement) {
  canvas.style.cssText = `width: ${canvas.width}px; height: ${canvas.height}px`;
  document.body.append(canvas);
  return canvas;
}
