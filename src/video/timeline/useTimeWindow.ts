'use client';

import { type RefObject, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import type { Timeline, TimelineState } from '../../state/timeline.js';
import { type TimeWindow, timeWindow } from './visible.js';

/** CSS pixels, before anything has been measured. */
const FIRST_WIDTH = 800;

/** {@link timeWindow} that keeps its identity while its values stay the same. */
function createWindowSelector() {
  let last: TimeWindow | undefined;
  return ({ start, end, width }: TimelineState) => {
    const next = timeWindow({ start, end, width: width || FIRST_WIDTH });
    if (!last || last.from !== next.from || last.to !== next.to || last.scale !== next.scale) last = next;
    return last;
  };
}

/** The stretch of time for which there are elements: changes seldom, however the view moves. */
export function useTimeWindow(timeline: Timeline): TimeWindow {
  const [select] = useState(createWindowSelector);
  return useStore(timeline, select);
}

/**
 * Moves a layer with the view without React: its elements stand at `--pr-timeline-scale` pixels for each second after
 * `origin`. Positions from 0 would be too large for CSS in long videos.
 */
export function useLayerTransform(
  layerRef: RefObject<HTMLElement | null>,
  timeline: Timeline,
  origin: number,
): void {
  useIsomorphicLayoutEffect(() => {
    let scaleBefore = 0;
    const sync = () => {
      const { start, end, width } = timeline.getSnapshot();
      const { style } = layerRef.current!;
      const scale = end > start ? width / (end - start) : 0;
      if (scale !== scaleBefore) style.setProperty('--pr-timeline-scale', String(scale));
      scaleBefore = scale;
      style.transform = `translateX(${timeline.toPixels(origin)}px)`;
    };
    sync();
    return timeline.subscribe(sync);
  }, [layerRef, timeline, origin]);
}
