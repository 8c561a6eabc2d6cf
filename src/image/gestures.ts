import type { Store } from '../state/store.js';
import type { ViewPoint, ViewportController } from '../state/viewportTypes.js';
import { wheelFactor, wheelPixels } from '../state/wheel.js';
import { localPoint } from './localPoint.js';
import { createPinch, distance } from './pinch.js';
import { listenForTrackpadPinch } from './trackpadPinch.js';
import type { ImageLayout } from './view.js';

/** How far a pointer moves, in CSS pixels, before a press becomes a drag: fingers tremble more than mice. */
const DRAG_THRESHOLD = { mouse: 4, touch: 8 };
/** What a double click or tap multiplies the scale by. */
const DOUBLE_TAP_FACTOR = 2.5;
/**
 * Longest time in milliseconds between two taps of a double tap, and that the second may press; and how far apart they may
 * be, in CSS pixels.
 */
const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_DISTANCE = 24;

/** Where and when a pointer was; milliseconds of its events, which come late on a busy page. */
type TimedPoint = ViewPoint & { time: number };

/** Options of {@link attachGestures}. */
export interface GestureOptions {
  /** The element whose top left is the viewport's origin. */
  element: HTMLElement;
  /** What has all that lies over the element as well: what begins there may be a pinch, and nothing else. */
  around: HTMLElement;
  viewport: ViewportController;
  /** Changes with the sizes that the viewport moves within. */
  layout: Store<ImageLayout>;
  /** Whether a plain wheel zooms now; with ctrl or cmd it always does, and otherwise the page scrolls. */
  wheelZooms(): boolean;
  /** A drag or a pinch began: what the pointer pointed at no longer counts. */
  onDragStart?(): void;
  /** A double tap, whose second half is no click. */
  onDoubleTap?(event: Event): void;
}

/**
 * What of a finger's movement is the page's, as CSS `touch-action`: all over a fitted image, and over a larger one what
 * would not move it. Else a page could not be scrolled past an image that fills the phone.
 */
function touchActionOf({ canPanBy }: ViewportController): string {
  const axis = (both: string, back: string, on: string, movesBack: boolean, movesOn: boolean) => {
    if (movesBack && movesOn) return '';
    return movesBack ? on : movesOn ? back : both;
  };
  const across = axis('pan-x', 'pan-left', 'pan-right', canPanBy(1, 0), canPanBy(-1, 0));
  const down = axis('pan-y', 'pan-up', 'pan-down', canPanBy(0, 1), canPanBy(0, -1));
  return `${across} ${down}`.trim() || 'none';
}

/**
 * Wheel, pinch, drag and double tap for one image. Only what moves the view is taken from the page: a wheel at a limit
 * and a finger on a fitted image scroll it as ever. A press that became a drag is not a click.
 * @returns a function that detaches everything
 */
