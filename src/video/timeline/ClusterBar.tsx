'use client';

import { type CSSProperties, memo } from 'react';
import type { TimelineClip } from './clips.js';
import type { TimelineParts } from './parts.js';
import { type ClipCluster, placeInBlock, type TimeBlock } from './visible.js';

/** Props of {@link ClusterBar}. */
export interface ClusterBarProps extends ClipCluster {
  block: TimeBlock;
  color: string;
  parts: TimelineParts;
  /** Told of the first clip of a cluster that was pressed. */
  onZoom(clip: TimelineClip): void;
}

/** Several clips that are too close together to be told apart, with their number: a press goes nearer. */
export const ClusterBar = memo(function ClusterBar(props: ClusterBarProps) {
  const { row, start, end, first, count, block, color, parts, onZoom } = props;
  const { timeline, labels, text } = parts;
  return (
    <button
      type="button"
      className="pr-timeline-cluster"
      // The arrow keys reach each clip in it.
      tabIndex={-1}
      style={
        {
          ...placeInBlock(block, start, end),
          '--pr-clip-row': row,
          '--pr-clip-color': color,
        } as CSSProperties
      }
      aria-label={labels.cluster(count, text.range(start, end))}
      onClick={({ nativeEvent }) => {
        timeline.zoomTo(start, end, { reason: 'button', event: nativeEvent });
        onZoom(first);
      }}
    >
      {text.number(count)}
    </button>
  );
});
