import type { AnnotationInput, ShapeAtTime } from '../grounding/index.js';
import { drawnEdges, visibleArea } from '../image/edges.js';
import { createLabelLayout, maxTextWidth, type PlacedLabel } from '../image/labelLayout.js';
import type { LabelMeasure } from '../image/labelText.js';
import type { ImageTransform } from '../image/types.js';
import type { FrameStyles } from './frameStyles.js';

/** What the labels of one frame are about. */
export interface LabelledFrame {
  /** Seconds. */
  time: number;
  /** What is visible, in document order. */
  shapes: readonly ShapeAtTime<AnnotationInput>[];
  at: ImageTransform;
  styles: Pick<FrameStyles, 'atRest' | 'labelOf'>;
  measure: Pick<LabelMeasure, 'of'>;
}

/** Seconds from one frame to the next beyond which the video was sought, and its labels are laid out anew. */
const JUMP = 0.5;

/** Places the labels of one frame after another. */
export interface FrameLabels {
  /**
   * Room for the labels of all shapes, also of those that stand out, so that no label moves when one is highlighted.
   * A label keeps the side of its shape that it had in the frame before while it has room there, and before new labels.
   */
  place(frame: LabelledFrame): ReadonlyMap<number, PlacedLabel>;
}

/** The labels of a video before its first frame. */
export function createFrameLabels(): FrameLabels {
  let before = new Map<number, PlacedLabel>();
  let lastTime = 0;

  return {
    place({ time, shapes, styles, at, measure }) {
      const held = Math.abs(time - lastTime) > JUMP ? new Map<number, PlacedLabel>() : before;
      const area = visibleArea(at);
      const width = maxTextWidth(area);
      const layout = createLabelLayout(area);
      const placed = new Map<number, PlacedLabel>();
      const edges = shapes.map(({ entry, shape }) => drawnEdges(shape, styles.atRest(entry, shape), at));
      for (const [index, { shape }] of shapes.entries())
        if (shape.kind === 'point') layout.reserve(edges[index]!);
      const placeSome = (isHeld: boolean) => {
        for (const [index, { entry, shape }] of shapes.entries()) {
          if (held.has(entry) !== isHeld || shape.arriving) continue;
          const text = styles.labelOf(entry, shape);
          if (!text) continue;
          const isPoint = shape.kind === 'point';
          const { place } = held.get(entry) ?? {};
          const label = layout.place(measure.of(text, width), edges[index]!, isPoint, undefined, place);
          if (label) placed.set(entry, label);
        }
      };
      placeSome(true);
      placeSome(false);
      before = placed;
      lastTime = time;
      return placed;
    },
  };
}
