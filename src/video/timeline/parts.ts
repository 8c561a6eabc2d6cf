import type { Playback } from '../../state/playbackTypes.js';
import type { Selection } from '../../state/selection.js';
import type { Timeline } from '../../state/timeline.js';
import type { TimelineClip } from './clips.js';
import type { ClipTimelineLabels } from './timelineLabels.js';
import type { TimelineText } from './timelineText.js';

/** What moved the playhead. */
export type SeekReason = 'scrubber' | 'track' | 'clip' | 'button' | 'selection' | 'edit';

/** What comes with every seek. */
export interface SeekDetails {
  reason: SeekReason;
  /** The DOM event behind the seek, where there is one. */
  event?: Event;
}

/** What a reader can ask of a timeline. */
export interface TimelineActions {
  seek(time: number, details: SeekDetails): void;
  /** Seeks to a clip and selects it; while a stretch is being played, plays the clip. */
  goTo(clip: TimelineClip, details: SeekDetails, options?: { additive?: boolean }): void;
  playClip(clip: TimelineClip, details: SeekDetails): void;
  /** Whether one of these is changing the selection right now. */
  isSelecting(): boolean;
  /** Says something to assistive technology. */
  announce(message: string): void;
}

/** What the parts of one timeline share. None of it changes while the view or the playhead moves, or clips arrive. */
export interface TimelineParts {
  readonly timeline: Timeline;
  readonly playback: Playback;
  readonly selection: Selection;
  readonly labels: ClipTimelineLabels;
  readonly text: TimelineText;
  readonly actions: TimelineActions;
}

/** Whether a click was made with the keyboard. */
export const reasonOf = (event: { detail: number }) => (event.detail === 0 ? 'keyboard' : 'pointer');

/** The button of the clip that an event came from. */
export const clipElement = (target: EventTarget) =>
  (target as Element).closest<HTMLElement>('.pr-timeline-clip');

/** The place in the order of time of the clip that an event came from, from 0; NaN for none. */
export const clipIndexOf = (target: EventTarget) =>
  Number(clipElement(target)?.parentElement?.getAttribute('aria-posinset') ?? Number.NaN) - 1;
