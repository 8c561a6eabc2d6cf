import type { ImageTransform } from '../image/types.js';
import type { VideoTime } from '../state/clock.js';
import type { FrameReader } from './frameReader.js';

/** Draws of one picture: a new frame may arrive between reading its time and drawing it. */
const MAX_TRIES = 3;
/** Milliseconds by which a refresh of the page may seem to come before its time. */
const EARLY = 2;

/**
 * The picture of a playing video on a canvas of the page's own. A browser composes a video's frames apart from the page, so
 * that for a refresh or two a new frame is seen below the shapes of the one before; what the page paints in one go, picture
 * and shapes, is seen together.
 */
export interface FramePicture {
  /**
   * Shows the frame that the video has now, in place of the video's own picture.
   *
   * @param known what the clock last heard
   * @returns the time of that frame in seconds; null where the picture has to be left to the browser
   */
  show(at: ImageTransform, pixelRatio: number, known: VideoTime): number | null;
  /** Leaves the picture to the video. */
  hide(): void;
  destroy(): void;
}

/** What a picture is made from. */
export interface FramePictureElements {
  video: HTMLVideoElement;
  /** Gets `data-locked` while the canvas stands in for the video. */
  box: HTMLElement;
  /** Gets the canvas. */
  layer: HTMLElement;
}

/**
 * The picture of a video, whose frames `readFrame` tells of.
 *
 * @param later asks for `show` in the next animation frame
 */
export function createFramePicture(
  elements: FramePictureElements,
  readFrame: FrameReader,
  later: () => void,
): FramePicture {
  const { video, box, layer } = elements;
  let canvas: HTMLCanvasElement | null = null;
  let context: CanvasRenderingContext2D | null = null;
  /** Seconds: the time of the frame on the canvas; null where there is none. */
  let held: number | null = null;
  /** What the clock has told last, and before. Firefox tells of a frame before it has it, and not which one it has. */
  let told: VideoTime = { time: 0, exact: false };
  let before = told;

  const isEarly = ({ due = 0 }: VideoTime) => Number(video.ownerDocument.timeline.currentTime) < due - EARLY;

  function create() {
    canvas = layer.ownerDocument.createElement('canvas');
    canvas.className = 'pr-video-picture';
    layer.append(canvas);
    context = canvas.getContext('2d');
  }

  /** As large as the picture, or as it is drawn where that is smaller: the browser scales it, as it scales the video. */
  function resize(target: HTMLCanvasElement, at: ImageTransform, pixelRatio: number) {
    const width = Math.min(video.videoWidth, Math.round(at.scaleX * 1000 * pixelRatio));
    const height = Math.round((video.videoHeight * width) / video.videoWidth);
    if (target.width !== width) target.width = width;
    if (target.height !== height) target.height = height;
    return { width, height };
  }

  return {
    show(at, pixelRatio, known) {
      if (known.time !== told.time) [before, told] = [told, known];
      let { time } = known;
      let frame = readFrame(time);
      // What is protected draws black, what is HDR dull, and what plays in a window of its own is not seen here.
      const isElsewhere = video.ownerDocument.pictureInPictureElement === video;
      if (video.mediaKeys || frame?.hdr || isElsewhere || !video.videoWidth) return null;
      if (!canvas) create();
      if (!canvas || !context) return null;
      // A video that seeks or waits has no frame to give for a while: the last one stays, as the video's own would.
      if (video.readyState < video.HAVE_CURRENT_DATA) return held;
      if (frame && !frame.exact && held !== null && isEarly(told)) {
        later();
        if (held === before.time || isEarly(before)) return held;
        time = before.time;
      }
      const { width, height } = resize(canvas, at, pixelRatio);
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const drawn = frame?.time;
        // The element, and not its frame: it is drawn upright, whatever way the camera was held.
        context.clearRect(0, 0, width, height);
        context.drawImage(video, 0, 0, width, height);
        frame = readFrame(time);
        if (frame?.time === drawn) break;
      }
      box.toggleAttribute('data-locked', true);
      held = frame?.time ?? time;
      return held;
    },
    hide() {
      box.toggleAttribute('data-locked', false);
      held = null;
    },
    destroy() {
      box.toggleAttribute('data-locked', false);
      canvas?.remove();
    },
  };
}