export function attachGestures(options: GestureOptions): () => void {
  const { element, around, viewport, layout, wheelZooms, onDragStart, onDoubleTap } = options;
  const pointers = new Map<number, ViewPoint>();
  const pinch = createPinch(viewport);
  /** Of a pointer that may drag or tap. */
  let pressed: TimedPoint | undefined;
  let dragging = false;
  let suppressClick = false;
  let lastTap: TimedPoint | undefined;
  let pressedBy = 'mouse';

  const pointOf = (event: MouseEvent) => localPoint(element, event);
  const timedPointOf = (event: MouseEvent) => ({ ...pointOf(event), time: event.timeStamp });

  const isOver = ({ target }: Event) => !element.contains(target as Element);

  function onWheel(event: WheelEvent) {
    const withKey = event.ctrlKey || event.metaKey;
    if (!withKey && (isOver(event) || !wheelZooms())) return;
    // The page scrolls by it already, as with the momentum that brings the image below the pointer.
    if (!event.cancelable) return;
    const { dx, dy } = wheelPixels(event);
    const details = { reason: 'wheel', event } as const;
    // Sideways, or with shift as for any scroll area: a pan.
    if (!withKey && (event.shiftKey || Math.abs(dx) > Math.abs(dy))) {
      if (!viewport.canPan()) return;
      viewport.panBy(-(dx || dy), 0, details);
      event.preventDefault();
      return;
    }
    const factor = wheelFactor(dy);
    const { scale } = viewport.getSnapshot();
    const { min, max } = viewport.getLimits();
    const moves = factor > 1 ? scale < max : factor < 1 && scale > min;
    // With a key the browser would zoom the page.
    if (withKey || moves) event.preventDefault();
    if (moves) viewport.zoomBy(factor, pointOf(event), details);
  }

  function zoomTap(event: MouseEvent) {
    const details = { reason: 'tap', event } as const;
    const { scale } = viewport.getSnapshot();
    const { max } = viewport.getLimits();
    if (scale * 1.01 >= Math.min(max, DOUBLE_TAP_FACTOR ** 2)) viewport.fit(details);
    else viewport.zoomBy(DOUBLE_TAP_FACTOR, pointOf(event), details);
  }

  function onPointerDown(event: PointerEvent) {
    const mouse = event.pointerType === 'mouse';
    if (mouse && event.button !== 0) return;
    if (isOver(event) && event.pointerType !== 'touch') return;
    // No other is down: one whose element went away under it may have been released elsewhere.
    if (event.isPrimary) pointers.clear();
    pointers.set(event.pointerId, pointOf(event));
    pinch.end();
    pressedBy = event.pointerType;
    if (pointers.size === 1) {
      pressed = isOver(event) ? undefined : timedPointOf(event);
      dragging = false;
      suppressClick = false;
      // The app's own layers would hear of no release, and so of no click, of a pointer that is taken from them.
      const isOnLayers = (event.target as Element).closest('.pr-image-children') !== null;
      if (viewport.canPan() && !isOnLayers) capture(event);
    } else if (pointers.size === 2) startDrag();
  }

  function capture(event: PointerEvent) {
    // Fingers are captured anyway. Only a real pointer can be.
    if (event.pointerType !== 'touch' && event.isTrusted) element.setPointerCapture(event.pointerId);
  }

  function startDrag() {
    if (!dragging) onDragStart?.();
    dragging = true;
    suppressClick = true;
    lastTap = undefined;
    element.toggleAttribute('data-dragging', true);
  }

  function onPointerMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    // Released outside of the element, which was not told.
    if (event.pointerType === 'mouse' && event.buttons === 0) {
      onPointerEnd(event);
      return;
    }
    const now = pointOf(event);
    let from = before;
    if (pointers.size === 1 && !dragging && pressed && viewport.canPan()) {
      const threshold = DRAG_THRESHOLD[event.pointerType === 'touch' ? 'touch' : 'mouse'];
      if (distance(now, pressed) >= threshold) {
        capture(event);
        startDrag();
        from = pressed;
      }
    }
    const [dx, dy] = [now.x - from.x, now.y - from.y];
    if (pointers.size === 1 && dragging) viewport.panBy(dx, dy, { reason: 'drag', event });
    else if (pointers.size === 2) pinch.move(pointers, event.pointerId, now, { reason: 'pinch', event });
    // Also where it means nothing, as one of three or before there is a second: those go on from where it is by then.
    pointers.set(event.pointerId, now);
  }

  function onPointerEnd(event: PointerEvent) {
    if (!pointers.delete(event.pointerId)) return;
    pinch.end();
    if (pointers.size > 0) return;
    element.removeAttribute('data-dragging');
    if (event.type === 'pointerup' && event.pointerType === 'touch' && pressed && !dragging)
      onTap(event, pressed.time);
    dragging = false;
    pressed = undefined;
  }

  function onTap(event: PointerEvent, begin: number) {
    const tap = timedPointOf(event);
    const isSoon = lastTap && Math.max(begin - lastTap.time, tap.time - begin) < DOUBLE_TAP_MS;
    if (lastTap && isSoon && distance(tap, lastTap) < DOUBLE_TAP_DISTANCE) {
      lastTap = undefined;
      suppressClick = true;
      onDoubleTap?.(event);
      zoomTap(event);
    } else lastTap = tap;
  }

  function onClick(event: MouseEvent) {
    if (!suppressClick) return;
    suppressClick = false;
    event.stopPropagation();
    event.preventDefault();
  }

  function onDoubleClick(event: MouseEvent) {
    // Browsers also send a dblclick for two taps, which have been answered by then, and do not say that it is one. With
    // alt, clicks walk the stack.
    if (pressedBy === 'touch' || event.altKey) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    zoomTap(event);
  }

  function onTrackpadPinch(factor: number, event: MouseEvent) {
    const at = pointOf(event);
    viewport.pinch(factor, at, at, { reason: 'pinch', event });
  }

  function onTouch(event: TouchEvent) {
    // Two fingers would also scroll the page over a fitted image, which ends their pointers.
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }

  let touchAction = '';
  const syncTouchAction = () => {
    const next = touchActionOf(viewport);
    if (next === touchAction) return;
    touchAction = next;
    // Where single directions are unknown, the value before would stay.
    element.style.touchAction = 'none';
    element.style.touchAction = next;
  };
  syncTouchAction();
  const leave = [viewport.subscribe(syncTouchAction), layout.subscribe(syncTouchAction)];
  const listeners = new AbortController();
  const { signal } = listeners;
  around.addEventListener('wheel', onWheel, { passive: false, signal });
  around.addEventListener('pointerdown', onPointerDown, { signal });
  around.addEventListener('pointermove', onPointerMove, { signal });
  around.addEventListener('pointerup', onPointerEnd, { signal });
  around.addEventListener('pointercancel', onPointerEnd, { signal });
  listenForTrackpadPinch(around, pointers, onTrackpadPinch, signal);
  around.addEventListener('touchstart', onTouch, { passive: false, signal });
  around.addEventListener('touchmove', onTouch, { passive: false, signal });
  element.addEventListener('click', onClick, { capture: true, signal });
  element.addEventListener('dblclick', onDoubleClick, { signal });
  return () => {
    listeners.abort();
    for (const stop of leave) stop();
    element.style.touchAction = '';
    element.removeAttribute('data-dragging');
  };
}
