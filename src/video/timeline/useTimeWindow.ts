'use client';

import { type RefObject, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import type { Timeline } from '../../state/timeline.js';
import { createWindowSelector } from './clipFill.js';
import type { TimeBlock, TimeWindow } from './visible.js';

/** The stretch of time for which there are elements: changes seldom, however the view moves. */
export function useTimeWindow(timeline: Timeline): TimeWindow {
  const [select] = useState(createWindowSelector);
  return useStore(timeline, select);
}

/** Milliseconds after which a stretched layer is laid out anew, and between one and the next: no frame lays out all. */
const SETTLED = { after: 120, turn: 17 };

/** How a layer moves. */
export interface LayerMotion {
  /**
   * By how much the layer may be stretched or pressed while the zoom goes on, which costs no layout and no painting, until
   * its elements take their new places; 1 for text, which has to keep its shape.
   * @default 1
   */
  stretch?: number;
  /** What is in it: another one takes its places at once. */
  content?: unknown;
  /**
   * Its place among the layers that are laid out in turn when a zoom has ended.
   * @default 0
   */
  turn?: number;
}

/**
 * Moves a layer with the view, past React: it is as wide as `block` is long, and its elements stand at shares of it.
 */
export function useLayerTransform(
  layerRef: RefObject<HTMLElement | null>,
  timeline: Timeline,
  { from, length }: TimeBlock,
  { stretch = 1, content, turn = 0 }: LayerMotion = {},
): void {
  useIsomorphicLayoutEffect(() => {
    const { style } = layerRef.current!;
    let laidOut = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function place(settle: boolean) {
      const { start, end, width } = timeline.getSnapshot();
      const scale = end > start ? width / (end - start) : 0;
      clearTimeout(timer);
      if (settle || scale < laidOut / stretch || scale > laidOut * stretch) {
        if (scale !== laidOut) style.width = `${length * scale}px`;
        laidOut = scale;
      } else if (scale !== laidOut)
        timer = setTimeout(() => place(true), SETTLED.after + SETTLED.turn * turn);
      const stretched = scale === laidOut ? '' : ` scaleX(${scale / laidOut})`;
      style.transform = `translateX(${timeline.toPixels(from)}px)${stretched}`;
    }
    place(true);
    const unsubscribe = timeline.subscribe(() => place(false));
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [layerRef, timeline, from, length, stretch, content, turn]);
}
