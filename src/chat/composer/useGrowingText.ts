'use client';

import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';

function fitToText(box: HTMLTextAreaElement) {
  const view = box.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (view?.CSS?.supports?.('field-sizing', 'content')) return;
  box.style.blockSize = 'auto';
  box.style.blockSize = `${box.scrollHeight}px`;
}

/** Makes a text box as high as its text, where the style sheet cannot (`field-sizing`); its `max-block-size` holds. */
export function useGrowingText(text: RefObject<HTMLTextAreaElement | null>): void {
  // The text changes by typing, by its prop and with the width that it has: after each render is when it may have.
  useIsomorphicLayoutEffect(() => fitToText(text.current!));
}
