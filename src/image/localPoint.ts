import type { ViewPoint } from '../state/viewport.js';

/** Where an event is in `element`: CSS pixels of its own from its top left, also where an ancestor is scaled. */
export function localPoint(element: HTMLElement, event: { clientX: number; clientY: number }): ViewPoint {
  const { left, top, width, height } = element.getBoundingClientRect();
  // Offsets are whole pixels, so a ratio that is nearly 1 is rounding and no transform.
  const ratio = (size: number, offset: number) =>
    size > 0 && Math.abs(offset / size - 1) > 0.01 ? offset / size : 1;
  return {
    x: (event.clientX - left) * ratio(width, element.offsetWidth),
    y: (event.clientY - top) * ratio(height, element.offsetHeight),
  };
}
