import type { Annotation, Fit, Grounding, ShapeAnnotation, Size } from '../grounding/index.js';
import type { Selection, SelectionState } from '../state/selection.js';
import { createStore, type Store } from '../state/store.js';
import type { ImageRect, ViewportController } from '../state/viewport.js';
import { watchSize } from '../state/watchSize.js';
import type { MentionColors } from '../styles/palette.js';
import { type BasePainting, createBasePainting, type LabelSource } from './basePainting.js';
import { isDense, isFew } from './density.js';
import { hitTest, POINT_REACH, type Reach, reachOf } from './hitTest.js';
import { createIdLookup } from './idLookup.js';
import { createLabelMeasure, type LabelMeasure } from './labelText.js';
import { type Preferences, readPreferences, watchPreferences } from './preferences.js';
import { createShapeTable } from './shapeTable.js';
import { createStyleSheet, type StyleSheet } from './styleSheet.js';
import { createTopPainting, type TopPainting } from './topPainting.js';
import type { AnnotationStyle, ImageTransform } from './types.js';
import { createView, type ImageLayout, type View, type ViewElements } from './view.js';
import { withoutArriving, withoutMentions } from './visibleShapes.js';

/** What an overlay shows and how. */
export interface OverlayOptions {
  /** Where containers are looked up by id, so that highlighting one lights up what is in it. */
  source: Grounding | readonly Annotation[];
  shapes: readonly ShapeAnnotation[];
  selection: Selection;
  colors: MentionColors;
  annotationStyle: AnnotationStyle | undefined;
  getLabel: LabelSource;
  fit: Fit;
  /** The image's own size; null until it has loaded. */
  natural: Size | null;
}

/** The elements that an overlay works in. */
export interface OverlayElements extends ViewElements {
  /** Gets the Konva stage. */
  stage: HTMLDivElement;
  /** Gets the surfaces above all stages. */
  top: HTMLElement;
}

/** The controller behind `GroundedImage`: everything that changes without React. */
export interface Overlay {
  /** Where the image was when it was last painted: what is drawn over it has to be drawn there. */
  readonly layout: Store<ImageLayout>;
  setOptions(options: OverlayOptions): void;
  /** Starts painting and watching the elements, until the returned function is called. */
  mount(elements: OverlayElements): () => void;
  /** Where the image is now, in the middle of a gesture as well. */
  getTransform(): ImageTransform | null;
  /** The shapes under a position in CSS pixels of the box, the most specific first. */
  shapesAt(x: number, y: number, tolerance: number): ShapeAnnotation[];
  /** The shape of this id, if it is shown. */
  shapeOf(id: string): ShapeAnnotation | null;
  /** What the shapes, or the contents of the containers, of these ids span; null where there is nothing of them. */
  rectOf(ids: readonly string[]): ImageRect | null;
  /** Pans a zoomed image as far as needed to show what has this id. */
  reveal(id: string): void;
  /** Draws a ring around the shape that has the keyboard's focus; null for none. */
  setFocused(id: string | null): void;
}

/** What follows from the reader's device and settings. */
interface Device {
  preferences: Preferences;
  measure: LabelMeasure;
  sheet: StyleSheet;
}

/** What exists while an overlay is mounted. */
interface Mounted {
  elements: OverlayElements;
  /** Null until something is painted: asking for it earlier would have the browser lay out the page once more. */
  device: Device | null;
  base: BasePainting | null;
  top: TopPainting;
  view: View;
  requestFrame(): void;
}

const everything = ['size', 'place', 'shapes', 'styles', 'labels', 'selected', 'highlighted'] as const;

