import type { ViewPoint } from '../state/viewportTypes.js';
import { pixelCell } from './pixelGrid.js';

/**
 * How far an element starts beyond the whole pixel before it, in CSS pixels: a canvas that begins so much earlier is
 * shown where it is laid out, while any other is rounded to whole pixels by the browser. Zero in what is scaled, where
 * there are no whole pixels to begin at.
 *
 * @param width the element's own, in CSS pixels
 */
export function beyondWholePixel(element: HTMLElement, width: number, pixelRatio: number): ViewPoint {
  const rect = element.getBoundingClientRect();
  if (Math.abs(rect.width - width) > 0.01) return { x: 0, y: 0 };
  let [x, y] = [rect.left, rect.top];
  // What scrolls moves by whole pixels of the screen, so it is laid out that counts.
  for (let at = element.parentElement; at; at = at.parentElement) {
    x += at.scrollLeft;
    y += at.scrollTop;
  }
  const cell = pixelCell(pixelRatio);
  // Layout counts in 64ths of a pixel.
  const beyond = (position: number) => {
    const rest = position - Math.floor(position / cell) * cell;
    return rest < 1 / 64 || cell - rest < 1 / 64 ? 0 : rest;
  };
  return { x: beyond(x), y: beyond(y) };
}
