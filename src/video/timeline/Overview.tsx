'use client';

import { type PointerEvent, useMemo, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import type { TimelineClip } from './clips.js';
import type { LaneLayout } from './lanes.js';
import type { TimelineParts } from './parts.js';

/** Units of the drawing's width, in which marks no wider than one are still seen. */
const UNITS = 1000;

/** All clips as one drawing a colour: ten thousand marks are a few elements. */
function useMarks(clips: readonly TimelineClip[], layout: LaneLayout, extent: number, parts: TimelineParts) {
  const { colors } = parts;
  return useMemo(() => {
    const paths = new Map<string, string[]>();
    const laneOfRow = layout.lanes.flatMap((lane, index) => Array<number>(lane.rowCount).fill(index));
    for (const clip of extent > 0 ? clips : []) {
      const color = colors.colorOfId(clip.id, clip.mention);
      const left = (clip.start / extent) * UNITS;
      const width = Math.max(((clip.end - clip.start) / extent) * UNITS, 1.5);
      const mark = `M${left.toFixed(1)} ${laneOfRow[layout.rowOf[clip.index] ?? 0] ?? 0}h${width.toFixed(1)}v.7h-${width.toFixed(1)}z`;
      const path = paths.get(color);
      if (path) path.push(mark);
      else paths.set(color, [mark]);
    }
    return [...paths].map(([color, marks]) => ({ color, path: marks.join('') }));
  }, [clips, layout, extent, colors]);
}

/** Props of {@link Overview}. */
export interface OverviewProps {
  clips: readonly TimelineClip[];
  layout: LaneLayout;
  parts: TimelineParts;
}

/**
 * The whole video as a strip, with what is in view as a window that a press or a drag moves. It is there only while
 * there is more than is in view. Hidden from assistive technology, which is never short of a view.
 */
export function Overview({ clips, layout, parts }: OverviewProps) {
  const { timeline, playback } = parts;
  const extent = useStore(timeline, (state) => state.extent);
  const fitted = useStore(timeline, ({ start, end, extent: all }) => end - start >= all * (1 - 1e-9));
  const frame = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const marks = useMarks(clips, layout, extent, parts);

  useIsomorphicLayoutEffect(() => {
    if (fitted) return;
    const sync = () => {
      const { start, end, extent: all } = timeline.getSnapshot();
      const percent = (time: number) => `${(time / (all || 1)) * 100}%`;
      frame.current!.style.left = percent(start);
      frame.current!.style.width = percent(end - start);
      line.current!.style.left = percent(playback.getSnapshot().time);
    };
    sync();
    const leave = [timeline.subscribe(sync), playback.subscribe(sync)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
    };
  }, [timeline, playback, fitted]);

  const moveTo = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const { start, end } = timeline.getSnapshot();
    const middle = ((event.clientX - left) / (width || 1)) * extent;
    timeline.panBy(middle - (start + end) / 2, { reason: 'overview', event: event.nativeEvent });
  };

  if (fitted) return null;
  return (
    <div
      className="pr-timeline-overview"
      dir="ltr"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) moveTo(event);
      }}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${UNITS} ${Math.max(1, layout.lanes.length)}`}
        preserveAspectRatio="none"
      >
        {marks.map(({ color, path }) => (
          <path key={color} d={path} fill={color} />
        ))}
      </svg>
      <div ref={frame} className="pr-timeline-overview-frame" />
      <div ref={line} className="pr-timeline-overview-line" />
    </div>
  );
}
