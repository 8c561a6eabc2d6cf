'use client';

import { type CSSProperties, memo, type RefObject, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import type { MentionColors } from '../../styles/palette.js';
import { ClipBar } from './ClipBar.js';
import { ClusterRow } from './ClusterRow.js';
import { createClipFill } from './clipFill.js';
import type { IndexedClips } from './clipIndex.js';
import { inTime, placeInTime } from './clips.js';
import type { ClipDraft, EdgeEditing } from './EdgeHandles.js';
import { rowOf } from './lanes.js';
import type { TimelineParts } from './parts.js';
import type { ClipFocus } from './useClipFocus.js';
import { useLayerTransform } from './useTimeWindow.js';
import type { VisibleRows } from './useVisibleRows.js';

/** Props of {@link ClipLayer}. */
export interface ClipLayerProps {
  track: RefObject<HTMLDivElement | null>;
  indexed: IndexedClips;
  rows: VisibleRows;
  focus: ClipFocus;
  /** Whether names are written on the bars. */
  named: boolean;
  colors: MentionColors;
  editing: EdgeEditing | null;
  draft: ClipDraft | null;
  parts: TimelineParts;
  helpId: string;
}

/** By how much clips may be stretched before they are laid out anew. */
const STRETCH = 2;

/** The clips that can be seen and the one that has the focus, in the order of time. */
export const ClipLayer = memo(function ClipLayer(props: ClipLayerProps) {
  const { track, indexed, rows, focus, named, colors, editing, draft, parts, helpId } = props;
  const { clips, layout } = indexed;
  const { timeline, labels } = parts;
  const layer = useRef<HTMLDivElement>(null);
  const { first, end } = rows;
  const [fill] = useState(() => createClipFill(timeline, { layout, first, end }));
  const filled = useStore(fill);
  useIsomorphicLayoutEffect(() => fill.setInput({ layout, first, end }), [fill, layout, first, end]);
  useIsomorphicLayoutEffect(() => fill.attach(), [fill]);
  const { block } = filled;
  useLayerTransform(layer, timeline, block, { stretch: STRETCH });

  const active = clips[focus.index];
  // It exists wherever the view is, so that the focus is never lost with it; in view it is one of several joined ones.
  const isJoined = active !== undefined && !filled.clips.some(({ clip }) => clip.id === active.id);
  const shown = isJoined
    ? [...filled.clips, { clip: active, row: rowOf(layout, active), narrow: true }].sort((a, b) =>
        inTime(a.clip, b.clip),
      )
    : filled.clips;

  return (
    <div
      ref={track}
      className="pr-timeline-track"
      dir="ltr"
      style={{ '--pr-timeline-rows': Math.max(1, layout.rows.length) } as CSSProperties}
    >
      {filled.rows.map(
        (row) =>
          row.clusters.length > 0 && (
            <ClusterRow
              key={row.row}
              filled={row}
              mixed={named}
              colors={colors}
              parts={parts}
              onZoom={focus.moveTo}
            />
          ),
      )}
      <div ref={layer} className="pr-timeline-layer">
        <ul
          className="pr-timeline-clips"
          aria-label={labels.clips(clips.length)}
          // Of the list: of each clip it would be read again with every step.
          aria-describedby={helpId}
          {...focus.handlers}
        >
          {shown.map(({ clip, row, narrow }) => (
            <ClipBar
              key={clip.id}
              clip={clip}
              row={row}
              block={block}
              narrow={narrow}
              joined={isJoined && clip.id === active.id}
              index={placeInTime(clips, clip)}
              total={clips.length}
              tabbable={clip.id === active?.id}
              named={named}
              color={colors.colorOfId(clip.id, clip.mention)}
              parts={parts}
              editing={editing}
              draft={draft?.id === clip.id ? draft : null}
            />
          ))}
        </ul>
      </div>
    </div>
  );
});
