'use client';

import { type RefObject, useEffect, useState } from 'react';

/** How much before it comes into view something is near. */
const MARGIN = '100% 0%';

/**
 * Whether an element has come near the visible area, once and for all. Where that cannot be watched, as in jsdom, it is near
 * from the start.
 *
 * @param now whether it is near for another reason
 */
export function useNear(element: RefObject<Element | null>, now: boolean): boolean {
  const [near, setNear] = useState(now);
  if (now && !near) setNear(true);

  useEffect(() => {
    const node = element.current;
    const view = node?.ownerDocument.defaultView;
    if (near || !node || !view) return;
    const Observer = (view as typeof globalThis & Window).IntersectionObserver as
      | typeof IntersectionObserver
      | undefined;
    if (!Observer) return queueMicrotask(() => setNear(true));
    // The margin of a scrolled box: newer than the types, and left out by older browsers.
    const options: IntersectionObserverInit & { scrollMargin: string } = {
      rootMargin: MARGIN,
      scrollMargin: MARGIN,
    };
    const observer = new Observer((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
    }, options);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, near]);

  return near;
}
