/** Farther than this from the time that the clock tells, in seconds, a frame's timestamp must count from something else. */
const PLAUSIBLE = 0.5;
/** Transfer functions whose light a canvas cannot show. */
const HIGH_DYNAMIC_RANGE: readonly string[] = ['pq', 'hlg'];

/** What a browser says of the frame that a video shows at this moment. */
export interface CurrentFrame {
  /** Seconds. */
  time: number;
  /** Whether a canvas would show it duller than the video does. */
  hdr: boolean;
}

/**
 * The frame that `video` has now. A frame callback may come late, with the time of the frame before; this is read from the
 * frame itself.
 *
 * @param known seconds, as the clock last heard
 * @returns null where the browser does not say: no `VideoFrame`, nothing loaded, or a video of another origin
 */
export function currentFrame(video: HTMLVideoElement, known: number): CurrentFrame | null {
  if (typeof VideoFrame === 'undefined') return null;
  try {
    const frame = new VideoFrame(video);
    const time = frame.timestamp / 1e6;
    const hdr = HIGH_DYNAMIC_RANGE.includes(frame.colorSpace.transfer ?? '');
    // Decoders have few frames: one that is kept stops the video.
    frame.close();
    return Math.abs(time - known) <= PLAUSIBLE * Math.max(1, video.playbackRate) ? { time, hdr } : null;
  } catch {
    return null;
  }
}
