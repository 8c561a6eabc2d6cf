'use client';

import { type RefObject, useEffect } from 'react';
import type { ShapeAnnotationInput } from '../grounding/index.js';
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
  shapes: readonly ShapeAnnotationInput[],
) {
  useEffect(() => {
    const list = shapes.length ? root.current?.querySelector('.pr-visually-hidden ul') : null;
    if (!list) return;
    let marked: string | null = null;
    const mark = () => {
      const present = overlay.shown.getSnapshot().shapes.map(({ shape }) => shape.id);
      const key = present.join();
      if (key === marked) return;
      marked = key;
      const ids = new Set(present);
      for (const button of list.querySelectorAll<HTMLElement>('[data-id]')) {
        if (ids.has(button.dataset.id!)) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
      }
    };
    mark();
    // Another page of the list is not marked yet, however the reader came to it.
    const pages = new MutationObserver(() => {
      marked = null;
      mark();
    });
    pages.observe(list, { childList: true });
    const unsubscribe = overlay.shown.subscribe(mark);
    return () => {
      pages.disconnect();
      unsubscribe();
    };
  }, [overlay, root, shapes]);
}
