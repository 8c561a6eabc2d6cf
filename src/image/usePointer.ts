'use client';

import { type MouseEvent, type PointerEvent, useMemo } from 'react';
import type { Selection } from '../state/selection.js';
import type { Overlay } from './overlay.js';

/** CSS pixels by which a pointer may miss a shape. */
const TOLERANCE = { mouse: 3, pen: 5, touch: 12 } as const;

const toleranceOf = (pointerType: string) =>
  pointerType === 'touch' || pointerType === 'pen' ? TOLERANCE[pointerType] : TOLERANCE.mouse;

/** What is under an event, in the box that its handler is on. */
function shapeAt(overlay: Overlay, event: MouseEvent<HTMLElement>, pointerType: string) {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return overlay.shapesAt(event.clientX - left, event.clientY - top, toleranceOf(pointerType))[0] ?? null;
}

/** Pointing: the shape under the pointer is highlighted, a click or a tap selects it. None of it renders React. */
export function usePointer(overlay: Overlay, selection: Selection) {
  return useMemo(
    () => ({
      onPointerMove(event: PointerEvent<HTMLElement>) {
        // A finger that moves scrolls the page.
        if (event.pointerType === 'touch') return;
        const id = shapeAt(overlay, event, event.pointerType)?.id ?? null;
        event.currentTarget.toggleAttribute('data-pointing', id !== null);
        selection.highlight(id, { reason: 'pointer', event: event.nativeEvent });
      },
      onPointerLeave(event: PointerEvent<HTMLElement>) {
        event.currentTarget.removeAttribute('data-pointing');
        if (event.pointerType !== 'touch')
          selection.highlight(null, { reason: 'pointer', event: event.nativeEvent });
      },
      onClick(event: MouseEvent<HTMLElement>) {
        const native = event.nativeEvent as globalThis.PointerEvent;
        const additive = event.shiftKey || event.ctrlKey || event.metaKey;
        const id = shapeAt(overlay, event, native.pointerType)?.id ?? null;
        if (id === null && additive) return;
        const { selectedIds } = selection.getSnapshot();
        const onlyThis = id !== null && selectedIds.length === 1 && selectedIds[0] === id;
        const details = { reason: 'pointer', event: native, additive } as const;
        selection.select(onlyThis && !additive ? null : id, details);
      },
    }),
    [overlay, selection],
  );
}
