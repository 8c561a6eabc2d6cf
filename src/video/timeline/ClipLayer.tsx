'use client';

import { type CSSProperties, type RefObject, useDeferredValue, useMemo, useRef } from 'react';
import { sharedColor } from '../../styles/palette.js';
import { ClipBar } from './ClipBar.js';
import type { TimelineClip } from './clips.js';
import type { EdgeEditing } from './EdgeHandles.js';
import type { LaneLayout } from './lanes.js';
import type { TimelineParts } from './parts.js';
import type { ClipFocus } from './useClipFocus.js';
import { useLayerTransform, useTimeWindow } from './useTimeWindow.js';
import type { VisibleRows } from './useVisibleRows.js';
import { type ClipCluster, visibleClips } from './visible.js';

/** Props of {@link ClipLayer}. */
export interface ClipLayerProps {
  track: RefObject<HTMLDivElement | null>;
  clips: readonly TimelineClip[];
  layout: LaneLayout;
  rows: VisibleRows;
  focus: ClipFocus;
  /** Whether names are written on the bars. */
  named: boolean;
  editing: EdgeEditing | null;
  parts: TimelineParts;
  helpId: string;
}

/** The clips that can be seen and the one that has the focus, in the order of time. */
export function ClipLayer(props: ClipLayerProps) {
  const { track, clips, layout, rows, focus, named, editing, parts, helpId } = props;
  const { timeline, colors, labels, text } = parts;
  const layer = useRef<HTMLDivElement>(null);
  // Other clips may come a moment later: the view moves at once, with those there are.
  const window = useDeferredValue(useTimeWindow(timeline));
  useLayerTransform(layer, timeline, window.from);

  const { first, end } = rows;
  const visible = useMemo(() => visibleClips(layout, window, first, end), [layout, window, first, end]);
  const active = clips[focus.index];
  // It exists wherever the view is, so that the focus is never lost with it.
  const shown =
    active && !visible.clips.includes(active)
      ? [...visible.clips, active].sort((a, b) => a.index - b.index)
      : visible.clips;

  const zoomInto = ({ clips: joined, start, end: to }: ClipCluster, event: Event) => {
    timeline.zoomTo(start, to, { reason: 'button', event });
    focus.moveTo(joined[0]!.index);
  };

  return (
    <div
      ref={track}
      className="pr-timeline-track"
      dir="ltr"
      style={{ '--pr-timeline-rows': Math.max(1, layout.rows.length) } as CSSProperties}
    >
      <div ref={layer} className="pr-timeline-layer">
        {visible.clusters.map((cluster) => {
          const { row, start, end: to, clips: joined } = cluster;
          return (
            <button
              key={`${row} ${joined[0]!.id}`}
              type="button"
              className="pr-timeline-cluster"
              // The arrow keys reach each clip in it.
              tabIndex={-1}
              style={
                {
                  '--pr-clip-start': start - window.from,
                  '--pr-clip-length': to - start,
                  '--pr-clip-row': row,
                  '--pr-clip-color': sharedColor(
                    colors,
                    joined[0]!.mention,
                    joined.map(({ id }) => id),
                  ),
                } as CSSProperties
              }
              aria-label={labels.cluster(joined.length, text.range(start, to))}
              onClick={({ nativeEvent }) => zoomInto(cluster, nativeEvent)}
            />
          );
        })}
        <ul className="pr-timeline-clips" aria-label={labels.clips(clips.length)} {...focus.handlers}>
          {shown.map((clip) => (
            <ClipBar
              key={clip.id}
              clip={clip}
              row={layout.rowOf[clip.index] ?? 0}
              origin={window.from}
              total={clips.length}
              tabbable={clip === active}
              named={named}
              color={colors.colorOfId(clip.id, clip.mention)}
              parts={parts}
              editing={editing}
              helpId={helpId}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
