'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import type { Selection } from '../state/selection.js';
import type { Store } from '../state/store.js';
import type { ViewportController } from '../state/viewport.js';
import type { ImageLabels } from './imageLabels.js';
import type { ImageLayout } from './view.js';

/** Milliseconds without a new annotation after which an answer counts as settled. */
const SETTLED = 1000;
/** Milliseconds for which the view rests before its zoom is told. */
const ZOOM_RESTS = 300;

/** Props of {@link ImageAnnouncer}. */
export interface ImageAnnouncerProps {
  /** In reading order. */
  shapes: readonly ShapeAnnotation[];
  selection: Selection;
  labels: ImageLabels;
  nameOf(annotation: ShapeAnnotation, index: number): string;
  /** Changes when the view has come to rest. */
  layout: Store<ImageLayout>;
  viewport: ViewportController;
  /** Where the focus has to be for the zoom to be told. */
  root: RefObject<HTMLElement | null>;
}

/**
 * Tells assistive technology how many annotations there are once they have settled, what was selected, and how far it is
 * zoomed to those who have the focus in it.
 */
export function ImageAnnouncer(props: ImageAnnouncerProps) {
  const { shapes, selection, labels, nameOf, layout, viewport, root } = props;
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

  useEffect(() => {
    let told = viewport.getSnapshot().scale;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { scale } = viewport.getSnapshot();
      if (scale === told || !root.current?.matches(':focus-within')) return;
      told = scale;
      setMessage(labels.zoomed(Math.round(scale * 100)));
    };
    const unsubscribe = layout.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, ZOOM_RESTS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [layout, viewport, root, labels]);

  return (
    <div role="status" className="pr-visually-hidden">
      {message}
    </div>
  );
}
