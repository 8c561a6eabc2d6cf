import type { Store } from './store.js';

/** A stretch of time in seconds. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** What a playback knows of its video, or is told without one. */
export interface PlaybackState {
  /** Where the playhead is, in seconds. */
  readonly time: number;
  /** Seconds; null while it is not known, as before the video has loaded and on live streams. */
  readonly duration: number | null;
  readonly paused: boolean;
  /** What has been loaded. */
  readonly buffered: readonly TimeRange[];
  /** Whether there is a video that can play. */
  readonly playable: boolean;
  /** The address of what the video has chosen to load; empty while there is none, and for streams without one. */
  readonly source: string;
  /** What is being played and nothing beyond it; null while playing is not bound to a stretch. */
  readonly range: TimeRange | null;
  /** Whether a range begins again at its end. */
  readonly loop: boolean;
}

/** The part of a video element that a {@link Playback} uses. */
export type PlayableMedia = Pick<
  HTMLVideoElement,
  | 'currentTime'
  | 'duration'
  | 'paused'
  | 'buffered'
  | 'play'
  | 'pause'
  | 'addEventListener'
  | 'removeEventListener'
> &
  Partial<
    Pick<
      HTMLVideoElement,
      | 'requestVideoFrameCallback'
      | 'cancelVideoFrameCallback'
      | 'currentSrc'
      | 'error'
      | 'networkState'
      | 'loop'
    >
  >;

/** Follows a video's time and plays stretches of it. */
export interface Playback extends Store<PlaybackState> {
  /** Follows another video from now on, or none. */
  attach(media: PlayableMedia | null): void;
  /** The time and duration that the app gives; each wins over the video's where it is a number that can be. */
  setGiven(given: { time?: number; duration?: number }): void;
  /** Moves the playhead. A range that `time` is not in ends. */
  seek(time: number): void;
  play(): void;
  pause(): void;
  /**
   * Plays from `start`, and stops at `end`, or where the video ends before that, or begins again there: with the last frame
   * that begins before it where the browser tells of frames, else within one frame after it. What begins where the video
   * ends cannot be played, and is only gone to. A video that begins again by itself does not do so meanwhile.
   */
  playRange(range: TimeRange): void;
  setLoop(loop: boolean): void;
}
