import type { ShapeAnnotationInput } from '../grounding/index.js';
import { type FrameWork, requestWork, workOnResize } from '../state/frameWork.js';
import type { SelectionState } from '../state/selection.js';
import { createStore } from '../state/store.js';
import type { ViewportController } from '../state/viewportTypes.js';
import { type BasePainting, createBasePainting } from './basePainting.js';
import { isDense } from './density.js';
import { type Device, readDevice } from './device.js';
import { canvasBytes } from './farCanvases.js';
import { hitTest, POINT_REACH, type Reach, reachOf } from './hitTest.js';
import { createIdLookup } from './idLookup.js';
import { type Nearness, watchNear } from './nearViewport.js';
import type { Overlay, OverlayElements, OverlayOptions } from './overlayTypes.js';
import { createShapeTable } from './shapeTable.js';
import { createTopPainting, type TopPainting } from './topPainting.js';
import type { ImageTransform } from './types.js';
import { createView, type ImageLayout, type View } from './view.js';
import { withoutArriving, withoutMentions } from './visibleShapes.js';

/** What exists while an overlay is mounted. */
interface Mounted {
  elements: OverlayElements;
  window: Window & typeof globalThis;
  view: View;
  nearness: Nearness;
  /** Whether it is near enough to what is seen of the page to be painted. */
  near: boolean;
  /** Like the device, null from when it is far until it is near. */
  painting: Painting | null;
  device: Device | null;
}

interface Painting {
  base: BasePainting;
  top: TopPainting;
}

/** What the painting of the shapes at rest goes by. */
const atRest = ['size', 'place', 'moved', 'shapes', 'styles', 'labels'] as const;
const everything = [...atRest, 'selected', 'highlighted'] as const;

/** An overlay that is not mounted yet. */
export function createOverlay(initial: OverlayOptions, viewport: ViewportController): Overlay {
  const layout = createStore<ImageLayout>({ transform: null });
  const table = createShapeTable();
  const lookup = createIdLookup(table);
  let options = initial;
  lookup.setSource(initial.source);
  let arriving: readonly ShapeAnnotationInput[] = [];
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
    if (mounted) requestWork(mounted.window, work);
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

  function dropDevice() {
    mounted?.device?.leave();
    if (mounted) mounted.device = null;
  }

  function release() {
    mounted?.painting?.base.destroy();
    mounted?.painting?.top.destroy();
    if (mounted) mounted.painting = null;
    dropDevice();
  }

  /** Takes over the shapes, and returns from which on they are other ones. */
  function syncTable() {
    const visible = withoutMentions(options.shapes, options.selection.getSnapshot().hiddenMentions);
    // What still grows is painted apart, so that its growing does not repaint what is finished.
    const growing = new Set(arriving.map(({ id }) => id));
    const finished = withoutArriving(visible);
    arriving = finished === visible ? [] : visible.filter((shape) => shape.arriving);
    const from = table.sync(finished);
    // What was seen growing is there already.
    fades = !(growing.size && table.shapes.slice(from).some(({ id }) => growing.has(id)));
    return from;
  }

  function syncBase(base: BasePainting, from: number, { sheet, preferences }: Device) {
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

  const work: FrameWork = {
    read() {
      if (!mounted) return;
      const { view, nearness, elements } = mounted;
      if (stale.has('size')) view.measure(options.natural, options.fit);
      mounted.near = view.current() !== null && nearness.isNear(stale.has('size'));
      if (mounted.near)
        mounted.device ??= readDevice(elements.stage, options, () => {
          dropDevice();
          invalidate(...everything);
        });
    },
    write() {
      if (!mounted || (mounted.painting && !stale.size)) return;
      const { view, elements, near, device } = mounted;
      if (stale.has('size') || stale.has('place') || !view.follow(mounted.painting?.base.size() ?? 0))
        if (view.settle()) stale.add('selected').add('highlighted');
      const at = view.canvas();
      if (!at) {
        // Everything else waits until there is something to paint on.
        stale.delete('size');
        stale.delete('place');
        mounted.painting?.top.clear();
        mounted.painting?.base.clear();
        return;
      }
      let from = stale.has('shapes') ? syncTable() : table.shapes.length;
      if (!near || !device) {
        // What is kept of it is good until what is at rest looks otherwise.
        if (atRest.some((part) => stale.has(part))) release();
        for (const part of atRest) stale.delete(part);
        return;
      }
      if (!mounted.painting) {
        const top = createTopPainting(elements.top);
        mounted.painting = { top, base: createBasePainting(elements.stage, table, top.isDrawable) };
        for (const part of everything) stale.add(part);
        from = 0;
      }
      const { base, top } = mounted.painting;
      if (stale.has('shapes') || stale.has('styles') || stale.has('labels')) syncBase(base, from, device);
      base.paint(at, device.preferences.pixelRatio, device.measure, fades);
      if (stale.has('selected') || stale.has('highlighted')) paintTop(top, base, device, at);
      stale.clear();
    },
  };

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
      mounted = {
        elements,
        window: view,
        view: createView(elements, viewport, layout, () => invalidate('place')),
        nearness: watchNear({
          element: elements.root,
          work,
          bytes: () => canvasBytes(elements.stage) + canvasBytes(elements.top),
          release,
        }),
        near: false,
        painting: null,
        device: null,
      };
      const current = mounted;
      followSelection();
      // In that very frame: a resized canvas is empty.
      const leaveSize = workOnResize(elements.box, work, () => stale.add('size'));
      const stopMoving = viewport.subscribe(() => invalidate('moved'));
      invalidate(...everything);
      return () => {
        leaveSize();
        stopMoving();
        leaveSelection?.();
        leaveSelection = undefined;
        release();
        current.nearness.leave();
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
