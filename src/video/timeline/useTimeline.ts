'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { createPlayback } from '../../state/playback.js';
import type { Playback, PlaybackState } from '../../state/playbackTypes.js';
import {
  createTimeline,
  type Timeline,
  type TimelineChangeDetails,
  type TimelineView,
} from '../../state/timeline.js';
import { openExtent } from '../../state/timeScale.js';

/** The props by which an app follows or holds what a timeline shows. */
export interface TimelineViewProps {
  /** Controlled view in seconds: moves only ask for another, through `onViewChange`. */
  view?: TimelineView | undefined;
  /** The first view. @default all of the video */
  defaultView?: TimelineView | undefined;
  /** Told of every move with its reason; called as often as a gesture moves the view. */
  onViewChange?: ((view: TimelineView, details: TimelineChangeDetails) => void) | undefined;
  /** The least that the view can show, in seconds. @default 1 */
  minSpan?: number | undefined;
}

/** What {@link usePlayback} follows. */
export interface PlaybackProps {
  /** The video to follow. It is looked for after each render of the timeline, so it may mount later. */
  video?: RefObject<HTMLVideoElement | null> | undefined;
  /** Where the playhead is, in seconds. @default the video's time; without a video where it was last put */
  currentTime?: number | undefined;
  /** Seconds. @default the video's; not known without one */
  duration?: number | undefined;
}

/**
 * The playback of a timeline's video.
 *
 * @throws TypeError where `video` is the element and not its ref: the timeline would stand still without a word
 */
export function usePlayback({ video, currentTime, duration }: PlaybackProps): Playback {
  if (video && !(typeof video === 'object' && 'current' in video))
    throw new TypeError(
      'perceptron-react: the video of a ClipTimeline is given as a ref, but this is none: give what useRef() returned, or { current: element }.',
    );
  const [playback] = useState(() => {
    const created = createPlayback();
    created.setGiven({ time: currentTime, duration });
    return created;
  });
  useIsomorphicLayoutEffect(
    () => playback.setGiven({ time: currentTime, duration }),
    [playback, currentTime, duration],
  );
  // Refs of what is further down in the page are set by now, and one may be set later: no list of dependencies.
  useEffect(() => playback.attach(video?.current ?? null));
  useEffect(() => () => playback.attach(null), [playback]);
  return playback;
}

const extentOf = ({ duration, time, buffered }: PlaybackState, lastEnd: number) =>
  duration ?? openExtent(Math.max(lastEnd, time, buffered.at(-1)?.end ?? 0));

/**
 * The scale of a timeline, which is as long as the video, or while that is not known as all that is known of.
 * @param lastEnd where the last clip ends, in seconds
 */
export function useTimeline(props: TimelineViewProps, playback: Playback, lastEnd: number): Timeline {
  const { view: controlled, onViewChange, minSpan } = props;
  const options = { controlled, onViewChange, minSpan };
  const [timeline] = useState(() => {
    const created = createTimeline({ ...options, initial: props.defaultView });
    created.setExtent(extentOf(playback.getSnapshot(), lastEnd));
    return created;
  });
  useIsomorphicLayoutEffect(() => timeline.setOptions(options));
  useIsomorphicLayoutEffect(() => {
    const sync = () => {
      const state = playback.getSnapshot();
      timeline.setExtent(extentOf(state, lastEnd));
      timeline.follow(state.paused ? null : state.time);
    };
    sync();
    return playback.subscribe(sync);
  }, [timeline, playback, lastEnd]);
  return timeline;
}
