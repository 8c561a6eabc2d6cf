import { createStore, type Store } from './store.js';

/** Where a video is. */
export interface VideoTime {
  /** Seconds: the time of the picture on screen, or `currentTime` where the browser does not say. */
  readonly time: number;
  /** Whether `time` is the media time of the presented frame, exact to the frame. */
  readonly exact: boolean;
  /** When the presented frame is to be seen, in milliseconds of the page: some browsers tell of it before they have it. */
  readonly due?: number;
}

/** The clock of one video. It runs, and holds listeners, only while somebody has subscribed. */
export type VideoClock = Store<VideoTime>;

/** Not in every browser, so not to be relied on as the DOM's types do. */
type FrameCallbacks = Partial<Pick<HTMLVideoElement, 'requestVideoFrameCallback'>>;

/** Events after which a video without frame callbacks may show another picture. */
const MOVES = ['seeked', 'timeupdate', 'loadeddata', 'pause', 'ended'];

/**
 * A clock that follows the presented frame by `requestVideoFrameCallback` and its `mediaTime`
 * (https://wicg.github.io/video-rvfc/): exact while playing at any rate, after each seek and while paused. Subscribers are
 * called before the page is painted with that frame, so what they draw is seen with it. Where the browser lacks it, the clock reads
 * `currentTime` in each animation frame while playing, and when a seek has ended.
 *
 * A source that is replaced sets the clock to zero. Seeking does not move it: the old picture stays until the new one is
 * there.
 */
export function createVideoClock(video: HTMLVideoElement): VideoClock {
  const store = createStore<VideoTime>({ time: video.currentTime, exact: false });
  const callbacks: FrameCallbacks = video;
  let listeners = 0;
  let stop: (() => void) | null = null;

  const readCurrent = () => store.set({ time: video.currentTime, exact: false });

  function followFrames() {
    let handle = 0;
    const onFrame: VideoFrameRequestCallback = (_now, { mediaTime, expectedDisplayTime: due }) => {
      // Armed first, so that a listener that throws does not stop the clock.
      handle = video.requestVideoFrameCallback(onFrame);
      store.set({ time: mediaTime, exact: true, due });
    };
    handle = video.requestVideoFrameCallback(onFrame);
    return () => video.cancelVideoFrameCallback(handle);
  }

  function followTime(signal: AbortSignal) {
    const view = video.ownerDocument.defaultView!;
    let frame = 0;
    const read = () => {
      if (!video.seeking) readCurrent();
    };
    const tick = () => {
      read();
      frame = video.paused || video.ended ? 0 : view.requestAnimationFrame(tick);
    };
    const play = () => {
      frame ||= view.requestAnimationFrame(tick);
    };
    video.addEventListener('play', play, { signal });
    for (const name of MOVES) video.addEventListener(name, read, { signal });
    if (!video.paused) play();
    return () => view.cancelAnimationFrame(frame);
  }

  function start() {
    const events = new AbortController();
    const { signal } = events;
    readCurrent();
    video.addEventListener('emptied', () => store.set({ time: 0, exact: false }), { signal });
    const leave = callbacks.requestVideoFrameCallback ? followFrames() : followTime(signal);
    return () => {
      events.abort();
      leave();
    };
  }

  return {
    getSnapshot() {
      if (listeners === 0) readCurrent();
      return store.getSnapshot();
    },
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      if (listeners++ === 0) stop = start();
      let active = true;
      return () => {
        if (!active) return;
        active = false;
        unsubscribe();
        if (--listeners > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}
