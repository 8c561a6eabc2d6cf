import type { Fit, ShapeAtTime, TimeIndex } from '../grounding/index.js';
import type { LabelSource } from '../image/basePainting.js';
import { isDense } from '../image/density.js';
import { createLabelMeasure, type LabelMeasure } from '../image/labelText.js';
import { placeImage } from '../image/placement.js';
import type { Pointable } from '../image/pointing.js';
import { type Preferences, readPreferences, watchPreferences } from '../image/preferences.js';
import type { AnnotationStyle, ImageTransform } from '../image/types.js';
import type { ImageLayout } from '../image/view.js';
import { createVideoClock, type VideoClock } from '../state/clock.js';
import type { Selection } from '../state/selection.js';
import { createStore, type Store } from '../state/store.js';
import type { MentionColors } from '../styles/palette.js';
import { selectEntries } from './entrySelection.js';
import { createFrameHits } from './frameHits.js';
import { createFramePainting, type FramePainting } from './framePainting.js';
import { createFramePicture, type FramePicture } from './framePicture.js';
import { createFrameReader, type FrameReader } from './frameReader.js';
import { createFrameStyles, type FrameStyles } from './frameStyles.js';
import { initialStatus, type VideoStatus, watchVideo } from './videoStatus.js';

/** What the overlay of a video shows and how. */
export interface VideoOverlayOptions {
  index: TimeIndex;
  selection: Selection;
  colors: MentionColors;
  annotationStyle: AnnotationStyle | undefined;
  getLabel: LabelSource;
  fit: Fit;
  /** Whether picture and shapes are painted together while the video plays. */
  lockFrames: boolean;
  /** Seconds of trail behind a track; 0 for none. */
  trailSeconds: number;
}

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

/** The controller behind `GroundedVideo`: everything that changes without React. */
export interface VideoOverlay extends Pointable {
  readonly status: Store<VideoStatus>;
  /** Where the picture is in its box. */
  readonly layout: Store<ImageLayout>;
  /** What is painted. Changes with each frame. */
  readonly shown: Store<ShownFrame>;
  setOptions(options: VideoOverlayOptions): void;
  /** Starts painting and watching the elements, until the returned function is called. */
  mount(elements: VideoElements): () => void;
  /** Whether the highlight shows the keyboard's focus, and so gets a ring. */
  setFocusVisible(visible: boolean): void;
  /** Called in each frame before it is painted: the shapes may have moved away from under the pointer. */
  onFrame(callback: (() => void) | null): void;
}

/** The frame that is painted over. */
export interface ShownFrame {
  /** Seconds. */
  readonly time: number;
  /** What it shows, in document order. */
  readonly shapes: readonly ShapeAtTime[];
}

/** What exists while an overlay is mounted. */
interface Mounted {
  elements: VideoElements;
  clock: VideoClock;
  preferences: Preferences;
  measure: LabelMeasure;
  styles: FrameStyles;
  painting: FramePainting;
  picture: FramePicture;
  readFrame: FrameReader;
  requestFrame(): void;
}

