'use client';

import { useEffect, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import type { Selection } from '../state/selection.js';
import type { VideoLabels } from './videoLabels.js';

/** Milliseconds without a new annotation after which an answer counts as settled. */
const SETTLED = 1000;

/** Props of {@link VideoAnnouncer}. */
export interface VideoAnnouncerProps {
  /** In the order of the list. */
  shapes: readonly ShapeAnnotation[];
  selection: Selection;
  labels: Pick<VideoLabels, 'found' | 'selected'>;
  nameOf(annotation: ShapeAnnotation, index: number): string;
}

/** Tells assistive technology how many annotations there are once they have settled, and what was selected. Never a frame. */
export function VideoAnnouncer({ shapes, selection, labels, nameOf }: VideoAnnouncerProps) {
  const [message, setMessage] = useState('');
  const count = shapes.length;

  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setMessage(labels.found(count)), SETTLED);
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
      setMessage(labels.selected(names));
    });
  }, [selection, shapes, labels, nameOf]);

  return (
    <div role="status" className="pr-visually-hidden">
      {message}
    </div>
  );
}
