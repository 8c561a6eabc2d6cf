import type { ImageFit, ImageTransform, Viewport } from './types.js';

/** A width and a height. */
export interface Size {
  width: number;
  height: number;
}

/**
 * Where an image is drawn in a box: fitted and centred as CSS `object-fit` does, or where `viewport` has it.
 * Null while either has no area.
 */
export function placeImage(
  natural: Size,
  box: Size,
  fit: ImageFit,
  viewport?: Viewport | null,
): ImageTransform | null {
  if (!(natural.width > 0 && natural.height > 0 && box.width > 0 && box.height > 0)) return null;
  const choose = fit === 'cover' ? Math.max : Math.min;
  const scale =
    choose(box.width / natural.width, box.height / natural.height) * (viewport ? viewport.scale : 1);
  const width = natural.width * scale;
  const height = natural.height * scale;
  return {
    x: viewport ? viewport.x : (box.width - width) / 2,
    y: viewport ? viewport.y : (box.height - height) / 2,
    scaleX: width / 1000,
    scaleY: height / 1000,
    width: box.width,
    height: box.height,
  };
}
