'use client';

import type { PointerEvent } from 'react';
import { useHighlighter } from '../../hooks/useHighlighter.js';
import type { Selection } from '../../state/selection.js';

/**
 * Handlers for an element with `data-annotation-id` in it: the annotation under the pointer is the highlighted one. By
 * movement, not by entering: rows that scroll by under a resting pointer must not take the highlight from the keyboard.
 */
export function useHighlightByPointer(selection: Selection, isThere: (id: string) => boolean) {
  const highlighter = useHighlighter(selection, isThere);
  return {
    onPointerMove({ pointerType, target, nativeEvent }: PointerEvent) {
      if (pointerType === 'touch') return;
      const row = (target as Element).closest<HTMLElement>('[data-annotation-id]');
      highlighter.light(row?.dataset.annotationId ?? null, { reason: 'pointer', event: nativeEvent });
    },
    onPointerLeave({ nativeEvent }: PointerEvent) {
      highlighter.light(null, { reason: 'pointer', event: nativeEvent });
    },
  };
}