/** An overlay that is not mounted yet. */
export function createOverlay(initial: OverlayOptions, viewport: ViewportController): Overlay {
  const layout = createStore<ImageLayout>({ transform: null });
  const table = createShapeTable();
  const lookup = createIdLookup(table);
  let options = initial;
  lookup.setSource(initial.source);
  let arriving: readonly ShapeAnnotation[] = [];
  /** Whether what is new among the shapes may fade in. */
  let fades = false;
  let mounted: Mounted | null = null;
  let focusedId: string | null = null;
  /** The selection as painted. */
  let shown: SelectionState = initial.selection.getSnapshot();
  let leaveSelection: (() => void) | undefined;
  /** What has to be done in the next frame. */
  const stale = new Set<(typeof everything)[number]>();

  function invalidate(...parts: (typeof everything)[number][]) {
    for (const part of parts) stale.add(part);
    mounted?.requestFrame();
  }

  function isOutOfView(id: string) {
    const rect = lookup.rectOf([id]);
    const at = overlay.getTransform();
    if (!rect || !at) return false;
    const [width, height] = [at.scaleX * 1000, at.scaleY * 1000];
    return (
      at.x + rect.right * width < 0 ||
      at.x + rect.left * width > at.width ||
      at.y + rect.bottom * height < 0 ||
      at.y + rect.top * height > at.height
    );
  }

  function followSelection() {
    leaveSelection?.();
    const { selection } = options;
    const onChange = () => {
      const next = selection.getSnapshot();
      if (next.selectedId !== shown.selectedId && next.selectedId && isOutOfView(next.selectedId))
        overlay.reveal(next.selectedId);
      if (next.hiddenMentions !== shown.hiddenMentions) invalidate('shapes', 'selected', 'highlighted');
      else if (next.selectedIds !== shown.selectedIds) invalidate('selected', 'highlighted');
      else if (next.highlightedId !== shown.highlightedId) invalidate('highlighted');
      shown = next;
      const root = mounted?.elements.root;
      root?.toggleAttribute('data-highlighted', next.highlightedId !== null);
      root?.toggleAttribute('data-selected', next.selectedIds.length > 0);
    };
    leaveSelection = selection.subscribe(onChange);
    onChange();
  }

  function readDevice(stage: HTMLElement): Device {
    const preferences = readPreferences(stage);
    const { colors, annotationStyle } = options;
    return {
      preferences,
      measure: createLabelMeasure(preferences.fontFamily, stage.ownerDocument),
      sheet: createStyleSheet({ colors, annotationStyle, dense: false, preferences }),
    };
  }

  function syncBase(base: BasePainting, { sheet, preferences }: Device) {
    let from = table.shapes.length;
    if (stale.has('shapes')) {
      const visible = withoutMentions(options.shapes, options.selection.getSnapshot().hiddenMentions);
      // What still grows is painted apart, so that its growing does not repaint what is finished.
      const growing = new Set(arriving.map(({ id }) => id));
      const finished = withoutArriving(visible);
      arriving = finished === visible ? [] : visible.filter((shape) => shape.arriving);
      from = table.sync(finished);
      // What was seen growing is there already.
      fades = !(growing.size && table.shapes.slice(from).some(({ id }) => growing.has(id)));
    }
    const { colors, annotationStyle, getLabel } = options;
    const dense = isDense(table.shapes);
    const restyle =
      (stale.has('styles') || dense !== sheet.dense) &&
      sheet.configure({ colors, annotationStyle, dense, preferences });
    base.sync(from, sheet, getLabel, { restyle, relabel: stale.has('labels') });
  }

  function paintTop(top: TopPainting, base: BasePainting, device: Device, at: ImageTransform) {
    const { highlightedId, selectedIds } = options.selection.getSnapshot();
    const selected = lookup.indicesOf(selectedIds);
    const highlighted = lookup.indicesOf(highlightedId === null ? [] : [highlightedId]);
    const { getLabel } = options;
    const focused = lookup.indicesOf(focusedId === null ? [] : [focusedId]);
    const how = { at, base, table, ...device, getLabel, arriving };
    const paint = { ...how, selected, highlighted, focused };
    if (stale.has('selected')) top.paintSelected(paint);
    top.paintHighlighted(paint);
  }

  function paint() {
    if (!mounted) return;
    const { view, top, elements } = mounted;
    if (stale.has('size')) view.measure(options.natural, options.fit);
    if (stale.has('size') || stale.has('place') || !view.follow(isFew(table.shapes)))
      if (view.settle()) stale.add('selected').add('highlighted');
    const at = view.canvas();
    if (!at) {
      // Everything else waits until there is something to paint on.
      stale.delete('size');
      stale.delete('place');
      top.clear();
      mounted.base?.clear();
      return;
    }
    if (!mounted.base) {
      mounted.base = createBasePainting(elements.stage, table, top.isDrawable);
      for (const part of everything) stale.add(part);
    }
    mounted.device ??= readDevice(elements.stage);
    const { base, device } = mounted;
    if (stale.has('shapes') || stale.has('styles') || stale.has('labels')) syncBase(base, device);
    base.paint(at, device.preferences.pixelRatio, device.measure, fades);
    if (stale.has('selected') || stale.has('highlighted')) paintTop(top, base, device, at);
    stale.clear();
  }

  const overlay: Overlay = {
    layout,
    getTransform: () => mounted?.view.current() ?? null,
    shapeOf: (id) => table.shapes[table.indexOf(id)] ?? null,
    rectOf: lookup.rectOf,
    reveal(id) {
      const rect = viewport.canPan() && lookup.rectOf([id]);
      if (rect) viewport.reveal(rect, { reason: 'selection' });
    },
    setOptions(next) {
      const before = options;
      options = next;
      lookup.setSource(next.source);
      if (next.selection !== before.selection && mounted) followSelection();
      if (next.shapes !== before.shapes) invalidate('shapes', 'selected', 'highlighted');
      if (next.colors !== before.colors || next.annotationStyle !== before.annotationStyle)
        invalidate('styles', 'selected', 'highlighted');
      if (next.getLabel !== before.getLabel) invalidate('labels', 'selected', 'highlighted');
      if (next.natural !== before.natural || next.fit !== before.fit) invalidate('size');
    },
    mount(elements) {
      const view = elements.root.ownerDocument.defaultView!;
      let frame = 0;
      mounted = {
        elements,
        device: null,
        base: null,
        top: createTopPainting(elements.top),
        view: createView(elements, viewport, layout, () => invalidate('place')),
        requestFrame() {
          frame ||= view.requestAnimationFrame(() => {
            frame = 0;
            paint();
          });
        },
      };
      const current = mounted;
      followSelection();
      const stopWatching = watchPreferences(elements.root, () => {
        current.device = null;
        invalidate(...everything);
      });
      const leaveSize = watchSize(() => {
        // At once: the browser paints right after this, and a resized canvas is empty.
        stale.add('size');
        paint();
      }, elements.box);
      const stopMoving = viewport.subscribe(current.requestFrame);
      invalidate(...everything);
      return () => {
        view.cancelAnimationFrame(frame);
        leaveSize();
        stopWatching();
        stopMoving();
        leaveSelection?.();
        leaveSelection = undefined;
        current.base?.destroy();
        current.top.destroy();
        current.view.destroy();
        mounted = null;
      };
    },
    shapesAt(x, y, tolerance) {
      const at = overlay.getTransform();
      const sheet = mounted?.device?.sheet;
      if (!at || !sheet) return [];
      const reach: Reach = {
        of: (index) => reachOf(table.shapes[index]!, sheet.styles[table.styles[index]!]!),
        most: Math.max(POINT_REACH, sheet.reach),
      };
      return hitTest(table, at, x, y, tolerance, reach).map((index) => table.shapes[index]!);
    },
    setFocused(id) {
      if (id === focusedId) return;
      focusedId = id;
      invalidate('highlighted');
    },
  };
  return overlay;
}
