import { drawnEdgesOf, type Edges, visibleArea } from './edges.js';
import {
  createLabelLayout,
  LABEL_HEIGHT,
  type LabelLayout,
  maxTextWidth,
  type PlacedLabel,
  tipsOf,
} from './labelLayout.js';
import type { LabelMeasure, LabelSource } from './labelText.js';
import type { StyledLabel } from './painter.js';
import type { ShapeTable } from './shapeTable.js';
import type { ResolvedStyle, StyleSheet } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/**
 * Which labels stay where they are when labels are placed: all that have a place, those that can around their shapes, which
 * moved a little, or none.
 */
export type KeptLabels = 'all' | 'near' | 'none';

/** The labels of all shapes at rest: what they say, and where there was room for them. */
export interface RestingLabels {
  /** Whether there may be some, which need room. */
  exist(): boolean;
  /**
   * Reads the labels of the shapes from `from` on, or of all of them when `relabel` says that what they come from is new.
   * True where one of the first `painted` says something else than before.
   */
  sync(from: number, sheet: StyleSheet, labelOf: LabelSource, relabel: boolean, painted: number): boolean;
  /** Places the labels that are in no place that is kept. */
  place(at: ImageTransform, measure: LabelMeasure, kept: KeptLabels): void;
  /** Where the label of a shape is, if it found room. */
  of(index: number): PlacedLabel | null;
  /** Those of the shapes from `from` to before `to`. */
  between(from: number, to: number): StyledLabel[];
  /** Those that reach into an area, in CSS pixels, but for those of the shapes in `without`. */
  in(area: Edges, without: ReadonlySet<number>): StyledLabel[];
}

/** The labels of the shapes in `table`, which are none yet. */
export function createRestingLabels(table: ShapeTable): RestingLabels {
  const texts: (string | null)[] = [];
  /** As long as there are shapes that labels have been placed for; empty places are labels without room. */
  const placed: (PlacedLabel | null | undefined)[] = [];
  let sheet: StyleSheet | null = null;
  let layout: LabelLayout | null = null;
  let exist = false;

  const styleOf = (index: number): ResolvedStyle => sheet!.styles[table.styles[index]!]!;

  return {
    exist: () => exist,
    sync(from, nextSheet, labelOf, relabel, painted) {
      sheet = nextSheet;
      const { shapes } = table;
      let changed = false;
      if (from === 0 || relabel) exist = false;
      // Labels that have their place keep it while only styles change.
      if (from < placed.length) placed.length = 0;
      for (let i = relabel ? 0 : from; i < shapes.length; i++) {
        const text = labelOf(shapes[i]!) || null;
        if (i < placed.length && texts[i] !== text) placed.length = 0;
        if (i < painted && texts[i] !== text) changed = true;
        texts[i] = text;
        if (text !== null && !exist) {
          exist = true;
          // The first label: what was there before takes its room from now on.
          placed.length = 0;
        }
      }
      texts.length = shapes.length;
      return changed;
    },
    place(at, measure, kept) {
      const before = kept === 'near' ? placed.slice() : [];
      if (kept !== 'all') placed.length = 0;
      const from = placed.length;
      const { shapes, bounds } = table;
      placed.length = shapes.length;
      if (!exist) return;
      const area = visibleArea(at);
      if (from === 0) layout = createLabelLayout(area);
      const room = layout!;
      const width = maxTextWidth(area);
      const edges: Edges[] = [];
      for (let i = from; i < shapes.length; i++) {
        const { kind } = shapes[i]!;
        const around = drawnEdgesOf(kind, bounds, i * 4, styleOf(i), at);
        room.reserve(around, kind === 'point');
        edges.push(around);
      }
      const placeOf = (i: number) => {
        const text = texts[i];
        const shape = shapes[i]!;
        if (!text) return null;
        const tips = tipsOf(shape, at);
        const around = edges[i - from]!;
        return room.place(measure.of(text, width), around, shape.kind === 'point', tips, before[i]?.place);
      };
      // Those that keep their place first, so that what comes into view takes it from none.
      for (let i = 0; i < before.length; i++) if (before[i]) placed[i] = placeOf(i);
      for (let i = from; i < shapes.length; i++) if (!before[i]) placed[i] = placeOf(i);
    },
    of: (index) => placed[index] ?? null,
    between(from, to) {
      const found: StyledLabel[] = [];
      for (let i = from; i < to; i++) {
        const label = placed[i];
        if (label) found.push({ label, style: styleOf(i) });
      }
      return found;
    },
    in({ left, top, right, bottom }, without) {
      const found: StyledLabel[] = [];
      if (!exist) return found;
      for (let index = 0; index < placed.length; index++) {
        const label = placed[index];
        if (!label || label.x > right || label.x + label.width < left) continue;
        if (label.y > bottom || label.y + LABEL_HEIGHT < top || without.has(index)) continue;
        found.push({ label, style: styleOf(index) });
      }
      return found;
    },
  };
}
