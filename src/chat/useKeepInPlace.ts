'use client';

import { type RefObject, useEffect } from 'react';
import { isAtEnd, placeOf } from './followIntent.js';

function scrollerOf(element: Element): Element | null {
  for (let node = element.parentElement; node; node = node.parentElement) {
    if (/auto|scroll|overlay/.test(getComputedStyle(node).overflowY)) return node;
  }
  return element.ownerDocument.scrollingElement;
}

/**
 * Keeps what follows an element in place while the element shrinks above the visible area, in browsers and scrollers
 * without scroll anchoring (Safari, and wherever `overflow-anchor` is `none`).
 */
export function useKeepInPlace(ref: RefObject<HTMLElement | null>, present: boolean) {
  useEffect(() => {
    const element = ref.current;
    if (!present || !element || typeof ResizeObserver === 'undefined') return;
    let height = element.getBoundingClientRect().height;
    let owed = 0;
    const observer = new ResizeObserver(() => {
      const rect = element.getBoundingClientRect();
      const shrunkBy = height - rect.height;
      height = rect.height;
      const scroller = scrollerOf(element);
      if (shrunkBy <= 0 || !scroller || getComputedStyle(scroller).overflowAnchor === 'auto') return;
      const isPage = scroller === element.ownerDocument.scrollingElement;
      const visibleTop = isPage ? 0 : scroller.getBoundingClientRect().top;
      if (rect.top >= visibleTop) return;
      // There the browser has moved it, or who follows the end.
      if (isAtEnd(placeOf(scroller))) {
        owed = 0;
        return;
      }
      // Scroll positions are rounded; what was lost is made up for in the next frame.
      owed += shrunkBy;
      const before = scroller.scrollTop;
      scroller.scrollTop = before - owed;
      owed -= before - scroller.scrollTop;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, present]);
}
