import { type Edges, intersection } from './edges.js';
import type { ImageTransform } from './types.js';

/** CSS pixels around a shape that are scrolled into view with it: room for its ring. */
const MARGIN = 12;

/**
 * Puts the hidden list where the shape of its focused button is drawn, and scrolls that into view, as a browser does with
 * whatever takes the focus: a picture may be higher than the window. A magnifier follows, and a menu that the keyboard
 * asks for opens beside the shape.
 *
 * @param root of the image or video
 * @param edges of the shape, in CSS pixels of its box
 */
export function placeFocus(root: HTMLElement, edges: Edges, { width, height }: ImageTransform): void {
  const list = root.querySelector<HTMLElement>('.pr-visually-hidden:focus-within');
  const { left, top, right, bottom } = intersection(edges, { left: 0, top: 0, right: width, bottom: height });
  const button = list?.querySelector<HTMLElement>(':focus');
  if (!list || !button || right < left || bottom < top) return;
  Object.assign(list.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${Math.max(1, right - left)}px`,
    height: `${Math.max(1, bottom - top)}px`,
    margin: '0',
    scrollMargin: `${MARGIN}px`,
  });
  // The button may be far down the list, which shows no more than its beginning.
  list.scrollTo(button.offsetLeft, button.offsetTop);
  list.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
