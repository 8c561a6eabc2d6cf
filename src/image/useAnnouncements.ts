'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShapeAnnotationInput } from '../grounding/index.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import type { Selection } from '../state/selection.js';
import type { ImageLabels } from './imageLabels.js';

/** Milliseconds without a new annotation, or anything else to say, after which an answer counts as settled. */
const SETTLED = 1000;

/** What {@link useAnnouncements} works with. */
export interface AnnouncementsInput {
  /** In the order of the list. */
  shapes: readonly ShapeAnnotationInput[];
  selection: Selection;
  labels: Pick<ImageLabels, 'found' | 'selected'>;
  nameOf(annotation: ShapeAnnotationInput, index: number): string;
}

/**
 * What to tell assistive technology: how many annotations there are once they have settled, and what was selected. Never a
 * token, never a frame. What a reader does is answered at once; the count waits until that has been heard.
 * @returns the last message, and how to answer with another
 */
export function useAnnouncements({ shapes, selection, labels, nameOf }: AnnouncementsInput) {
  const [message, setMessage] = useState('');
  const count = shapes.length;
  const answeredAt = useRef(Number.NEGATIVE_INFINITY);
  const answer = useCallback((text: string) => {
    answeredAt.current = performance.now();
    setMessage(text);
  }, []);

  // Of none there is nothing to say, but what was said of some is no longer so.
  const tellCount = useStableCallback((found: number) => setMessage(found === 0 ? '' : labels.found(found)));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (milliseconds: number) => {
      timer = setTimeout(() => {
        const left = answeredAt.current + SETTLED - performance.now();
        if (left > 0) wait(left);
        else tellCount(count);
      }, milliseconds);
    };
    wait(SETTLED);
    return () => clearTimeout(timer);
  }, [count, tellCount]);

  const tellSelection = useStableCallback((before: readonly string[], now: readonly string[]) => {
    // What is selected, or no longer, may be on another image. Sets, since an app may select thousands.
    const [selected, unselected] = [new Set(now), new Set(before)];
    const names = shapes.flatMap((shape, index) => (selected.has(shape.id) ? [nameOf(shape, index)] : []));
    const cleared = now.length === 0 && shapes.some(({ id }) => unselected.has(id));
    if (names.length || cleared) answer(labels.selected(names));
  });
  useEffect(() => {
    let before = selection.getSnapshot().selectedIds;
    return selection.subscribe(() => {
      const { selectedIds } = selection.getSnapshot();
      if (selectedIds === before) return;
      tellSelection(before, selectedIds);
      before = selectedIds;
    });
  }, [selection, tellSelection]);

  return [message, answer] as const;
}
