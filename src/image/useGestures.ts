'use client';

import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { Selection } from '../state/selection.js';
import type { ViewportController } from '../state/viewport.js';
import { attachGestures } from './gestures.js';

/** What {@link useGestures} works with. */
export interface GesturesInput {
  enabled: boolean;
  root: RefObject<HTMLElement | null>;
  box: RefObject<HTMLElement | null>;
  viewport: ViewportController;
  selection: Selection;
}

/** Lets wheel, fingers and mouse move the image in `box`. */
export function useGestures({ enabled, root, box, viewport, selection }: GesturesInput): void {
  useIsomorphicLayoutEffect(() => {
    if (!enabled) return;
    return attachGestures({
      element: box.current!,
      viewport,
      wheelZooms: () => root.current!.matches(':focus-within'),
      onDragStart: () => selection.highlight(null, { reason: 'pointer' }),
    });
  }, [enabled, root, box, viewport, selection]);
}
