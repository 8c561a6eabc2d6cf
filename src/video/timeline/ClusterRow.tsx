'use client';

import { memo, useRef } from 'react';
import type { MentionColors } from '../../styles/palette.js';
import { ClusterBar } from './ClusterBar.js';
import type { FilledRow } from './clipFill.js';
import type { TimelineClip } from './clips.js';
import type { TimelineParts } from './parts.js';
import { useLayerTransform } from './useTimeWindow.js';

/** The colour of several mentions. */
const NEUTRAL = 'var(--pr-text-muted)';
/** By how much clusters may be stretched before they are laid out anew. */
const STRETCH = 4;
/** After how many rows the turns begin again in which they are. */
const TURNS = 16;

/** Props of {@link ClusterRow}. */
export interface ClusterRowProps {
  filled: FilledRow;
  /** Whether the row may hold clips of several mentions. */
  mixed: boolean;
  colors: MentionColors;
  parts: TimelineParts;
  /** Told of the first clip of a cluster that was pressed. */
  onZoom(clip: TimelineClip): void;
}

/**
 * The clusters of a row, in a layer of their own: it takes its new places in the frame in which the row is filled, so that
 * no frame lays out all of them.
 */
export const ClusterRow = memo(function ClusterRow({
  filled,
  mixed,
  colors,
  parts,
  onZoom,
}: ClusterRowProps) {
  const layer = useRef<HTMLDivElement>(null);
  const { row, clusters, window } = filled;
  const { block } = window;
  useLayerTransform(layer, parts.timeline, block, {
    stretch: STRETCH,
    content: filled,
    turn: 1 + (row % TURNS),
  });
  return (
    <div ref={layer} className="pr-timeline-layer">
      {clusters.map((cluster) => (
        <ClusterBar
          key={cluster.first.id}
          {...cluster}
          block={block}
          // It may hold several colours: in a lane of all mentions, or where each clip has its own.
          color={mixed || colors.by !== 'mention' ? NEUTRAL : colors.colorOf(cluster.first.mention)}
          parts={parts}
          onZoom={onZoom}
        />
      ))}
    </div>
  );
});
