'use client';

import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { Selection } from '../state/selection.js';
import type { ViewportController } from '../state/viewport.js';
import { attachGestures } from './gestures.js';
import type { Pointing } from './pointing.js';

/** What {@link useGestures} works with. */
export interface GesturesInput {
  enabled: boolean;
  root: RefObject<HTMLElement | null>;
  box: RefObject<HTMLElement | null>;
  viewport: ViewportController;
  selection: Selection;
  pointing: Pointing;
}

/** Lets wheel, fingers and mouse move the image in `box`. */
export function useGestures(input: GesturesInput): void {
  const { enabled, root, box, viewport, selection, pointing } = input;
  useIsomorphicLayoutEffect(() => {
    if (!enabled) return;
    return attachGestures({
      element: box.current!,
      viewport,
      wheelZooms: () => root.current!.matches(':focus-within'),
      onDragStart: () => selection.highlight(null, { reason: 'pointer' }),
      onDoubleTap: pointing.doubleClick,
    });
  }, [enabled, root, box, viewport, selection, pointing]);
}
