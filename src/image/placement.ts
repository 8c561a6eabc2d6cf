import { type Fit, fitImage, GRID_SIZE, type Size } from '../grounding/index.js';
import type { Viewport } from '../state/viewportTypes.js';
import type { ImageTransform } from './types.js';

/** The size of an element in CSS pixels as it is laid out: with fractions, and without the transforms of ancestors. */
export function usedSize(element: HTMLElement): Size {
  const { width, height } = element.ownerDocument.defaultView!.getComputedStyle(element);
  return { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
}

/**
 * Where an image is drawn in a box: fitted and centred, or where `viewport` has it. Null while either has no area.
 *
 * @param natural size of the image, in any unit
 * @param box in CSS pixels
 */
export function placeImage(
  natural: Size,
  box: Size,
  fit: Fit,
  viewport?: Viewport | null,
): ImageTransform | null {
  const fitted = fitImage(natural, box, fit);
  if (fitted.scale === 0) return null;
  const zoom = viewport?.scale ?? 1;
  return {
    x: viewport?.x ?? fitted.x,
    y: viewport?.y ?? fitted.y,
    scaleX: (fitted.width * zoom) / GRID_SIZE,
    scaleY: (fitted.height * zoom) / GRID_SIZE,
    width: box.width,
    height: box.height,
  };
}
