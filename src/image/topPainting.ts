import type { ShapeAnnotationInput } from '../grounding/index.js';
import type { BasePainting } from './basePainting.js';
import type { Edges } from './edges.js';
import { type EmphasisedShape, paintEmphasis } from './emphasis.js';
import type { LabelMeasure, LabelSource } from './labelText.js';
import type { Preferences } from './preferences.js';
import type { ShapeTable } from './shapeTable.js';
import type { StyleSheet } from './styleSheet.js';
import { createSurface } from './surface.js';
import type { ImageTransform, ShapeState } from './types.js';

/** What the painting of emphasised shapes takes from the overlay. */
export interface TopPaint {
  at: ImageTransform;
  base: BasePainting;
  table: ShapeTable;
  sheet: StyleSheet;
  measure: LabelMeasure;
  preferences: Preferences;
  getLabel: LabelSource;
  /** Shapes that are still being written. */
  arriving: readonly ShapeAnnotationInput[];
  selected: ReadonlySet<number>;
  highlighted: ReadonlySet<number>;
  /** What has the keyboard's focus, and so gets a ring. */
  focused: ReadonlySet<number>;
}

/** What stands out, on two surfaces of its own: what is selected or arriving, and what is highlighted. */
export interface TopPainting {
  /** False where there are no canvases to paint on. */
  readonly isDrawable: boolean;
  paintSelected(paint: TopPaint): void;
  paintHighlighted(paint: TopPaint): void;
  clear(): void;
  destroy(): void;
}

/** The painting of what stands out, in `host`. */
export function createTopPainting(host: HTMLElement): TopPainting {
  const selectedSurface = createSurface(host, 'pr-image-surface');
  const highlightedSurface = createSurface(host, 'pr-image-surface');

  function emphasised(paint: TopPaint, index: number, state: ShapeState): EmphasisedShape {
    const shape = paint.table.shapes[index]!;
    const style = paint.sheet.resolve(shape, state);
    return { shape, style, label: paint.getLabel(shape) || null, placed: paint.base.labelOf(index) };
  }

  return {
    isDrawable: selectedSurface.isDrawable,
    paintSelected(paint) {
      const { at, measure, sheet, preferences } = paint;
      const atRest = { highlighted: false, selected: false };
      const growing = paint.arriving.map((shape) => ({
        shape,
        style: sheet.resolve(shape, atRest),
        label: null,
        placed: null,
      }));
      const state = { highlighted: false, selected: true };
      const shapes = [...growing, ...Array.from(paint.selected, (index) => emphasised(paint, index, state))];
      const { pixelRatio } = preferences;
      const labelsIn = (area: Edges) => paint.base.labelsIn(area, paint.selected);
      paintEmphasis(selectedSurface, shapes, { at, pixelRatio, measure, ring: null, labelsIn });
    },
    paintHighlighted(paint) {
      const { at, measure, preferences, selected, highlighted, focused } = paint;
      const { pixelRatio, forced } = preferences;
      const ring = { color: forced?.highlight ?? '#fff', halo: forced?.background ?? '#000' };
      const standingOut = new Set([...highlighted, ...focused, ...selected]);
      // The pointer may have taken the highlight elsewhere since.
      const shapes = Array.from(new Set([...highlighted, ...focused]), (index) => ({
        ...emphasised(paint, index, { highlighted: highlighted.has(index), selected: selected.has(index) }),
        ringed: focused.has(index),
      }));
      paintEmphasis(highlightedSurface, shapes, {
        at,
        pixelRatio,
        measure,
        ring,
        labelsIn: (area) => paint.base.labelsIn(area, standingOut),
      });
    },
    clear() {
      selectedSurface.clear();
      highlightedSurface.clear();
    },
    destroy() {
      selectedSurface.destroy();
      highlightedSurface.destroy();
    },
  };
}
