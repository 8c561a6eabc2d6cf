import { followMediaFrames, type PlaybackEnvironment, type PresentedFrame } from './mediaFrames.js';
import type { PlayableMedia, Playback, PlaybackState, TimeRange } from './playbackTypes.js';
import { createStore } from './store.js';

const EVENTS = [
  'durationchange',
  'loadedmetadata',
  'emptied',
  'play',
  'pause',
  'ended',
  'seeking',
  'seeked',
  'timeupdate',
  'progress',
  'error',
] as const;
/** `HTMLMediaElement.NETWORK_NO_SOURCE`: nothing of what the element offers could be loaded. */
const NO_SOURCE = 3;
const NOTHING: readonly TimeRange[] = Object.freeze([]);
/** Seconds: no frame is shorter. */
const HAIR = 1e-3;

const finiteOrNull = (value: number | undefined) =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : null;

/** Seconds that can be played; `Infinity` while that is not known. */
const lengthOf = ({ duration }: PlayableMedia) => finiteOrNull(duration) ?? Number.POSITIVE_INFINITY;

function rangesOf(ranges: TimeRanges, before: readonly TimeRange[]): readonly TimeRange[] {
  const now = Array.from({ length: ranges.length }, (_, i) => ({
    start: ranges.start(i),
    end: ranges.end(i),
  }));
  const same =
    now.length === before.length &&
    now.every(({ start, end }, i) => start === before[i]!.start && end === before[i]!.end);
  return same ? before : now;
}

/**
 * A playback without a video yet. It reads the time at every frame while playing: animation frames, and video frames
 * where the browser tells of them, which come also where the page's own are slow.
 */
export function createPlayback(env: PlaybackEnvironment = globalThis): Playback {
  const store = createStore<PlaybackState>({
    time: 0,
    duration: null,
    paused: true,
    buffered: NOTHING,
    playable: false,
    source: '',
    range: null,
    loop: false,
  });
  let media: PlayableMedia | null = null;
  let given: { time?: number; duration?: number } = {};
  let stopFrames: (() => void) | undefined;
  /** Whether the video's own `loop` is put off: it would lead out of a range at the end of the video without a word. */
  let loopPutOff = false;

  function leaveFrames() {
    stopFrames?.();
    stopFrames = undefined;
  }

  function takeUpLoop() {
    if (media && loopPutOff) media.loop = true;
    loopPutOff = false;
  }

  function onFrame(presented: PresentedFrame | null) {
    const { range } = store.getSnapshot();
    if (media && presented && range && !media.paused) {
      const { time, next } = presented;
      const isIn = time >= range.start && time <= range.end;
      // The next frame would be beyond the end, and seen before anything could be done about it.
      if (isIn && next !== null && next > range.end + HAIR) endRange(media, range);
    }
    read();
  }

  /** The end of a range was reached. */
  function endRange(element: PlayableMedia, range: TimeRange) {
    if (store.getSnapshot().loop) {
      element.currentTime = range.start;
      // At the end of the video it has stopped by itself.
      if (element.paused) start(element);
      return;
    }
    store.set({ range: null });
    element.pause();
    // Within a frame of it by now: the playhead and the picture go to the end itself.
    element.currentTime = Math.min(range.end, lengthOf(element));
  }

  function read() {
    if (!media) return;
    const { range, buffered } = store.getSnapshot();
    if (range && media.currentTime >= Math.min(range.end, lengthOf(media))) endRange(media, range);
    // Not at the end, from where a browser would begin again at once.
    if (!store.getSnapshot().range && media.currentTime < lengthOf(media)) takeUpLoop();
    store.set({
      time: given.time ?? media.currentTime,
      duration: finiteOrNull(given.duration) ?? finiteOrNull(media.duration),
      paused: media.paused,
      buffered: rangesOf(media.buffered, buffered),
      playable: !media.error && media.networkState !== NO_SOURCE,
      source: media.currentSrc ?? '',
    });
    if (media.paused) leaveFrames();
    else stopFrames ??= followMediaFrames(media, env, onFrame);
  }

  function start(element: PlayableMedia) {
    // Refused without a gesture, and aborted by a pause that follows: the element's own events tell which it was.
    element.play()?.catch(() => read());
  }

  function onSeeking() {
    const { range } = store.getSnapshot();
    if (range && media && (media.currentTime < range.start - 0.1 || media.currentTime > range.end + 0.1))
      store.set({ range: null });
    read();
  }

  /** Another source: what was played is not in it. */
  function onEmptied() {
    store.set({ range: null });
    read();
  }

  const handlerOf = (name: (typeof EVENTS)[number]) =>
    name === 'seeking' ? onSeeking : name === 'emptied' ? onEmptied : read;

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    attach(next) {
      if (next === media) return;
      // In the capturing phase: a `<source>` that fails says so itself, and its events do not bubble.
      for (const name of EVENTS) media?.removeEventListener(name, handlerOf(name), true);
      leaveFrames();
      takeUpLoop();
      media = next;
      for (const name of EVENTS) media?.addEventListener(name, handlerOf(name), true);
      store.set({ range: null });
      if (media) read();
      else
        store.set({
          playable: false,
          source: '',
          paused: true,
          buffered: NOTHING,
          duration: finiteOrNull(given.duration),
        });
    },
    setGiven(next) {
      const { time, duration } = next;
      // Infinity, as of a live stream, and NaN, as of a sum with what is missing, are no times.
      given = { duration, ...(Number.isFinite(time) && { time: Math.max(0, time!) }) };
      if (media) read();
      else
        store.set({
          duration: finiteOrNull(duration),
          ...(given.time === undefined ? {} : { time: given.time }),
        });
    },
    seek(time) {
      const { range, duration } = store.getSnapshot();
      const bounded = Math.min(Math.max(0, time), duration ?? Number.POSITIVE_INFINITY);
      if (range && (bounded < range.start || bounded > range.end)) store.set({ range: null });
      if (media) media.currentTime = bounded;
      if (given.time === undefined) store.set({ time: bounded });
    },
    play() {
      if (media) start(media);
    },
    pause: () => media?.pause(),
    playRange(range) {
      if (!media) return;
      store.set({ range: null });
      media.currentTime = range.start;
      // A video that is played from its end begins at its start.
      if (range.start >= lengthOf(media)) {
        media.pause();
        return;
      }
      loopPutOff ||= media.loop === true;
      if (loopPutOff) media.loop = false;
      store.set({ range: Object.freeze({ start: range.start, end: range.end }) });
      start(media);
    },
    setLoop: (loop) => store.set({ loop }),
  };
}
