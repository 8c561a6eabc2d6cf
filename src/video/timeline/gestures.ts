import { listenForTrackpadPinch } from '../../image/trackpadPinch.js';
import type { Timeline } from '../../state/timeline.js';
import { wheelFactor, wheelPixels } from '../../state/wheel.js';

/** How far a pointer moves, in CSS pixels, before a press becomes a drag: fingers tremble more than mice. */
const DRAG_THRESHOLD = { mouse: 4, touch: 8 };

/**
 * Wheel, pinch and drag for a timeline: ctrl or cmd with the wheel and two fingers zoom, sideways or with shift the
 * wheel pans, and so does a drag. Everything else is left to the page. A press that became a drag is not a click.
 * @param element as wide as the view
 * @param around what has the time axis and the names as well: where a wheel means the timeline too
 * @param onPress called for a press beside all clips, with its time in seconds
 * @returns a function that detaches everything
 */
export function attachTimelineGestures(
  element: HTMLElement,
  around: HTMLElement,
  timeline: Timeline,
  onPress: (time: number, event: MouseEvent) => void,
): () => void {
  const pointers = new Map<number, number>();
  /** The time that was under each pointer when the last came or went. */
  let held = new Map<number, number>();
  let pressedAt = 0;
  let dragging = false;
  let suppressClick = false;

  const pixelsOf = (event: MouseEvent) => event.clientX - element.getBoundingClientRect().left;
  const secondsOf = (pixels: number) => timeline.toTime(pixels) - timeline.toTime(0);

  const hold = () => {
    held = new Map([...pointers].map(([id, pixels]) => [id, timeline.toTime(pixels)]));
  };

  function onWheel(event: WheelEvent) {
    const { dx, dy } = wheelPixels(event);
    const details = { reason: 'wheel', event } as const;
    if (event.ctrlKey || event.metaKey) {
      // The browser would zoom the page.
      event.preventDefault();
      timeline.zoomBy(wheelFactor(dy), timeline.toTime(pixelsOf(event)), details);
    } else if ((event.shiftKey || Math.abs(dx) > Math.abs(dy)) && !timeline.isFitted()) {
      event.preventDefault();
      timeline.panBy(secondsOf(dx || dy), details);
    }
  }

  function onTrackpadPinch(factor: number, event: MouseEvent) {
    timeline.zoomBy(factor, timeline.toTime(pixelsOf(event)), { reason: 'pinch', event });
  }

  function onPointerDown(event: PointerEvent) {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    // An edge is moved by itself; a finger that moved it a little is then taken to tap on what is there.
    if ((event.target as Element).closest('.pr-timeline-edge')) {
      suppressClick = true;
      return;
    }
    // No other is down: one whose clip went away under it may have been released elsewhere.
    if (event.isPrimary) pointers.clear();
    pointers.set(event.pointerId, pixelsOf(event));
    hold();
    if (pointers.size > 1) {
      dragging = true;
      suppressClick = true;
      return;
    }
    pressedAt = pixelsOf(event);
    dragging = false;
    suppressClick = false;
  }

  function startDrag(event: PointerEvent) {
    dragging = true;
    suppressClick = true;
    // Only now: a captured pointer's click would go to the track, and not to the clip under it.
    if (event.isTrusted) element.setPointerCapture(event.pointerId);
    element.toggleAttribute('data-dragging', true);
  }

  function onPointerMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    // Released outside of the element, which was not told.
    if (event.pointerType === 'mouse' && event.buttons === 0) {
      onPointerEnd(event);
      return;
    }
    const now = pixelsOf(event);
    if (pointers.size === 1) {
      if (!dragging) {
        const threshold = DRAG_THRESHOLD[event.pointerType === 'touch' ? 'touch' : 'mouse'];
        if (timeline.isFitted() || Math.abs(now - pressedAt) < threshold) return;
        startDrag(event);
      }
      pointers.set(event.pointerId, now);
      timeline.panBy(secondsOf(before - now), { reason: 'drag', event });
      return;
    }
    pointers.set(event.pointerId, now);
    const [otherId, other] = [...pointers].find(([id]) => id !== event.pointerId)!;
    if (pointers.size > 2) return;
    // What was under both fingers stays under them. Not what the last move left there: browsers tell of one finger after the
    // other, and the first alone may have come to a limit.
    const [from, to] = [held.get(event.pointerId)!, held.get(otherId)!];
    const { start, end, width } = timeline.getSnapshot();
    const distance = Math.abs(now - other);
    if (distance < 8 || from === to || width === 0) return;
    const span = (Math.abs(from - to) / distance) * width;
    const left = to - (other / width) * span;
    if (span !== end - start || left !== start)
      timeline.set({ start: left, end: left + span }, { reason: 'pinch', event });
  }

  function onPointerEnd(event: PointerEvent) {
    if (!pointers.delete(event.pointerId)) return;
    hold();
    if (pointers.size > 0) return;
    dragging = false;
    element.removeAttribute('data-dragging');
  }

  function onClick(event: MouseEvent) {
    if (suppressClick) {
      suppressClick = false;
      event.stopPropagation();
      event.preventDefault();
    } else if (!(event.target as Element).closest('button, .pr-timeline-edge'))
      onPress(timeline.toTime(pixelsOf(event)), event);
  }

  /** A pinch or a drag that was taken away ends without a click: the next one is a key's. */
  function onKeyDown() {
    suppressClick = false;
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  around.addEventListener('wheel', onWheel, { passive: false, signal });
  element.addEventListener('pointerdown', onPointerDown, { signal });
  element.addEventListener('pointermove', onPointerMove, { signal });
  element.addEventListener('pointerup', onPointerEnd, { signal });
  element.addEventListener('pointercancel', onPointerEnd, { signal });
  listenForTrackpadPinch(around, pointers, onTrackpadPinch, signal);
  element.addEventListener('keydown', onKeyDown, { capture: true, signal });
  element.addEventListener('click', onClick, { capture: true, signal });
  return () => {
    listeners.abort();
    element.removeAttribute('data-dragging');
  };
}
