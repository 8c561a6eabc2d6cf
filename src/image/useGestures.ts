'use client';

import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { Selection } from '../state/selection.js';
import type { Store } from '../state/store.js';
import type { ViewportController } from '../state/viewportTypes.js';
import { attachGestures } from './gestures.js';
import type { Pointing } from './pointing.js';
import type { ImageLayout } from './view.js';

/** What {@link useGestures} works with. */
export interface GesturesInput {
  enabled: boolean;
  root: RefObject<HTMLElement | null>;
  box: RefObject<HTMLElement | null>;
  viewport: ViewportController;
  layout: Store<ImageLayout>;
  selection: Selection;
  pointing: Pointing;
}

/** Lets wheel, fingers and mouse move the image in `box`. */
export function useGestures(input: GesturesInput): void {
  const { enabled, root, box, viewport, layout, selection, pointing } = input;
  useIsomorphicLayoutEffect(() => {
    if (!enabled) return;
    return attachGestures({
      element: box.current!,
      around: root.current!,
      viewport,
      layout,
      wheelZooms: () => root.current!.matches(':focus-within'),
      onDragStart: () => selection.highlight(null, { reason: 'pointer' }),
      onDoubleTap: pointing.doubleClick,
    });
  }, [enabled, root, box, viewport, layout, selection, pointing]);
}
