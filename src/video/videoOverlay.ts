import type { AnnotationInput, Fit, ShapeAtTime, TimeIndex } from '../grounding/index.js';
import { placeImage, usedSize } from '../image/placement.js';
import type { Pointable } from '../image/pointing.js';
import type { ImageTransform } from '../image/types.js';
import type { ImageLayout } from '../image/view.js';
import type { Selection } from '../state/selection.js';
import { createStore, type Store } from '../state/store.js';
import { watchSize } from '../state/watchSize.js';
import { selectEntries } from './entrySelection.js';
import { createFrameHits } from './frameHits.js';
import {
  createOverlayCanvas,
  type OverlayCanvas,
  type OverlayLook,
  type VideoElements,
} from './overlayCanvas.js';
import { initialStatus, type VideoStatus, watchVideo } from './videoStatus.js';

/** What the overlay of a video shows and how. */
export interface VideoOverlayOptions extends OverlayLook {
  index: TimeIndex<AnnotationInput>;
  selection: Selection;
  fit: Fit;
  /** Whether picture and shapes are painted together while the video plays. */
  lockFrames: boolean;
  /** Seconds of trail behind a track; 0 for none. */
  trailSeconds: number;
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
  /** Draws a ring around what has the keyboard's focus; null for none. */
  setFocused(id: string | null): void;
  /** Called in each frame before it is painted: the shapes may have moved away from under the pointer. */
  onFrame(callback: (() => void) | null): void;
}

/** The frame that is painted over. */
export interface ShownFrame {
  /** Seconds. */
  readonly time: number;
  /** What it shows, in document order. */
  readonly shapes: readonly ShapeAtTime<AnnotationInput>[];
}

/** What exists while an overlay is mounted. */
interface Mounted {
  elements: VideoElements;
  canvas: OverlayCanvas;
}

/** An overlay that is not mounted yet. */
export function createVideoOverlay(initial: VideoOverlayOptions): VideoOverlay {
  const status = createStore<VideoStatus>(initialStatus);
  const layout = createStore<ImageLayout>({ transform: null });
  const shown = createStore<ShownFrame>({ time: 0, shapes: [] });
  // Without a canvas there are no shapes to ask for.
  const hits = createFrameHits((item) => mounted!.canvas.styleOf(item));
  let options = initial;
  let mounted: Mounted | null = null;
  let focusedId: string | null = null;
  let leaveSelection: (() => void) | undefined;
  let entries = selectEntries(initial.selection.getSnapshot(), initial.index);
  let beforeFrame: (() => void) | null = null;
  let painting = false;
  /** Of the frame, also while it is being painted. */
  let shapes: readonly ShapeAtTime<AnnotationInput>[] = [];

  function setShapes(next: readonly ShapeAtTime<AnnotationInput>[]) {
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
      if (!painting) mounted?.canvas.requestFrame();
    });
    readSelection();
  }

  function place({ elements }: Mounted) {
    const { size } = status.getSnapshot();
    const at = size && placeImage(size, usedSize(elements.box), options.fit);
    layout.set({ transform: at });
    if (!at) return;
    // For paper, where nobody measures: see the style sheet.
    const { style } = elements.box;
    style.setProperty('--pr-video-box-width', `${at.width}px`);
    style.setProperty('--pr-video-box-height', `${at.height}px`);
    style.setProperty('--pr-video-width', `${at.scaleX * 1000}px`);
    style.setProperty('--pr-video-height', `${at.scaleY * 1000}px`);
  }

  function paintFrame(canvas: OverlayCanvas, at: ImageTransform) {
    const { index, lockFrames, trailSeconds } = options;
    const time = canvas.showPicture(at, lockFrames && status.getSnapshot().playing);
    setShapes(index.at(time).filter((item) => item.opacity > 0 && entries.isVisible(item)));
    beforeFrame?.();
    const { selected, highlighted } = entries;
    const focused = new Set(focusedId === null ? [] : index.entriesOf(focusedId));
    canvas.paint({ time, index, shapes, at, selected, highlighted, focused, trailSeconds });
    shown.set({ time, shapes });
  }

  function paint() {
    if (!mounted) return;
    const at = layout.getSnapshot().transform;
    if (!at) {
      setShapes([]);
      mounted.canvas.clear();
      shown.set({ shapes });
      return;
    }
    painting = true;
    try {
      paintFrame(mounted.canvas, at);
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
      // Looks are kept by entry, and another index has other entries.
      if (isNew('index', 'colors', 'annotationStyle', 'getLabel')) mounted.canvas.setLook(next);
      if (isNew('fit')) place(mounted);
      if (isNew(...(Object.keys(next) as (keyof VideoOverlayOptions)[]))) mounted.canvas.requestFrame();
    },
    mount(elements) {
      const canvas = createOverlayCanvas(elements, options, paint);
      const current: Mounted = { elements, canvas };
      mounted = current;
      const placeAndPaint = () => {
        place(current);
        paint();
      };
      followSelection();
      const leave = [
        status.subscribe(() => {
          elements.root.toggleAttribute('data-playing', status.getSnapshot().playing);
          placeAndPaint();
        }),
        watchVideo(elements.video, status),
        // At once: what is painted now is seen with the frame that the clock tells of.
        canvas.clock.subscribe(paint),
        // At once, too: the browser paints right after this, and a resized canvas is empty.
        watchSize(placeAndPaint, elements.box),
      ];
      return () => {
        for (const stop of leave) stop();
        leaveSelection?.();
        leaveSelection = undefined;
        canvas.destroy();
        mounted = null;
        beforeFrame = null;
        setShapes([]);
        layout.set({ transform: null });
      };
    },
    setFocused(id) {
      if (id === focusedId) return;
      focusedId = id;
      mounted?.canvas.requestFrame();
    },
    onFrame(callback) {
      beforeFrame = callback;
    },
  };
}
