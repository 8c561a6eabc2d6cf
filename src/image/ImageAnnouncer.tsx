'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import type { Selection } from '../state/selection.js';
import type { Store } from '../state/store.js';
import type { ViewportController } from '../state/viewport.js';
import type { ImageLabels } from './imageLabels.js';
import type { ImageLayout } from './view.js';

/** Milliseconds without a new annotation, or anything else to say, after which an answer counts as settled. */
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
 * zoomed to those who have the focus in it. What a reader does is answered at once; the count waits until that has been
 * heard.
 */
export function ImageAnnouncer(props: ImageAnnouncerProps) {
  const { shapes, selection, labels, nameOf, layout, viewport, root } = props;
  const [message, setMessage] = useState('');
  const count = shapes.length;
  const answeredAt = useRef(Number.NEGATIVE_INFINITY);
  const answer = useCallback((text: string) => {
    answeredAt.current = performance.now();
    setMessage(text);
  }, []);

  const tellCount = useStableCallback(() => setMessage(labels.found(count)));
  useEffect(() => {
    if (count === 0) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (milliseconds: number) => {
      timer = setTimeout(() => {
        const left = answeredAt.current + SETTLED - performance.now();
        if (left > 0) wait(left);
        else tellCount();
      }, milliseconds);
    };
    wait(SETTLED);
    return () => clearTimeout(timer);
  }, [count, tellCount]);

  const tellSelection = useStableCallback((before: readonly string[], now: readonly string[]) => {
    const names = shapes.flatMap((shape, index) => (now.includes(shape.id) ? [nameOf(shape, index)] : []));
    // What is selected, or no longer, may be on another image.
    const cleared = now.length === 0 && shapes.some(({ id }) => before.includes(id));
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

  const tellZoom = useStableCallback((scale: number) => answer(labels.zoomed(Math.round(scale * 100))));
  useEffect(() => {
    let told = viewport.getSnapshot().scale;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { scale } = viewport.getSnapshot();
      if (scale === told || !root.current?.matches(':focus-within')) return;
      told = scale;
      tellZoom(scale);
    };
    const unsubscribe = layout.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, ZOOM_RESTS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [layout, viewport, root, tellZoom]);

  return (
    <div role="status" className="pr-visually-hidden">
      {message}
    </div>
  );
}
