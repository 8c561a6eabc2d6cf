import { createAskedViewports } from './askedViewports.js';
import { createStore } from './store.js';
import { panToReveal, viewOfRect } from './viewOfRect.js';
import type {
  ViewPoint,
  Viewport,
  ViewportChangeDetails,
  ViewportController,
  ViewportGeometry,
  ViewportOptions,
} from './viewportTypes.js';

const DEFAULT_MAX_SCALE = 8;
const BY_API: ViewportChangeDetails = { reason: 'api' };
const RESIZED: ViewportChangeDetails = { reason: 'resize' };

/** No image can be shown at a scale of 0 or less. */
const positive = (given: number | undefined) => (given !== undefined && given > 0 ? given : undefined);
const clamp = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);

/** Keeps an edge so that the image covers its room where it can, and stands where it was fitted where it cannot. */
const clampEdge = (edge: number, size: number, room: number) =>
  size <= room ? (room - size) / 2 : clamp(edge, room - size, 0);

const isSameRatio = (a: { width: number; height: number }, b: { width: number; height: number }) =>
  Math.abs((a.width * b.height) / (a.height * b.width || 1) - 1) < 0.01;

const fittedView = ({ fitted }: ViewportGeometry): Viewport => ({ scale: 1, x: fitted.x, y: fitted.y });

/** A pan and zoom controller: clamped, without inertia, in CSS pixels. */
export function createViewport(options: ViewportOptions = {}): ViewportController {
  let { controlled, onViewportChange, minScale, maxScale } = options;
  let geometry: ViewportGeometry | undefined;
  const store = createStore<Viewport>(controlled ?? options.initial ?? { scale: 1, x: 0, y: 0 });
  // A place asked for before sizes were known is taken as it is once they are.
  let placed = controlled !== undefined || options.initial !== undefined;

  const asked = createAskedViewports();
  asked.answer(controlled);
  const start = () => (controlled && asked.last()) || store.getSnapshot();

  const getLimits = () => {
    const sharp = geometry ? (4 * geometry.naturalWidth) / Math.max(geometry.fitted.width, 1) : 0;
    const min = positive(minScale) ?? 1;
    const max = positive(maxScale) ?? Math.max(DEFAULT_MAX_SCALE, sharp, min);
    return { min: Math.min(min, max), max };
  };

  function within({ scale, x, y }: Viewport): Viewport {
    const { min, max } = getLimits();
    const bounded = clamp(Number.isFinite(scale) ? scale : 1, min, max);
    if (!geometry) return { scale: bounded, x, y };
    const { container, fitted } = geometry;
    return {
      scale: bounded,
      x: clampEdge(Number.isFinite(x) ? x : 0, fitted.width * bounded, container.width),
      y: clampEdge(Number.isFinite(y) ? y : 0, fitted.height * bounded, container.height),
    };
  }

  const middle = (): ViewPoint => ({
    x: (geometry?.container.width ?? 0) / 2,
    y: (geometry?.container.height ?? 0) / 2,
  });

  const controller: ViewportController = {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    getTarget: start,
    getLimits,
    getActualScale() {
      const { min, max } = getLimits();
      return geometry ? clamp(geometry.naturalWidth / geometry.fitted.width, min, max) : 1;
    },
    isFitted() {
      const { scale, x, y } = store.getSnapshot();
      if (!geometry) return scale === 1;
      const { fitted } = geometry;
      return scale === 1 && Math.abs(x - fitted.x) < 0.5 && Math.abs(y - fitted.y) < 0.5;
    },
    canPan() {
      if (!geometry || controller.isFitted()) return false;
      const { scale } = store.getSnapshot();
      const { container, fitted } = geometry;
      return fitted.width * scale > container.width + 0.5 || fitted.height * scale > container.height + 0.5;
    },
    canPanBy(dx, dy) {
      const { scale, x, y } = store.getSnapshot();
      const next = within({ scale, x: x + dx, y: y + dy });
      // An app may hold a viewport of whole pixels, which is never quite at its edge.
      return controller.canPan() && Math.hypot(next.x - x, next.y - y) >= 0.5;
    },
    setGeometry(next) {
      const before = geometry;
      const sameImage = !before || isSameRatio(before.fitted, next.fitted);
      const wasFitted = before ? controller.isFitted() || !sameImage : !placed;
      const { scale, x, y } = store.getSnapshot();
      geometry = next;
      placed = true;
      if (controlled) store.set(within(controlled));
      if (!before) {
        if (!controlled) store.set(wasFitted ? fittedView(next) : within({ scale, x, y }));
        return;
      }
      if (wasFitted) {
        controller.set(fittedView(next), RESIZED);
        return;
      }
      const u = (before.container.width / 2 - x) / (before.fitted.width * scale || 1);
      const v = (before.container.height / 2 - y) / (before.fitted.height * scale || 1);
      const bounded = within({ scale, x: 0, y: 0 }).scale;
      const moved = {
        scale: bounded,
        x: next.container.width / 2 - u * next.fitted.width * bounded,
        y: next.container.height / 2 - v * next.fitted.height * bounded,
      };
      controller.set(moved, RESIZED);
    },
    set(viewport, details = BY_API) {
      const next = Object.freeze(within(viewport));
      const { scale, x, y } = start();
      if (next.scale === scale && next.x === x && next.y === y) return;
      if (controlled) asked.ask(next);
      else store.set(next);
      onViewportChange?.(next, details);
    },
    panBy(dx, dy, details) {
      const { scale, x, y } = start();
      controller.set({ scale, x: x + dx, y: y + dy }, details);
    },
    zoomBy(factor, at, details) {
      controller.zoomTo(start().scale * factor, at, details);
    },
    zoomTo(scale, at = middle(), details) {
      controller.pinch(scale / start().scale, at, at, details);
    },
    pinch(factor, from, to, details, before = start()) {
      const { min, max } = getLimits();
      const scale = clamp(before.scale * factor, min, max);
      const ratio = scale / before.scale;
      controller.set(
        { scale, x: to.x - (from.x - before.x) * ratio, y: to.y - (from.y - before.y) * ratio },
        details,
      );
    },
    fit(details) {
      controller.set(geometry ? fittedView(geometry) : { scale: 1, x: 0, y: 0 }, details);
    },
    actualSize(details) {
      controller.zoomTo(controller.getActualScale(), undefined, details);
    },
    zoomToRect(rect, details) {
      if (geometry) controller.set(viewOfRect(rect, geometry, getLimits()), details);
    },
    reveal(rect, details) {
      const { dx, dy } = geometry ? panToReveal(rect, geometry, start()) : { dx: 0, dy: 0 };
      if (dx !== 0 || dy !== 0) controller.panBy(dx, dy, details);
    },
    setOptions(next) {
      controlled = next.controlled;
      asked.answer(controlled);
      onViewportChange = next.onViewportChange;
      minScale = next.minScale;
      maxScale = next.maxScale;
      if (controlled) store.set(within(controlled));
    },
  };
  return controller;
}
