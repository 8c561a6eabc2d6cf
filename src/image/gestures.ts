import type { ViewPoint, ViewportController } from '../state/viewport.js';

/** How far a pointer moves, in CSS pixels, before a press becomes a drag. */
const DRAG_THRESHOLD = 4;
/** What a double click or tap multiplies the scale by. */
const DOUBLE_TAP_FACTOR = 2.5;
/** Longest time between two taps of a double tap, in milliseconds, and how far apart they may be, in CSS pixels. */
const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_DISTANCE = 24;
/** CSS pixels that one line or page of a wheel stands for, by `WheelEvent.deltaMode`. */
const WHEEL_UNITS = [1, 16, 400];

/** Options of {@link attachGestures}. */
export interface GestureOptions {
  /** The element whose top left is the viewport's origin. */
  element: HTMLElement;
  viewport: ViewportController;
  /** Whether a plain wheel zooms now; with ctrl or cmd it always does, and otherwise the page scrolls. */
  wheelZooms(): boolean;
  /** A drag began: what the pointer pointed at no longer counts. */
  onDragStart?(): void;
}

/**
 * Wheel, pinch, drag and double tap for one image. Only what moves the view is taken from the page: a wheel at a limit
 * and a finger on a fitted image scroll it as ever. A press that became a drag is not a click.
 * @returns a function that detaches everything
 */
export function attachGestures({ element, viewport, wheelZooms, onDragStart }: GestureOptions): () => void {
  const pointers = new Map<number, ViewPoint>();
  let pressedAt: ViewPoint | undefined;
  let dragging = false;
  let suppressClick = false;
  let lastTap: (ViewPoint & { time: number }) | undefined;

  const pointOf = (event: MouseEvent): ViewPoint => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left - element.clientLeft, y: event.clientY - top - element.clientTop };
  };
  const distance = (a: ViewPoint, b: ViewPoint) => Math.hypot(a.x - b.x, a.y - b.y);

  function onWheel(event: WheelEvent) {
    const withKey = event.ctrlKey || event.metaKey;
    if (!withKey && !wheelZooms()) return;
    const pixels = event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1);
    // A trackpad's pinch comes as a wheel with ctrl and deltas of a few pixels; a wheel's notch is about a hundred.
    const factor = Math.exp(-Math.max(-240, Math.min(240, pixels)) * (Math.abs(pixels) < 30 ? 0.01 : 0.0025));
    const before = viewport.getSnapshot();
    viewport.zoomBy(factor, pointOf(event), { reason: 'wheel', event });
    if (withKey || viewport.getSnapshot() !== before) event.preventDefault();
  }

  function zoomTap(event: MouseEvent) {
    const details = { reason: 'tap', event } as const;
    const { scale } = viewport.getSnapshot();
    const { max } = viewport.getLimits();
    if (scale * 1.01 >= Math.min(max, DOUBLE_TAP_FACTOR ** 2)) viewport.fit(details);
    else viewport.zoomBy(DOUBLE_TAP_FACTOR, pointOf(event), details);
  }

  function onPointerDown(event: PointerEvent) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    pointers.set(event.pointerId, pointOf(event));
    if (pointers.size === 1) {
      pressedAt = pointOf(event);
      dragging = false;
      suppressClick = false;
    } else if (pointers.size === 2) {
      startDrag(event);
    }
  }

  function startDrag(event: PointerEvent) {
    if (!dragging) onDragStart?.();
    dragging = true;
    suppressClick = true;
    element.toggleAttribute('data-dragging', true);
    for (const id of pointers.keys()) {
      // A pointer that ended between its last event and now cannot be captured.
      if (event.isTrusted) element.setPointerCapture(id);
    }
  }

  function onPointerMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    if (pointers.size === 1) {
      if (!dragging && pressedAt) {
        if (viewport.isFitted() || distance(now, pressedAt) < DRAG_THRESHOLD) return;
        startDrag(event);
      }
      pointers.set(event.pointerId, now);
      viewport.panBy(now.x - before.x, now.y - before.y, { reason: 'drag', event });
    } else if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      if (!other) return;
      const details = { reason: 'pinch', event } as const;
      const centre = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      viewport.panBy((now.x - before.x) / 2, (now.y - before.y) / 2, details);
      viewport.zoomBy(distance(now, other) / Math.max(distance(before, other), 1), centre, details);
    }
  }

  function onPointerEnd(event: PointerEvent) {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) return;
    element.removeAttribute('data-dragging');
    if (event.type === 'pointerup' && event.pointerType === 'touch' && !dragging) onTap(event);
    dragging = false;
    pressedAt = undefined;
  }

  function onTap(event: PointerEvent) {
    const tap = { ...pointOf(event), time: event.timeStamp };
    if (lastTap && tap.time - lastTap.time < DOUBLE_TAP_MS && distance(tap, lastTap) < DOUBLE_TAP_DISTANCE) {
      lastTap = undefined;
      zoomTap(event);
    } else {
      lastTap = tap;
    }
  }

  function onClick(event: MouseEvent) {
    if (!suppressClick) return;
    suppressClick = false;
    event.stopPropagation();
    event.preventDefault();
  }

  function onDoubleClick(event: MouseEvent) {
    // Browsers also send a dblclick for two taps, which have been answered by then.
    if ((event as PointerEvent).pointerType !== 'touch') zoomTap(event);
  }

  // One finger scrolls the page over a fitted image and moves a zoomed one; two fingers always pinch.
  const syncTouchAction = () => {
    element.style.touchAction = viewport.isFitted() ? 'pan-x pan-y' : 'none';
  };
  syncTouchAction();
  const unsubscribe = viewport.subscribe(syncTouchAction);
  const listeners = new AbortController();
  const { signal } = listeners;
  element.addEventListener('wheel', onWheel, { passive: false, signal });
  element.addEventListener('pointerdown', onPointerDown, { signal });
  element.addEventListener('pointermove', onPointerMove, { signal });
  element.addEventListener('pointerup', onPointerEnd, { signal });
  element.addEventListener('pointercancel', onPointerEnd, { signal });
  element.addEventListener('click', onClick, { capture: true, signal });
  element.addEventListener('dblclick', onDoubleClick, { signal });
  return () => {
    listeners.abort();
    unsubscribe();
    element.style.touchAction = '';
    element.removeAttribute('data-dragging');
  };
}
