/** Pictures of a video by time, from a second one that nobody sees. */
export interface VideoThumbnails {
  /**
   * The picture at `time` seconds.
   * @throws where the video cannot be loaded, or the signal was aborted before its turn
   */
  get(time: number, options: { signal: AbortSignal }): Promise<HTMLVideoElement>;
  /** Stops loading. */
  dispose(): void;
}

/** How much of a video to load for its pictures. */
export interface VideoThumbnailSource {
  /** The address of the video, as `currentSrc` has it. */
  src: string;
  crossOrigin: string | null;
  document: Document;
}

/** Milliseconds to wait for a frame that a browser may never tell of, as while the page is hidden. */
const FRAME_WAIT = 250;

/**
 * Waits for the next frame of a video. That a seek has ended is told a moment before its frame can be drawn: on a busy
 * machine, what is drawn at once is the frame before, or nothing.
 */
function nextFrame(video: HTMLVideoElement) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FRAME_WAIT);
    video.requestVideoFrameCallback?.(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Seconds before the end of which there may be no frame. */
const LAST_FRAME = 0.05;

/** Waits for an event of a video, or fails with its error or when `signal` is aborted; then it listens no longer. */
function eventOf(video: HTMLVideoElement, name: 'loadedmetadata' | 'seeked', signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const done = new AbortController();
    const options = { signal: done.signal };
    const settle = (call: () => void) => () => {
      done.abort();
      call();
    };
    video.addEventListener(name, settle(resolve), options);
    const fail = settle(() => reject(video.error ?? signal.reason));
    video.addEventListener('error', fail, options);
    signal.addEventListener('abort', fail, options);
  });
}

/**
 * Takes pictures from a video of its own with the same source, so that the one that plays is never disturbed. It begins to
 * load with the first picture that is asked for, and seeks one after the other: while one seek is going on, only the latest
 * request waits for the next. Nothing is read from its pixels, so a video of another origin needs no CORS to be shown.
 */
export function createVideoThumbnails({ src, crossOrigin, document }: VideoThumbnailSource): VideoThumbnails {
  const disposed = new AbortController();
  const { signal: end } = disposed;
  let video: HTMLVideoElement | undefined;
  let loaded: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  function open() {
    if (video) return video;
    video = Object.assign(document.createElement('video'), {
      muted: true,
      playsInline: true,
      preload: 'metadata',
    });
    if (crossOrigin !== null) video.crossOrigin = crossOrigin;
    loaded = eventOf(video, 'loadedmetadata', end);
    video.src = src;
    return video;
  }

  async function take(time: number, signal: AbortSignal) {
    // Its turn came too late: the pointer has moved on.
    signal.throwIfAborted();
    end.throwIfAborted();
    const element = open();
    await loaded;
    signal.throwIfAborted();
    if (element.error) throw element.error;
    const last = Number.isFinite(element.duration) ? element.duration - LAST_FRAME : time;
    const seeked = eventOf(element, 'seeked', end);
    element.currentTime = Math.max(0, Math.min(time, last));
    const frame = nextFrame(element);
    await seeked;
    await frame;
    return element;
  }

  return {
    get(time, { signal }) {
      const taken = turn.then(() => take(time, signal));
      // Also after one that failed.
      turn = taken.catch(() => {});
      return taken;
    },
    dispose() {
      disposed.abort();
      video?.removeAttribute('src');
      video?.load();
      video = undefined;
    },
  };
}
