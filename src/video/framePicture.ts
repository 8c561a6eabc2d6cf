import type { ImageTransform } from '../image/types.js';
import type { FrameReader } from './frameReader.js';

/** Draws of one picture: a new frame may arrive between reading its time and drawing it. */
const MAX_TRIES = 3;

/**
 * The picture of a playing video on a canvas of the page's own. A browser composes a video's frames apart from the page, so
 * that for a refresh or two a new frame is seen below the shapes of the one before; what the page paints in one go, picture
 * and shapes, is seen together.
 */
export interface FramePicture {
  /**
   * Shows the frame that the video has now, in place of the video's own picture.
   *
   * @param known seconds, as the clock last heard
   * @returns the time of that frame in seconds; null where the picture has to be left to the browser
   */
  show(at: ImageTransform, pixelRatio: number, known: number): number | null;
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

/** The picture of a video, whose frames `readFrame` tells of. */
export function createFramePicture(elements: FramePictureElements, readFrame: FrameReader): FramePicture {
  const { video, box, layer } = elements;
  let canvas: HTMLCanvasElement | null = null;
  let context: CanvasRenderingContext2D | null = null;
  /** Seconds: the time of the frame on the canvas; null where there is none. */
  let held: number | null = null;

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
      let frame = readFrame(known);
      // What is protected draws black, what is HDR dull, and what plays in a window of its own is not seen here.
      const isElsewhere = video.ownerDocument.pictureInPictureElement === video;
      if (video.mediaKeys || frame?.hdr || isElsewhere || !video.videoWidth) return null;
      if (!canvas) create();
      if (!canvas || !context) return null;
      // A video that seeks or waits has no frame to give for a while: the last one stays, as the video's own would.
      if (video.readyState < video.HAVE_CURRENT_DATA) return held;
      const { width, height } = resize(canvas, at, pixelRatio);
      for (let tries = 0; tries < MAX_TRIES; tries++) {
        const before = frame?.time;
        // The element, and not its frame: it is drawn upright, whatever way the camera was held.
        context.clearRect(0, 0, width, height);
        context.drawImage(video, 0, 0, width, height);
        frame = readFrame(known);
        if (frame?.time === before) break;
      }
      box.toggleAttribute('data-locked', true);
      held = frame?.time ?? known;
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
