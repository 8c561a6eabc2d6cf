import { containerIndex } from '../grounding/containers.js';
import type { Annotation, Fit, Grounding, ShapeAnnotation, Size } from '../grounding/index.js';
import type { Selection, SelectionState } from '../state/selection.js';
import { createStore, type Store } from '../state/store.js';
import type { MentionColors } from '../styles/palette.js';
import { type BasePainting, createBasePainting, type LabelSource } from './basePainting.js';
import { type EmphasisedShape, paintEmphasis } from './emphasis.js';
import { hitTest } from './hitTest.js';
import { createLabelMeasure, type LabelMeasure } from './labelText.js';
import { placeImage } from './placement.js';
import { type Preferences, readPreferences, watchPreferences } from './preferences.js';
import { createShapeTable } from './shapeTable.js';
import { createStyleSheet, type StyleSheet } from './styleSheet.js';
import { createSurface, type Surface } from './surface.js';
import type { AnnotationStyle, ImageTransform } from './types.js';
import { withoutMentions } from './visibleShapes.js';

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
export interface OverlayElements {
  root: HTMLElement;
  /** The box of the image, which clips it. Gets the placement of the image as CSS variables. */
  box: HTMLElement;
  /** Gets the Konva stage. */
  stage: HTMLDivElement;
  /** Gets the surfaces above all stages. */
  top: HTMLElement;
}

/** The controller behind `GroundedImage`: everything that changes without React. */
export interface Overlay {
  /** Where the image is in its box; null until both have a size. */
  readonly layout: Store<{ readonly transform: ImageTransform | null }>;
  setOptions(options: OverlayOptions): void;
  /** Starts painting and watching the elements, until the returned function is called. */
  mount(elements: OverlayElements): () => void;
  /** The shapes under a position in CSS pixels of the box, the most specific first. */
  shapesAt(x: number, y: number, tolerance: number): ShapeAnnotation[];
  /** Whether the highlight shows the keyboard's focus, and so gets a ring. */
  setFocusVisible(visible: boolean): void;
}

/** What exists while an overlay is mounted. */
interface Mounted {
  elements: OverlayElements;
  preferences: Preferences;
  measure: LabelMeasure;
  sheet: StyleSheet;
  base: BasePainting | null;
  selected: Surface;
  highlighted: Surface;
  requestFrame(): void;
}

/** Shapes, and vertices, from which on lines are thinner. */
const DENSE_SHAPES = 2000;
const DENSE_VERTICES = 20_000;
/** CSS pixels around a point that count as the point. */
const POINT_RADIUS = 6;

function isDense(shapes: readonly ShapeAnnotation[]) {
  if (shapes.length > DENSE_SHAPES) return true;
  let vertices = 0;
  for (const shape of shapes) if (shape.kind === 'polygon') vertices += shape.points.length;
  return vertices > DENSE_VERTICES;
}

