'use client';

import { type CSSProperties, memo } from 'react';
import { useStore } from '../../hooks/useStore.js';
import type { PlaybackState } from '../../state/playback.js';
import type { TimelineClip } from './clips.js';
import { type EdgeEditing, EdgeHandles } from './EdgeHandles.js';
import { reasonOf, type TimelineParts } from './parts.js';
import { TimelineIcon } from './TimelineIcon.js';

/** Seconds around a moment within which the playhead counts as being at it. */
const MOMENT_REACH = 0.25;

/** Whether the playhead is inside a clip. */
const isAt = ({ start, end, moment }: TimelineClip, { time }: PlaybackState) =>
  moment || start === end ? Math.abs(time - start) <= MOMENT_REACH : time >= start && time < end;

/** Props of {@link ClipBar}. */
export interface ClipBarProps {
  clip: TimelineClip;
  row: number;
  /** Where the layer begins, in seconds. */
  origin: number;
  total: number;
  tabbable: boolean;
  /** Whether its name is written on it. */
  named: boolean;
  color: string;
  parts: TimelineParts;
  editing: EdgeEditing | null;
  helpId: string;
}

/** A clip: a bar, or a marker for a moment. Hears of selection and playback by itself, so that its list does not render. */
export const ClipBar = memo(function ClipBar(props: ClipBarProps) {
  const { clip, row, origin, total, tabbable, named, color, parts, editing, helpId } = props;
  const { playback, selection, text, actions } = parts;
  const { ids } = clip;
  const highlighted = useStore(
    selection,
    ({ highlightedId }) => highlightedId !== null && ids.includes(highlightedId),
  );
  const selected = useStore(selection, ({ selectedIds }) => selectedIds.some((id) => ids.includes(id)));
  const current = useStore(playback, (state) => isAt(clip, state));
  const draft = editing?.draft?.id === clip.id ? editing.draft : clip;
  const marker = clip.moment || clip.start === clip.end;
  const present = (value: boolean) => (value ? '' : undefined);

  return (
    <li
      className="pr-timeline-item"
      style={
        {
          '--pr-clip-start': draft.start - origin,
          '--pr-clip-length': draft.end - draft.start,
          '--pr-clip-row': row,
          '--pr-clip-color': color,
        } as CSSProperties
      }
      aria-setsize={total}
      aria-posinset={clip.index + 1}
      data-kind={marker ? 'moment' : 'range'}
      data-highlighted={present(highlighted)}
      data-selected={present(selected)}
      data-current={present(current)}
      data-reversed={present(clip.reversed)}
      data-clamped={present(clip.clamped)}
    >
      <button
        type="button"
        className="pr-timeline-clip"
        tabIndex={tabbable ? 0 : -1}
        data-index={clip.index}
        data-annotation-id={clip.id}
        aria-label={text.name(clip)}
        aria-current={current ? 'true' : undefined}
        aria-pressed={selected}
        aria-describedby={helpId}
        onClick={(event) => {
          const details = { reason: 'clip', event: event.nativeEvent } as const;
          if (event.shiftKey && reasonOf(event) === 'keyboard') actions.playClip(clip, details);
          else actions.goTo(clip, details, { additive: event.ctrlKey || event.metaKey || event.shiftKey });
        }}
        onDoubleClick={(event) => actions.playClip(clip, { reason: 'clip', event: event.nativeEvent })}
      >
        <span className="pr-timeline-clip-shape" aria-hidden="true">
          {clip.reversed && <TimelineIcon name="reversed" />}
          {named && !marker && <bdi className="pr-timeline-clip-name">{text.mention(clip)}</bdi>}
          {clip.clamped && !marker && <TimelineIcon name="clamped" />}
        </span>
      </button>
      {editing && selected && <EdgeHandles clip={clip} parts={parts} editing={editing} />}
    </li>
  );
});