/** An overlay that is not mounted yet. */
export function createVideoOverlay(initial: VideoOverlayOptions): VideoOverlay {
  const status = createStore<VideoStatus>(initialStatus);
  const layout = createStore<ImageLayout>({ transform: null });
  const shown = createStore<ShownFrame>({ time: 0, shapes: [] });
  const hits = createFrameHits();
  let options = initial;
  let mounted: Mounted | null = null;
  let focusVisible = false;
  let leaveSelection: (() => void) | undefined;
  let entries = selectEntries(initial.selection.getSnapshot(), initial.index);
  let beforeFrame: (() => void) | null = null;
  let painting = false;
  /** Of the frame, also while it is being painted. */
  let shapes: readonly ShapeAtTime[] = [];

  function setShapes(next: readonly ShapeAtTime[]) {
    shapes = next;
    hits.setShapes(next);
  }

  function readSelection() {
    const state = options.selection.getSnapshot();
    entries = selectEntries(state, options.index);
    const root = mounted?.elements.root;
    root?.toggleAttribute('data-highlighted', state.highlightedId !== null);
    root?.toggleAttribute('data-selected', state.selectedIds.length > 0);
  }

  function followSelection() {
    leaveSelection?.();
    leaveSelection = options.selection.subscribe(() => {
      readSelection();
      if (!painting) mounted?.requestFrame();
    });
    readSelection();
  }

  function restyle(current: Mounted, dense: boolean) {
    const { colors, annotationStyle, getLabel } = options;
    current.styles.configure({ colors, annotationStyle, dense, preferences: current.preferences }, getLabel);
  }

  function place(current: Mounted) {
    const { width, height } = current.elements.box.ownerDocument.defaultView!.getComputedStyle(
      current.elements.box,
    );
    // The used size, fractions included and ancestors' transforms not.
    const box = { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
    const { size } = status.getSnapshot();
    layout.set({ transform: size && placeImage(size, box, options.fit) });
  }

  /** Shows the picture that is to be painted over, and tells its time in seconds. */
  function showPicture({ clock, picture, readFrame, preferences }: Mounted, at: ImageTransform) {
    const { time, exact } = clock.getSnapshot();
    if (exact && options.lockFrames && status.getSnapshot().playing) {
      const locked = picture.show(at, preferences.pixelRatio, time);
      if (locked !== null) return locked;
    }
    picture.hide();
    return exact ? (readFrame(time)?.time ?? time) : time;
  }

  function paintFrame(current: Mounted, at: ImageTransform) {
    const { preferences, measure, styles, painting: canvas } = current;
    const time = showPicture(current, at);
    setShapes(options.index.at(time).filter((item) => item.opacity > 0 && entries.isVisible(item)));
    beforeFrame?.();
    const dense = isDense(shapes.map(({ shape }) => shape));
    if (dense !== styles.dense) restyle(current, dense);
    const { pixelRatio, forced } = preferences;
    const ring = { color: forced?.highlight ?? '#fff', halo: forced?.background ?? '#000' };
    canvas.paint({
      time,
      index: options.index,
      shapes,
      at,
      pixelRatio,
      styles,
      measure,
      selected: entries.selected,
      highlighted: entries.highlighted,
      ring: focusVisible ? ring : null,
      trailSeconds: options.trailSeconds,
    });
    shown.set({ time, shapes });
  }

  function paint() {
    if (!mounted) return;
    const at = layout.getSnapshot().transform;
    if (!at) {
      setShapes([]);
      mounted.picture.hide();
      mounted.painting.clear();
      shown.set({ shapes });
      return;
    }
    painting = true;
    try {
      paintFrame(mounted, at);
    } finally {
      painting = false;
    }
  }

  return {
    status,
    layout,
    shown,
    getTransform: () => layout.getSnapshot().transform,
    shapesAt(x, y, tolerance) {
      const at = layout.getSnapshot().transform;
      return at ? hits.shapesAt(at, x, y, tolerance) : [];
    },
    shapeOf(id) {
      const known = options.index.entriesOf(id);
      return shapes.find(({ entry }) => known.includes(entry))?.shape ?? null;
    },
    setOptions(next) {
      const before = options;
      options = next;
      if (!mounted) return;
      const isNew = (...keys: (keyof VideoOverlayOptions)[]) => keys.some((key) => next[key] !== before[key]);
      if (isNew('selection')) {
        beforeFrame = null;
        followSelection();
      }
      if (isNew('index')) readSelection();
      if (isNew('index', 'colors', 'annotationStyle', 'getLabel')) restyle(mounted, mounted.styles.dense);
      if (isNew('fit')) place(mounted);
      if (isNew(...(Object.keys(next) as (keyof VideoOverlayOptions)[]))) mounted.requestFrame();
    },
    mount(elements) {
      const view = elements.root.ownerDocument.defaultView!;
      const preferences = readPreferences(elements.root);
      const readFrame = createFrameReader(elements.video);
      const { colors, annotationStyle, getLabel } = options;
      let frame = 0;
      const current: Mounted = {
        elements,
        clock: createVideoClock(elements.video),
        preferences,
        measure: createLabelMeasure(preferences.fontFamily),
        styles: createFrameStyles({ colors, annotationStyle, dense: false, preferences }, getLabel),
        painting: createFramePainting(elements.layer),
        picture: createFramePicture(elements, readFrame),
        readFrame,
        requestFrame() {
          frame ||= view.requestAnimationFrame(() => {
            frame = 0;
            paint();
          });
        },
      };
      mounted = current;
      const placeAndPaint = () => {
        place(current);
        paint();
      };
      followSelection();
      const leave = [
        watchPreferences(elements.root, () => {
          current.preferences = readPreferences(elements.root);
          current.measure = createLabelMeasure(current.preferences.fontFamily);
          restyle(current, current.styles.dense);
          current.requestFrame();
        }),
        status.subscribe(() => {
          elements.root.toggleAttribute('data-playing', status.getSnapshot().playing);
          placeAndPaint();
        }),
        watchVideo(elements.video, status),
        // At once: what is painted now is seen with the frame that the clock tells of.
        current.clock.subscribe(paint),
      ];
      // At once, too: the browser paints right after this, and a resized canvas is empty.
      const observer = new view.ResizeObserver(placeAndPaint);
      observer.observe(elements.box);
      return () => {
        view.cancelAnimationFrame(frame);
        observer.disconnect();
        for (const stop of leave) stop();
        leaveSelection?.();
        leaveSelection = undefined;
        current.painting.destroy();
        current.picture.destroy();
        mounted = null;
        beforeFrame = null;
        setShapes([]);
        layout.set({ transform: null });
      };
    },
    setFocusVisible(visible) {
      if (visible === focusVisible) return;
      focusVisible = visible;
      mounted?.requestFrame();
    },
    onFrame(callback) {
      beforeFrame = callback;
    },
  };
}
