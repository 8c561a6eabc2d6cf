/** The frames of a page, so that tests can give their own. */
export interface PlaybackEnvironment {
  requestAnimationFrame(callback: () => void): number;
  cancelAnimationFrame(handle: number): void;
}

type FrameSource = Partial<Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback'>>;

/** A frame that a video presents. Seconds of the video. */
export interface PresentedFrame {
  readonly time: number;
  /** When the next one is expected; null while that is not known. */
  readonly next: number | null;
}

/** Seconds: none that plays is longer. */
const LONGEST_FRAME = 0.25;

/**
 * Calls `onFrame` at every frame until the returned function is called: at the page's own, of which nothing is told, and
 * at those of the video where the browser tells of them, which come also where the page's are slow.
 */
export function followMediaFrames(
  media: FrameSource,
  env: PlaybackEnvironment,
  onFrame: (presented: PresentedFrame | null) => void,
): () => void {
  let animation = 0;
  let video = 0;
  let before = Number.POSITIVE_INFINITY;
  /** Seconds from one frame to the next; the least that was seen, because frames may be dropped. */
  let interval = Number.POSITIVE_INFINITY;
  const onAnimation = () => {
    animation = env.requestAnimationFrame(onAnimation);
    onFrame(null);
  };
  const onVideo: VideoFrameRequestCallback = (_now, { mediaTime: time }) => {
    video = media.requestVideoFrameCallback?.(onVideo) ?? 0;
    if (time > before) interval = Math.min(interval, time - before);
    before = time;
    onFrame({ time, next: interval < LONGEST_FRAME ? time + interval : null });
  };
  animation = env.requestAnimationFrame(onAnimation);
  video = media.requestVideoFrameCallback?.(onVideo) ?? 0;
  return () => {
    env.cancelAnimationFrame(animation);
    media.cancelVideoFrameCallback?.(video);
  };
}
