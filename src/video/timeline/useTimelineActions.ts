'use client';

import { useCallback, useMemo, useRef } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { Playback } from '../../state/playbackTypes.js';
import type { Selection } from '../../state/selection.js';
import type { Timeline } from '../../state/timeline.js';
import { placeInTime, type TimelineClip } from './clips.js';
import type { SeekDetails, TimelineActions } from './parts.js';
import type { ClipTimelineLabels } from './timelineLabels.js';
import type { TimelineText } from './timelineText.js';

/** What {@link useTimelineActions} works with. */
export interface TimelineActionsInput {
  timeline: Timeline;
  playback: Playback;
  selection: Selection;
  labels: ClipTimelineLabels;
  text: TimelineText;
  clips: readonly TimelineClip[];
  announce(message: string): void;
  onSeek: ((time: number, details: SeekDetails) => void) | undefined;
}

const selectionReason = ({ event }: SeekDetails) =>
  event && 'detail' in event && event.detail === 0 ? ('keyboard' as const) : ('pointer' as const);

/** Seconds that are played of a moment, which has no end. */
const MOMENT_PLAYED = 0.5;

/** What a reader can ask of a timeline: the same functions for as long as it lives. */
export function useTimelineActions(input: TimelineActionsInput): TimelineActions {
  const { timeline, playback, selection, labels, text, clips, onSeek } = input;
  const announce = useStableCallback(input.announce);

  const seek = useStableCallback((time: number, details: SeekDetails) => {
    playback.seek(time);
    onSeek?.(time, details);
  });

  const selecting = useRef(false);
  const isSelecting = useCallback(() => selecting.current, []);
  const selectClip = (clip: TimelineClip, details: SeekDetails, additive: boolean) => {
    selecting.current = true;
    selection.select(clip.id, { reason: selectionReason(details), event: details.event, additive });
    selecting.current = false;
  };

  const placeOf = (clip: TimelineClip) =>
    labels.selected(text.name(clip), placeInTime(clips, clip) + 1, clips.length);
  const show = (clip: TimelineClip, details: SeekDetails, message: string, additive = false) => {
    selectClip(clip, details, additive);
    timeline.reveal(clip.start, clip.end, { reason: 'selection', event: details.event });
    announce(message);
  };

  const playClip = useStableCallback((clip: TimelineClip, details: SeekDetails) => {
    if (playback.getSnapshot().playable) {
      playback.playRange({
        start: clip.start,
        end: clip.end > clip.start ? clip.end : clip.start + MOMENT_PLAYED,
      });
      onSeek?.(clip.start, details);
    } else seek(clip.start, details);
    // Without a video nothing plays, nor does what begins at its end.
    const plays = playback.getSnapshot().range !== null;
    show(clip, details, plays ? labels.playing(text.name(clip)) : placeOf(clip));
  });

  const goTo = useStableCallback(
    (clip: TimelineClip, details: SeekDetails, { additive = false }: { additive?: boolean } = {}) => {
      const { range, paused } = playback.getSnapshot();
      if (range && !paused && !additive) {
        playClip(clip, details);
        return;
      }
      seek(clip.start, details);
      show(clip, details, placeOf(clip), additive);
    },
  );

  return useMemo(
    () => ({ seek, goTo, playClip, isSelecting, announce }),
    [seek, goTo, playClip, isSelecting, announce],
  );
}
