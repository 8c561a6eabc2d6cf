'use client';

import { type PointerEvent, useRef } from 'react';
import type { Selection } from '../../state/selection.js';

/**
 * Handlers for an element with `data-annotation-id` in it: the annotation under the pointer is the highlighted one. By
 * movement, not by entering: rows that scroll by under a resting pointer must not take the highlight from the keyboard.
 */
export function useHighlightByPointer(selection: Selection) {
  const pointed = useRef<string | null>(null);
  const point = (id: string | null, { nativeEvent }: PointerEvent) => {
    if (id === pointed.current && (id === null || id === selection.getSnapshot().highlightedId)) return;
    // Only what the pointer has lit is put out by it.
    if (id !== null || selection.getSnapshot().highlightedId === pointed.current)
      selection.highlight(id, { reason: 'pointer', event: nativeEvent });
    pointed.current = id;
  };
  return {
    onPointerMove(event: PointerEvent) {
      if (event.pointerType === 'touch') return;
      const row = (event.target as Element).closest<HTMLElement>('[data-annotation-id]');
      point(row?.dataset.annotationId ?? null, event);
    },
    onPointerLeave: (event: PointerEvent) => point(null, event),
  };
}