/** An overlay that is not mounted yet. */
export function createOverlay(initial: OverlayOptions): Overlay {
  const layout = createStore<{ readonly transform: ImageTransform | null }>({ transform: null });
  const table = createShapeTable();
  let options = initial;
  let arriving: readonly ShapeAnnotation[] = [];
  let containers: ReadonlyMap<string, readonly string[]> | null = null;
  let mounted: Mounted | null = null;
  let focusVisible = false;
  /** The selection as painted. */
  let shown: SelectionState = initial.selection.getSnapshot();
  let leaveSelection: (() => void) | undefined;
  const stale = new Set<'place' | 'shapes' | 'styles' | 'labels' | 'selected' | 'highlighted'>();
  const everything = ['place', 'shapes', 'styles', 'labels', 'selected', 'highlighted'] as const;

  function invalidate(...parts: (typeof everything)[number][]) {
    for (const part of parts) stale.add(part);
    mounted?.requestFrame();
  }

  function followSelection() {
    leaveSelection?.();
    const { selection } = options;
    const onChange = () => {
      const next = selection.getSnapshot();
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

  function place({ elements }: Mounted) {
    const { natural, fit } = options;
    // The used size, fractions included and ancestors' transforms not.
    const { width, height } = getComputedStyle(elements.box);
    const size = { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
    const next = natural && placeImage(natural, size, fit);
    const now = layout.getSnapshot().transform;
    if (!next) {
      layout.set({ transform: null });
      return;
    }
    const keys = Object.keys(next) as (keyof ImageTransform)[];
    if (now && keys.every((key) => now[key] === next[key])) return;
    const { style } = elements.box;
    style.setProperty('--pr-image-left', `${next.x}px`);
    style.setProperty('--pr-image-top', `${next.y}px`);
    style.setProperty('--pr-image-width', `${next.scaleX * 1000}px`);
    style.setProperty('--pr-image-height', `${next.scaleY * 1000}px`);
    stale.add('selected').add('highlighted');
    layout.set({ transform: Object.freeze(next) });
  }

  function syncBase({ base, sheet, preferences }: Mounted) {
    let from = table.shapes.length;
    if (stale.has('shapes')) {
      const visible = withoutMentions(options.shapes, options.selection.getSnapshot().hiddenMentions);
      // What still grows is painted apart, so that its growing does not repaint what is finished.
      arriving = visible.filter((shape) => shape.arriving);
      from = table.sync(arriving.length ? visible.filter((shape) => !shape.arriving) : visible);
    }
    const { colors, annotationStyle, getLabel } = options;
    const dense = isDense(table.shapes);
    const restyle = stale.has('styles') || dense !== sheet.dense;
    if (restyle) sheet.configure({ colors, annotationStyle, dense, preferences });
    base?.sync(from, sheet, getLabel, { restyle, relabel: stale.has('labels') });
  }

  /** The shapes that ids stand for: themselves, or what is in the container of that id. */
  function shapesOfIds(ids: readonly string[]) {
    const found = new Set<number>();
    for (const id of ids) {
      const index = table.indexOf(id);
      if (index >= 0) {
        found.add(index);
        continue;
      }
      containers ??= containerIndex(options.source);
      for (const leaf of containers.get(id) ?? []) {
        const at = table.indexOf(leaf);
        if (at >= 0) found.add(at);
      }
    }
    return found;
  }

  function paintTop(now: Mounted, base: BasePainting, at: ImageTransform) {
    const { highlightedId, selectedIds } = options.selection.getSnapshot();
    const { measure, sheet, preferences } = now;
    const { pixelRatio, forced } = preferences;
    const emphasise = (index: number, highlighted: boolean, selected: boolean): EmphasisedShape => ({
      shape: table.shapes[index]!,
      style: sheet.resolve(table.shapes[index]!, { highlighted, selected }),
      label: options.getLabel(table.shapes[index]!) || null,
      placed: base.labelOf(index),
    });
    const selected = shapesOfIds(selectedIds);
    if (stale.has('selected')) {
      const atRest = { highlighted: false, selected: false };
      const growing = arriving.map((shape) => ({
        shape,
        style: sheet.resolve(shape, atRest),
        label: null,
        placed: null,
      }));
      const shapes = [...growing, ...[...selected].map((index) => emphasise(index, false, true))];
      paintEmphasis(now.selected, shapes, { at, pixelRatio, measure, ring: null });
    }
    const highlighted = [...shapesOfIds(highlightedId === null ? [] : [highlightedId])];
    const ring = { color: forced?.highlight ?? '#fff', halo: forced?.background ?? '#000' };
    paintEmphasis(
      now.highlighted,
      highlighted.map((index) => emphasise(index, true, selected.has(index))),
      { at, pixelRatio, measure, ring: focusVisible ? ring : null },
    );
  }

  function paint() {
    if (!mounted || !stale.size) return;
    if (stale.has('place')) place(mounted);
    const at = layout.getSnapshot().transform;
    if (!at) {
      // Everything else waits until there is something to paint on.
      stale.delete('place');
      mounted.selected.clear();
      mounted.highlighted.clear();
      mounted.base?.clear();
      return;
    }
    if (!mounted.base) {
      mounted.base = createBasePainting(mounted.elements.stage, table);
      for (const part of everything) stale.add(part);
    }
    if (stale.has('shapes') || stale.has('styles') || stale.has('labels')) syncBase(mounted);
    mounted.base.paint(at, mounted.preferences.pixelRatio, mounted.measure);
    if (stale.has('selected') || stale.has('highlighted')) paintTop(mounted, mounted.base, at);
    stale.clear();
  }

  return {
    layout,
    setOptions(next) {
      const before = options;
      options = next;
      if (next.source !== before.source) containers = null;
      if (next.selection !== before.selection && mounted) followSelection();
      if (next.shapes !== before.shapes) invalidate('shapes', 'selected', 'highlighted');
      if (next.colors !== before.colors || next.annotationStyle !== before.annotationStyle)
        invalidate('styles', 'selected', 'highlighted');
      if (next.getLabel !== before.getLabel) invalidate('labels', 'selected', 'highlighted');
      if (next.natural !== before.natural || next.fit !== before.fit) invalidate('place');
    },
    mount(elements) {
      const view = elements.root.ownerDocument.defaultView!;
      let frame = 0;
      const preferences = readPreferences(elements.root);
      const { colors, annotationStyle } = options;
      mounted = {
        elements,
        preferences,
        measure: createLabelMeasure(preferences.fontFamily),
        sheet: createStyleSheet({ colors, annotationStyle, dense: false, preferences }),
        base: null,
        selected: createSurface(elements.top, 'pr-image-surface'),
        highlighted: createSurface(elements.top, 'pr-image-surface'),
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
        current.preferences = readPreferences(elements.root);
        current.measure = createLabelMeasure(current.preferences.fontFamily);
        invalidate(...everything);
      });
      const observer = new view.ResizeObserver(() => {
        // At once: the browser paints right after this, and a resized canvas is empty.
        stale.add('place');
        paint();
      });
      observer.observe(elements.box);
      invalidate(...everything);
      return () => {
        view.cancelAnimationFrame(frame);
        observer.disconnect();
        stopWatching();
        leaveSelection?.();
        leaveSelection = undefined;
        current.base?.destroy();
        current.selected.destroy();
        current.highlighted.destroy();
        mounted = null;
      };
    },
    shapesAt(x, y, tolerance) {
      const at = layout.getSnapshot().transform;
      if (!at) return [];
      return hitTest(table, at, x, y, tolerance, POINT_RADIUS).map((index) => table.shapes[index]!);
    },
    setFocusVisible(visible) {
      if (visible === focusVisible) return;
      focusVisible = visible;
      invalidate('highlighted');
    },
  };
}
