/** Farther than this from the time that the clock tells, in seconds, a frame's timestamp counts from something else. */
const PLAUSIBLE = 0.5;
/** Nearer to the start, in seconds, all ways to count agree. Firefox gives whole seconds as its microseconds. */
const TELLING = 0.01;
/** Transfer functions whose light a canvas cannot show. */
const HIGH_DYNAMIC_RANGE: readonly string[] = ['pq', 'hlg'];

/** The frame that a video has at this moment. */
export interface CurrentFrame {
  /** Seconds. */
  time: number;
  /** Whether `time` was read from the frame, and is not only what the clock last heard. */
  exact: boolean;
  /** Whether a canvas would show it duller than the video does. */
  hdr: boolean;
}

/**
 * Reads the frame that a video has now.
 *
 * @param known seconds, as the clock last heard
 * @returns null where the browser does not say: no `VideoFrame`, nothing loaded, or a video of another origin
 */
export type FrameReader = (known: number) => CurrentFrame | null;

/**
 * A reader of `video`. A frame callback may come late, with the time of the frame before, and says nothing of the moments in
 * between; this is read from the frame itself.
 */
export function createFrameReader(video: HTMLVideoElement): FrameReader {
  // Whether timestamps count from the start of the video is the browser's to decide for a source, and shows once.
  let trusted = false;
  let source: unknown;
  return (known) => {
    if (typeof VideoFrame === 'undefined') return null;
    const now = video.srcObject ?? video.currentSrc;
    if (now !== source) trusted = false;
    source = now;
    try {
      const frame = new VideoFrame(video);
      const time = frame.timestamp / 1e6;
      const hdr = HIGH_DYNAMIC_RANGE.includes(frame.colorSpace.transfer ?? '');
      // Decoders have few frames: one that is kept stops the video.
      frame.close();
      trusted ||= time >= TELLING && Math.abs(time - known) <= PLAUSIBLE * Math.max(1, video.playbackRate);
      return { time: trusted ? time : known, exact: trusted, hdr };
    } catch {
      return null;
    }
  };
}
