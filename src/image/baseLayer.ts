import Konva from 'konva/lib/Core.js';
import type { Size } from '../grounding/index.js';
import { pixelCell } from './pixelGrid.js';
import { createStillCanvas } from './stillCanvas.js';

/** The Konva layer of all shapes at rest. */
export interface BaseLayer {
  /** Takes over the size of the box. What was painted is gone when it changed, and true is returned. */
  resize(width: number, height: number, pixelRatio: number): boolean;
  /** Lets `draw` paint now, on an empty canvas or over what is there. */
  paint(draw: (context: CanvasRenderingContext2D) => void, clear: boolean): void;
  /** Says that what is painted stays while something else in the image changes. */
  hold(): void;
  destroy(): void;
}

/** Where there are no canvases, on which Konva throws. */
export const noLayer: BaseLayer = { resize: () => false, paint() {}, hold() {}, destroy() {} };

/**
 * CSS pixels more where a whole number of device pixels comes out just below it, as in a page zoomed to 90 %: Konva leaves
 * out what is not whole, and the canvas would be stretched by a pixel.
 */
const TRACE = 0.001;

/**
 * Gives the stage another size. Konva resizes, and with that makes anew, every canvas once for the width and once more for
 * the height, so where both change it is told of one.
 */
function resizeOnce(stage: Konva.Stage, { width, height }: Size) {
  if (stage.height() === height) stage.width(width);
  else {
    stage.attrs.width = width;
    stage.height(height);
  }
}

/**
 * One stage, one layer, one node that paints everything. It is a group without children: each `Konva.Shape` gets a colour
 * to be found by, and for the first one on a page Konva reads a canvas back.
 *
 * Konva draws a layer when it is added, when it is resized and once more in the frame after any change; each of these
 * would paint all shapes again. So the layer keeps its pixels (`clearBeforeDraw: false`) and its node paints only when
 * the overlay says so, or onto another canvas, which is how `stage.toDataURL()` asks.
 *
 * @param drawAll paints everything, for such other canvases
 */
export function createBaseLayer(
  container: HTMLDivElement,
  drawAll: (context: CanvasRenderingContext2D) => void,
): BaseLayer {
  let stage: Konva.Stage | null = null;
  let current: ((context: CanvasRenderingContext2D) => void) | null = null;
  const layer = new Konva.Layer({ listening: false, clearBeforeDraw: false });
  const painting = new Konva.Group({ listening: false });
  painting.drawScene = (canvas = layer.getCanvas()) => {
    const { _context: context } = canvas.getContext();
    if (canvas === layer.getCanvas()) current?.(context);
    else drawAll(context);
    return painting;
  };
  layer.add(painting);
  const still = createStillCanvas(layer.getNativeCanvasElement());

  return {
    resize(width, height, pixelRatio) {
      const ratioChanged = layer.getCanvas().getPixelRatio() !== pixelRatio;
      // Whole pixels of either kind, so that the canvas is not stretched; what is too much is cut off by the box.
      const cell = pixelCell(pixelRatio);
      const round = (length: number) => {
        const whole = Math.ceil((length - 0.01) / cell) * cell;
        return whole * pixelRatio < Math.round(whole * pixelRatio) ? whole + TRACE : whole;
      };
      const size = { width: round(width), height: round(height) };
      if (!ratioChanged && stage?.width() === size.width && stage.height() === size.height) return false;
      still.release();
      if (ratioChanged) layer.getCanvas().setPixelRatio(pixelRatio);
      if (stage) resizeOnce(stage, size);
      else {
        // Konva empties its container by way of `innerHTML`, to which a page that requires trusted types lets no text be
        // given. This one is empty, and what Konva writes goes nowhere.
        Object.defineProperty(container, 'innerHTML', { writable: true });
        stage = new Konva.Stage({ container, listening: false, ...size });
        stage.add(layer);
      }
      return true;
    },
    paint(draw, clear) {
      if (!stage) return;
      still.release();
      if (clear) layer.clear();
      current = draw;
      layer.draw();
      current = null;
    },
    hold: still.hold,
    destroy() {
      still.destroy();
      if (stage) stage.destroy();
      else layer.destroy();
    },
  };
}
