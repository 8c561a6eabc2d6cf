import type { AnnotationInput, ShapeAtTime } from '../grounding/index.js';
import { isDense } from '../image/density.js';
import { createLabelMeasure, type LabelSource } from '../image/labelText.js';
import { readPreferences, watchPreferences } from '../image/preferences.js';
import type { ResolvedStyle } from '../image/styleSheet.js';
import type { AnnotationStyle, ImageTransform } from '../image/types.js';
import { createVideoClock, type VideoClock } from '../state/clock.js';
import type { MentionColors } from '../styles/palette.js';
import { createFramePainting, type Frame } from './framePainting.js';
import { createFramePicture } from './framePicture.js';
import { createFrameReader } from './frameReader.js';
import { createFrameStyles } from './frameStyles.js';

/** The elements that an overlay works in. */
export interface VideoElements {
  /** Shows the state as attributes. */
  root: HTMLElement;
  /** As large as the video. */
  box: HTMLElement;
  video: HTMLVideoElement;
  /** Gets the canvas. */
  layer: HTMLElement;
}

/** How shapes look and what their labels say. */
export interface OverlayLook {
  colors: MentionColors;
  annotationStyle: AnnotationStyle<AnnotationInput> | undefined;
  getLabel: LabelSource;
}

/** What of a frame does not depend on the reader's screen. */
export interface OverlayFrame extends Omit<Frame, 'pixelRatio' | 'styles' | 'measure' | 'ring'> {}

/** What is painted over a video, picture and shapes, as the reader's screen and settings ask. */
export interface OverlayCanvas {
  readonly clock: VideoClock;
  /**
   * Shows the picture that is to be painted over, and tells its time in seconds.
   *
   * @param locked whether it is wanted from the page, together with the shapes, and not from the browser
   */
  showPicture(at: ImageTransform, locked: boolean): number;
  paint(frame: OverlayFrame): void;
  /** Leaves the video as it is. */
  clear(): void;
  setLook(look: OverlayLook): void;
  /** How a shape is drawn at rest. */
  styleOf(item: ShapeAtTime<AnnotationInput>): ResolvedStyle;
  /** Calls `onFrame` in the next animation frame. */
  requestFrame(): void;
  /** Removes everything and stops watching. */
  destroy(): void;
}

/** Paints in `elements.layer`; calls `onFrame` when it is time to do so because something else than the video has changed. */
export function createOverlayCanvas(
  elements: VideoElements,
  initialLook: OverlayLook,
  onFrame: () => void,
): OverlayCanvas {
  const { root, video, layer } = elements;
  const view = root.ownerDocument.defaultView!;
  const readFrame = createFrameReader(video);
  const clock = createVideoClock(video);
  const painting = createFramePainting(layer);
  let look = initialLook;
  let preferences = readPreferences(layer);
  let measure = createLabelMeasure(preferences.fontFamily, root.ownerDocument);
  const styleOptions = (dense: boolean) => {
    const { colors, annotationStyle } = look;
    return { colors, annotationStyle, dense, preferences };
  };
  const styles = createFrameStyles(styleOptions(false), look.getLabel);
  const restyle = (dense: boolean) => styles.configure(styleOptions(dense), look.getLabel);

  let requested = 0;
  function requestFrame() {
    requested ||= view.requestAnimationFrame(() => {
      requested = 0;
      onFrame();
    });
  }

  const picture = createFramePicture(elements, readFrame, requestFrame);

  const stopWatching = watchPreferences(root, () => {
    preferences = readPreferences(layer);
    measure = createLabelMeasure(preferences.fontFamily, root.ownerDocument);
    restyle(styles.dense);
    requestFrame();
  });

  return {
    clock,
    showPicture(at, locked) {
      const known = clock.getSnapshot();
      const { time, exact } = known;
      const lockedTime = exact && locked ? picture.show(at, preferences.pixelRatio, known) : null;
      if (lockedTime !== null) return lockedTime;
      picture.hide();
      return exact ? (readFrame(time)?.time ?? time) : time;
    },
    paint(frame) {
      const dense = isDense(frame.shapes.map(({ shape }) => shape));
      if (dense !== styles.dense) restyle(dense);
      const { pixelRatio, forced } = preferences;
      const ring = { color: forced?.highlight ?? '#fff', halo: forced?.background ?? '#000' };
      painting.paint({ ...frame, pixelRatio, styles, measure, ring });
    },
    clear() {
      picture.hide();
      painting.clear();
    },
    setLook(next) {
      look = next;
      restyle(styles.dense);
    },
    styleOf: ({ entry, shape }) => styles.atRest(entry, shape),
    requestFrame,
    destroy() {
      view.cancelAnimationFrame(requested);
      stopWatching();
      painting.destroy();
      picture.destroy();
    },
  };
}
