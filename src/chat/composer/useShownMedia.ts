'use client';

import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';

/** The first moment of a video: Safari shows no picture of one that was not asked for a time. */
const FIRST_FRAME = '#t=0.001';

/** Shows `media` until the returned function is called. */
function showMedia(node: HTMLImageElement | HTMLVideoElement, media: Blob | string) {
  // The jsdom of an app's own tests has no object URLs.
  const url = typeof media === 'string' ? media : (URL.createObjectURL?.(media) ?? '');
  node.src = node.localName === 'video' && !url.includes('#') ? url + FIRST_FRAME : url;
  return () => {
    node.removeAttribute('src');
    // Otherwise a browser keeps its player until the element is collected.
    if (node.localName === 'video') (node as HTMLVideoElement).load();
    if (typeof media !== 'string') URL.revokeObjectURL?.(url);
  };
}

/** Shows `media` in an image or a video. The URL of a file lives for as long as it is shown, and no render waits for it. */
export function useShownMedia(
  element: RefObject<HTMLImageElement | HTMLVideoElement | null>,
  media: Blob | string,
): void {
  useIsomorphicLayoutEffect(() => showMedia(element.current!, media), [element, media]);
}
