import type { Edges } from './edges.js';
import { pixelCell } from './pixelGrid.js';

/** A small canvas above the others, only as large as what is painted on it. */
export interface Surface {
  /** Replaces what is painted by what `draw` paints within `area`, in CSS pixels of the box. */
  paint(area: Edges, pixelRatio: number, draw: (context: CanvasRenderingContext2D) => void): void;
  clear(): void;
  destroy(): void;
}

/** A surface that is an element. */
export interface CanvasSurface extends Surface {
  /** False where there are no canvases to paint on, as in the jsdom of an app's tests. */
  readonly isDrawable: boolean;
  readonly element: HTMLCanvasElement;
  /** Copies what is painted, pixel for pixel, to the same place on a canvas that starts at the host's top left. */
  copyTo(context: CanvasRenderingContext2D): void;
}

/** Device pixels by which the sides of a surface grow, at least: one that keeps its size keeps its memory. */
const STEP = 128;

/**
 * A side that `length` device pixels fit in, which is that of before unless far more than what is needed.
 *
 * @param unit device pixels of which every side is a multiple, so that none is a fraction of a CSS pixel
 */
function sideFor(length: number, before: number, unit: number) {
  if (length <= before && before <= 2 * length + STEP && before % unit === 0) return before;
  const step = Math.ceil(STEP / unit) * unit;
  return Math.ceil(length / step) * step;
}

/**
 * A surface for what changes often: a highlight repaints and recomposes this and nothing else. It is no Konva layer,
 * because those are as large as their stage.
 */
export function createSurface(host: HTMLElement, className: string): CanvasSurface {
  const canvas = host.ownerDocument.createElement('canvas');
  canvas.className = className;
  canvas.hidden = true;
  host.append(canvas);
  const context = canvas.getContext('2d');
  let [originX, originY] = [0, 0];

  return {
    element: canvas,
    isDrawable: Boolean(context),
    copyTo(target) {
      if (canvas.hidden) return;
      target.save();
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.drawImage(canvas, originX, originY);
      target.restore();
    },
    paint(area, pixelRatio, draw) {
      const cell = pixelCell(pixelRatio);
      const floor = (length: number) => Math.round(Math.floor(length / cell) * cell * pixelRatio);
      const ceil = (length: number) => Math.round(Math.ceil(length / cell) * cell * pixelRatio);
      const [left, top] = [floor(area.left), floor(area.top)];
      const [width, height] = [ceil(area.right) - left, ceil(area.bottom) - top];
      if (!context || width <= 0 || height <= 0) {
        canvas.hidden = true;
        return;
      }
      [originX, originY] = [left, top];
      const unit = Math.max(1, Math.round(cell * pixelRatio));
      const [wide, high] = [sideFor(width, canvas.width, unit), sideFor(height, canvas.height, unit)];
      if (wide !== canvas.width) canvas.width = wide;
      if (high !== canvas.height) canvas.height = high;
      canvas.style.width = `${wide / pixelRatio}px`;
      canvas.style.height = `${high / pixelRatio}px`;
      // Not `left` and `top`: a highlight that moves would lay the page out.
      canvas.style.transform = `translate(${left / pixelRatio}px, ${top / pixelRatio}px)`;
      canvas.hidden = false;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, wide, high);
      context.setTransform(pixelRatio, 0, 0, pixelRatio, -left, -top);
      draw(context);
    },
    clear() {
      canvas.hidden = true;
    },
    destroy() {
      canvas.remove();
    },
  };
}
