import type { ViewPoint } from '../state/viewportTypes.js';
import { usedSize } from './placement.js';

/** Where the axes of an element point on the screen, as the first four numbers of a CSS matrix: no moves in it. */
type Axes = Pick<DOMMatrix, 'a' | 'b' | 'c' | 'd'>;

const UPRIGHT: Axes = { a: 1, b: 0, c: 0, d: 1 };
/** Milliseconds for which axes are taken to stay: to ask all ancestors takes longer than all else that a move does. */
const STAYS_MS = 200;
const known = new WeakMap<Element, { axes: Axes; width: number; height: number; readAt: number }>();

/** What is shown above all else, whatever it is in. In a list that forgives what a browser does not know. */
const TOP_LAYER = ':is(:modal, :popover-open, :fullscreen)';

/** What an element is laid out in, out of shadow trees as well. */
const around = (element: Element): Element | null | undefined =>
  element.matches(TOP_LAYER)
    ? null
    : (element.assignedSlot ?? element.parentElement ?? (element.parentNode as ShadowRoot | null)?.host);

/** All the transforms of one element as a list of CSS; empty for none. */
function transformsOf({ rotate, scale, transform }: CSSStyleDeclaration) {
  const has = (value: string | undefined) => value && value !== 'none';
  // An angle alone: about any other axis than that of the screen there are three numbers before it, or a letter.
  const turn = has(rotate) && !rotate.includes(' ') ? `rotate(${rotate}) ` : '';
  const size = has(scale) ? `scale(${scale.split(' ').slice(0, 2).join()}) ` : '';
  return turn + size + (has(transform) ? transform : '');
}

function readAxes(element: Element): Axes {
  // As in the jsdom of an app's tests.
  if (typeof DOMMatrix === 'undefined') return UPRIGHT;
  const view = element.ownerDocument.defaultView!;
  let axes: DOMMatrix | null = null;
  for (let at: Element | null | undefined = element; at; at = around(at)) {
    const transforms = transformsOf(view.getComputedStyle(at));
    if (transforms) axes = new DOMMatrix(transforms).multiply(axes ?? undefined);
  }
  return axes ?? UPRIGHT;
}

function axesOf(element: Element, { width, height }: DOMRect): Axes {
  const before = known.get(element);
  const now = performance.now();
  const stays = before && before.width === width && before.height === height;
  if (stays && now - before.readAt < STAYS_MS) return before.axes;
  const axes = readAxes(element);
  known.set(element, { axes, width, height, readAt: now });
  return axes;
}

/**
 * Where an event is in `element`: CSS pixels of its own from its top left, also where it or an ancestor is scaled, turned
 * or mirrored.
 */
export function localPoint(element: HTMLElement, event: { clientX: number; clientY: number }): ViewPoint {
  const rect = element.getBoundingClientRect();
  const size = usedSize(element);
  const { a, b, c, d } = axesOf(element, rect);
  // What no transform says: the `zoom` of CSS.
  const zoom = rect.width / (Math.abs(a) * size.width + Math.abs(c) * size.height) || 1;
  const area = (a * d - b * c) * zoom;
  // A transform leaves the middle of an element in the middle of its bounds.
  const [dx, dy] = [event.clientX - rect.left - rect.width / 2, event.clientY - rect.top - rect.height / 2];
  return {
    x: size.width / 2 + (d * dx - c * dy) / area,
    y: size.height / 2 + (a * dy - b * dx) / area,
  };
}
