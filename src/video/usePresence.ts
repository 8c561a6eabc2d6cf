'use client';

import { type RefObject, useEffect } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import type { VideoOverlay } from './videoOverlay.js';

/**
 * Marks the buttons of a video's list whose shapes are in the picture now with `aria-current`, without React, and only when
 * others are there than in the frame before.
 *
 * @param shapes in the order of the list
 */
export function usePresence(
  overlay: VideoOverlay,
  root: RefObject<HTMLElement | null>,
  shapes: readonly ShapeAnnotation[],
) {
  useEffect(() => {
    const element = shapes.length ? root.current : null;
    if (!element) return;
    let marked = '';
    const mark = () => {
      const { shapes: present } = overlay.shown.getSnapshot();
      const key = present.map(({ entry }) => entry).join();
      if (key === marked) return;
      marked = key;
      const ids = new Set(present.map(({ shape }) => shape.id));
      for (const button of element.querySelectorAll<HTMLElement>('.pr-visually-hidden [data-id]')) {
        if (ids.has(button.dataset.id!)) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
      }
    };
    // A page of the list that comes with the focus is not marked yet.
    const markAll = () => {
      marked = '';
      mark();
    };
    mark();
    element.addEventListener('focusin', markAll);
    const unsubscribe = overlay.shown.subscribe(mark);
    return () => {
      element.removeEventListener('focusin', markAll);
      unsubscribe();
    };
  }, [overlay, root, shapes]);
}
