'use client';

import { type CSSProperties, memo } from 'react';
import { useStore } from '../../hooks/useStore.js';
import type { PlaybackState } from '../../state/playbackTypes.js';
import { isMarker, type TimelineClip } from './clips.js';
import { type ClipDraft, type EdgeEditing, EdgeHandles } from './EdgeHandles.js';
import { reasonOf, type TimelineParts } from './parts.js';
import { TimelineIcon } from './TimelineIcon.js';
import { placeInBlock, type TimeBlock } from './visible.js';

/** Seconds around a moment within which the playhead counts as being at it. */
const MOMENT_REACH = 0.25;

/** Whether the playhead is inside a clip. */
const isAt = (clip: TimelineClip, { time }: PlaybackState) =>
  isMarker(clip) ? Math.abs(time - clip.start) <= MOMENT_REACH : time >= clip.start && time < clip.end;

/** Props of {@link ClipBar}. */
export interface ClipBarProps {
  clip: TimelineClip;
  row: number;
  block: TimeBlock;
  /** Whether it is too narrow for anything to be written on it, or to be pressed without help. */
  narrow: boolean;
  /** Whether it lies on the number of several clips, which is what a press there means. */
  joined: boolean;
  /** Its place among all clips in the order of time, from 0. */
  index: number;
  total: number;
  tabbable: boolean;
  /** Whether its name is written on it. */
  named: boolean;
  color: string;
  parts: TimelineParts;
  editing: EdgeEditing | null;
  /** Its edges while they are dragged. */
  draft: ClipDraft | null;
}

const present = (value: boolean) => (value ? '' : undefined);

/** A clip: a bar, or a marker for a moment. Hears of selection and playback by itself, so that its list does not render. */
export const ClipBar = memo(function ClipBar(props: ClipBarProps) {
  const { clip, row, block, narrow, joined, index, total, tabbable, named, color, parts, editing, draft } =
    props;
  const { playback, selection } = parts;
  const { ids } = clip;
  const highlighted = useStore(
    selection,
    ({ highlightedId }) => highlightedId !== null && ids.includes(highlightedId),
  );
  const selected = useStore(selection, ({ selectedIds }) => selectedIds.some((id) => ids.includes(id)));
  const current = useStore(playback, (state) => isAt(clip, state));
  const { start, end } = draft ?? clip;

  return (
    <li
      className="pr-timeline-item"
      style={
        {
          ...placeInBlock(block, start, end),
          '--pr-clip-row': row,
          '--pr-clip-color': color,
        } as CSSProperties
      }
      aria-setsize={total}
      aria-posinset={index + 1}
      data-kind={isMarker(clip) ? 'moment' : 'range'}
      data-narrow={present(narrow && !isMarker(clip))}
      data-joined={present(joined)}
      data-highlighted={present(highlighted)}
      data-selected={present(selected)}
      data-current={present(current)}
      data-reversed={present(clip.reversed)}
      data-clamped={present(clip.clamped)}
    >
      <ClipButton
        clip={clip}
        tabbable={tabbable}
        named={named}
        selected={selected}
        current={current}
        parts={parts}
      />
      {editing && selected && <EdgeHandles clip={clip} parts={parts} editing={editing} draft={draft} />}
    </li>
  );
});

interface ClipButtonProps extends Pick<ClipBarProps, 'clip' | 'tabbable' | 'named' | 'parts'> {
  selected: boolean;
  current: boolean;
}

/** By itself, because its name is long in the making and the same wherever its clip stands and whatever else there is. */
const ClipButton = memo(function ClipButton(props: ClipButtonProps) {
  const { clip, tabbable, named, selected, current, parts } = props;
  const { text, actions } = parts;
  const marker = isMarker(clip);
  return (
    <button
      type="button"
      className="pr-timeline-clip"
      tabIndex={tabbable ? 0 : -1}
      data-annotation-id={clip.id}
      aria-label={text.name(clip)}
      aria-current={current ? 'true' : undefined}
      aria-pressed={selected}
      onClick={(event) => {
        // To go on with the keys: on a Mac, Safari and Firefox focus no button that is pressed.
        event.currentTarget.focus({ preventScroll: true });
        const details = { reason: 'clip', event: event.nativeEvent } as const;
        if (event.shiftKey && reasonOf(event) === 'keyboard') actions.playClip(clip, details);
        else actions.goTo(clip, details, { additive: event.ctrlKey || event.metaKey || event.shiftKey });
      }}
      onDoubleClick={(event) => actions.playClip(clip, { reason: 'clip', event: event.nativeEvent })}
    >
      {!marker && clip.reversed && <TimelineIcon name="reversed" />}
      {!marker && named && (
        <bdi className="pr-timeline-clip-name" aria-hidden="true">
          {text.mention(clip)}
        </bdi>
      )}
      {!marker && clip.clamped && <TimelineIcon name="clamped" />}
    </button>
  );
});
