'use client';

import { memo, type PointerEvent, useMemo, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import { type MentionColors, sharedColor } from '../../styles/palette.js';
import { idsInLane, type Lane, type LaneLayout } from './lanes.js';
import type { TimelineParts } from './parts.js';

/** Columns of the drawing. */
const COLUMNS = 1000;

type Row = LaneLayout['rows'][number];

/** Of each row, for the extent it was last drawn with: a row that no clip came to keeps its identity. */
const columnsOfRows = new WeakMap<Row, { extent: number; columns: Uint8Array }>();

/** The columns in which a row has clips. */
function columnsOf(row: Row, extent: number): Uint8Array {
  const known = columnsOfRows.get(row);
  if (known?.extent === extent) return known.columns;
  const columns = new Uint8Array(COLUMNS);
  for (const { start, end } of row) {
    const from = Math.min(COLUMNS - 1, Math.floor((start / extent) * COLUMNS));
    const to = Math.max(from + 1, Math.min(COLUMNS, Math.round((end / extent) * COLUMNS)));
    for (let at = from; at < to; at++) columns[at] = 1;
  }
  columnsOfRows.set(row, { extent, columns });
  return columns;
}

/** The columns in which some rows have clips, as bars of one path. */
function pathOf(rows: readonly Row[], y: number, extent: number): string {
  const columns = rows.map((row) => columnsOf(row, extent));
  const isSet = (at: number) => columns.some((row) => row[at] === 1);
  let path = '';
  for (let at = 0; at < COLUMNS; at++) {
    if (!isSet(at)) continue;
    const from = at;
    while (at < COLUMNS && isSet(at)) at++;
    path += `M${from} ${y}h${at - from}v.7h${from - at}z`;
  }
  return path;
}

/** All clips as one drawing a lane, or a row where all share one: ten thousand are no more to paint than a few hundred. */
function useMarks(layout: LaneLayout, colors: MentionColors, extent: number, shown: boolean) {
  return useMemo(() => {
    if (!shown || extent <= 0) return [];
    const { lanes, rows } = layout;
    const markOf = (lane: Lane, of: readonly Row[], y: number) => ({
      key: `${lane.key} ${y}`,
      color:
        lane.mention === undefined && colors.by === 'mention'
          ? 'var(--pr-border-strong)'
          : sharedColor(colors, lane.mention, idsInLane(lane, layout)),
      path: pathOf(of, y, extent),
    });
    const [only] = lanes;
    if (only && lanes.length === 1) return rows.map((row, y) => markOf(only, [row], y));
    return lanes.map((lane, y) => markOf(lane, rows.slice(lane.firstRow, lane.firstRow + lane.rowCount), y));
  }, [layout, colors, extent, shown]);
}

/** Props of {@link Overview}. */
export interface OverviewProps {
  layout: LaneLayout;
  colors: MentionColors;
  parts: TimelineParts;
}

/**
 * The whole video as a strip, with what is in view as a window that a press or a drag moves. It is there only while
 * there is more than is in view. Hidden from assistive technology, which is never short of a view.
 */
export const Overview = memo(function Overview({ layout, colors, parts }: OverviewProps) {
  const { timeline, playback } = parts;
  const extent = useStore(timeline, (state) => state.extent);
  const fitted = useStore(timeline, ({ start, end, extent: all }) => end - start >= all * (1 - 1e-9));
  const frame = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const marks = useMarks(layout, colors, extent, !fitted);

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
        viewBox={`0 0 ${COLUMNS} ${Math.max(1, marks.length)}`}
        preserveAspectRatio="none"
      >
        {marks.map(({ key, color, path }) => (
          <path key={key} d={path} fill={color} />
        ))}
      </svg>
      <div ref={frame} className="pr-timeline-overview-frame" />
      <div ref={line} className="pr-timeline-overview-line" />
    </div>
  );
});
