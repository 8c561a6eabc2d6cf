import type { ImageRect, Viewport, ViewportGeometry } from './viewportTypes.js';

/** The share of the container that a rectangle fills in its view. */
const RECT_SHARE = 0.6;
/** The share of the image that is shown, in its width, around what has no size. */
const POINT_SHARE = 0.15;
/** Space in CSS pixels kept around a revealed rectangle. */
const REVEAL_MARGIN = 24;

/** The view with `rect` in its middle, as large as fits with a margin and as the limits allow. */
export function viewOfRect(
  rect: ImageRect,
  { container, fitted }: ViewportGeometry,
  { min, max }: { min: number; max: number },
): Viewport {
  const isPoint = rect.right - rect.left < 0.001 && rect.bottom - rect.top < 0.001;
  const width = isPoint ? POINT_SHARE * fitted.width : Math.max((rect.right - rect.left) * fitted.width, 1);
  const height = isPoint ? 1 : Math.max((rect.bottom - rect.top) * fitted.height, 1);
  const wanted = RECT_SHARE * Math.min(container.width / width, container.height / height);
  const scale = Math.min(Math.max(wanted, min), max);
  return {
    scale,
    x: container.width / 2 - ((rect.left + rect.right) / 2) * fitted.width * scale,
    y: container.height / 2 - ((rect.top + rect.bottom) / 2) * fitted.height * scale,
  };
}

/** How far a view has to be panned, in CSS pixels, to show `rect`: no further than needed. */
export function panToReveal(
  rect: ImageRect,
  { container, fitted }: ViewportGeometry,
  { scale, x, y }: Viewport,
): { dx: number; dy: number } {
  const shift = (near: number, far: number, room: number) => {
    const margin = Math.min(REVEAL_MARGIN, room / 4);
    if (near >= margin && far <= room - margin) return 0;
    if (far - near > room - 2 * margin) return room / 2 - (near + far) / 2;
    return near < margin ? margin - near : room - margin - far;
  };
  const [width, height] = [fitted.width * scale, fitted.height * scale];
  return {
    dx: shift(x + rect.left * width, x + rect.right * width, container.width),
    dy: shift(y + rect.top * height, y + rect.bottom * height, container.height),
  };
}
