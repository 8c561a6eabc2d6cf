'use client';

import { type CSSProperties, memo } from 'react';
import { type MentionColors, sharedColor } from '../../styles/palette.js';
import { idsInLane, type LaneLayout } from './lanes.js';
import type { TimelineParts } from './parts.js';
import type { VisibleRows } from './useVisibleRows.js';

/** Props of {@link Lanes}. */
export interface LanesProps {
  layout: LaneLayout;
  rows: VisibleRows;
  colors: MentionColors;
  parts: TimelineParts;
}

/** The names of the lanes that can be seen, each with the line under it. Clips say their names themselves. */
export const Lanes = memo(function Lanes({ layout, rows, colors, parts: { text } }: LanesProps) {
  const shown = layout.lanes.filter(
    ({ firstRow, rowCount }) => firstRow < rows.end && firstRow + rowCount > rows.first,
  );
  return (
    <div className="pr-timeline-lanes" aria-hidden="true">
      {shown.map((lane) => (
        <div
          key={lane.key}
          className="pr-timeline-lane"
          style={
            {
              '--pr-clip-row': lane.firstRow,
              '--pr-lane-rows': lane.rowCount,
              '--pr-clip-color': sharedColor(colors, lane.mention, idsInLane(lane, layout)),
            } as CSSProperties
          }
        >
          <span className="pr-timeline-lane-name" title={text.mention(lane)}>
            <bdi className="pr-timeline-lane-text">{text.mention(lane)}</bdi>
          </span>
        </div>
      ))}
    </div>
  );
});
