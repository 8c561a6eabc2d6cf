import { mediaQuery } from '../state/mediaQuery.js';
import type { Edges } from './edges.js';
import { type CanvasSurface, createSurface } from './surface.js';

/** Shapes that fade in above those that are there, until they join them. */
export interface Arrivals {
  /**
   * Fades in what `draw` paints within `area`, then calls `settle` with what copies it to where it stays. False where it should
   * rather be there at once: with reduced motion, or while so much fades that more would only cost.
   */
  show(
    area: Edges,
    pixelRatio: number,
    draw: (context: CanvasRenderingContext2D) => void,
    settle: (copy: (context: CanvasRenderingContext2D) => void) => void,
  ): boolean;
  /** Drops all that fade, unpainted: everything is about to be painted. */
  clear(): void;
}

/** Milliseconds for which a shape fades in. */
const FADE_MS = 160;
/** What closed is seen in the very next frame, if faintly. */
const FIRST_OPACITY = 0.25;
/** How many groups of shapes fade at once, and the device pixels that all of them may cover. */
const MAX_GROUPS = 4;
const MAX_PIXELS = 1_000_000;

/** Arrivals on surfaces in `host`. Their opacity is animated by the compositor: nothing is painted while they fade. */
export function createArrivals(host: HTMLElement): Arrivals {
  const fading = new Map<CanvasSurface, { pixels: number; animation: Animation }>();
  const still = mediaQuery(host.ownerDocument.defaultView!, '(prefers-reduced-motion: reduce)');

  function end(surface: CanvasSurface) {
    fading.get(surface)?.animation.cancel();
    fading.delete(surface);
    surface.destroy();
  }

  return {
    show(area, pixelRatio, draw, settle) {
      const pixels = (area.right - area.left) * (area.bottom - area.top) * pixelRatio ** 2;
      let total = pixels;
      for (const other of fading.values()) total += other.pixels;
      if (still.matches || fading.size >= MAX_GROUPS || !(total <= MAX_PIXELS)) return false;
      const surface = createSurface(host, 'pr-image-surface');
      surface.paint(area, pixelRatio, draw);
      const animation = surface.element.animate({ opacity: [FIRST_OPACITY, 1] }, FADE_MS);
      animation.onfinish = () => {
        settle(surface.copyTo);
        end(surface);
      };
      fading.set(surface, { pixels, animation });
      return true;
    },
    clear() {
      for (const surface of [...fading.keys()]) end(surface);
    },
  };
}
