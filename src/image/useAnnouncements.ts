'use client';

import { useEffect, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import type { Selection } from '../state/selection.js';
import type { ImageLabels } from './imageLabels.js';

/** Milliseconds without a new annotation after which an answer counts as settled. */
const SETTLED = 1000;

/** What {@link useAnnouncements} works with. */
export interface AnnouncementsInput {
  /** In the order of the list. */
  shapes: readonly ShapeAnnotation[];
  selection: Selection;
  labels: Pick<ImageLabels, 'found' | 'selected'>;
  nameOf(annotation: ShapeAnnotation, index: number): string;
}

/**
 * What to tell assistive technology: how many annotations there are once they have settled, and what was selected. Never a
 * token, never a frame.
 * @returns the last message, and how to say another
 */
export function useAnnouncements({ shapes, selection, labels, nameOf }: AnnouncementsInput) {
  const [message, say] = useState('');
  const count = shapes.length;

  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => say(labels.found(count)), SETTLED);
    return () => clearTimeout(timer);
  }, [count, labels]);

  useEffect(() => {
    let before = selection.getSnapshot().selectedIds;
    return selection.subscribe(() => {
      const { selectedIds } = selection.getSnapshot();
      if (selectedIds === before) return;
      before = selectedIds;
      const names = shapes.flatMap((shape, index) =>
        selectedIds.includes(shape.id) ? [nameOf(shape, index)] : [],
      );
      say(labels.selected(names));
    });
  }, [selection, shapes, labels, nameOf]);

  return [message, say] as const;
}
