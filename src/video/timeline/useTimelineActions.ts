'use client';

import { useMemo } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { Playback } from '../../state/playback.js';
import type { Selection } from '../../state/selection.js';
import type { Timeline } from '../../state/timeline.js';
import type { TimelineClip } from './clips.js';
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
  total: number;
  announce(message: string): void;
  onSeek: ((time: number, details: SeekDetails) => void) | undefined;
}

const selectionReason = ({ event }: SeekDetails) =>
  event && 'detail' in event && event.detail === 0 ? ('keyboard' as const) : ('pointer' as const);

/** Where an action goes that takes the playhead into a clip: one that lies within a hair of its end plays nothing. */
const LEAST_PLAYED = 0.5;

/** What a reader can ask of a timeline: the same functions for as long as it lives. */
export function useTimelineActions(input: TimelineActionsInput): TimelineActions {
  const { timeline, playback, selection, labels, text, total, onSeek } = input;
  const announce = useStableCallback(input.announce);

  const seek = useStableCallback((time: number, details: SeekDetails) => {
    playback.seek(time);
    onSeek?.(time, details);
  });

  const selectClip = (clip: TimelineClip, details: SeekDetails, additive: boolean) =>
    selection.select(clip.id, { reason: selectionReason(details), event: details.event, additive });

  const playClip = useStableCallback((clip: TimelineClip, details: SeekDetails) => {
    if (!playback.getSnapshot().playable) {
      seek(clip.start, details);
    } else {
      playback.playRange({ start: clip.start, end: Math.max(clip.end, clip.start + LEAST_PLAYED) });
      onSeek?.(clip.start, details);
    }
    selectClip(clip, details, false);
    timeline.reveal(clip.start, clip.end, { reason: 'selection', event: details.event });
    announce(labels.playing(text.name(clip)));
  });

  const goTo = useStableCallback(
    (clip: TimelineClip, details: SeekDetails, { additive = false }: { additive?: boolean } = {}) => {
      const { range, paused } = playback.getSnapshot();
      if (range && !paused && !additive) {
        playClip(clip, details);
        return;
      }
      seek(clip.start, details);
      selectClip(clip, details, additive);
      timeline.reveal(clip.start, clip.end, { reason: 'selection', event: details.event });
      announce(labels.selected(text.name(clip), clip.index + 1, total));
    },
  );

  return useMemo(() => ({ seek, goTo, playClip, announce }), [seek, goTo, playClip, announce]);
}
