import type { ShapeAnnotation } from '../grounding/index.js';
import {
  createLabelLayout,
  LABEL_HEIGHT,
  maxTextWidth,
  type PlacedLabel,
  type Rect,
  visibleArea,
} from './labelLayout.js';
import type { LabelMeasure } from './labelText.js';
import { type Canvas2D, HALO_WIDTH, paintLabels, paintShapes, type StyledLabel } from './painter.js';
import { boundsOf } from './shapeTable.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { Surface } from './surface.js';
import type { ImageTransform } from './types.js';

/** A shape that stands out. */
export interface EmphasisedShape {
  shape: ShapeAnnotation;
  style: ResolvedStyle;
  label: string | null;
  /** Where the label is on the base layer, if it found room there. */
  placed: PlacedLabel | null;
}

/** How the focus of the keyboard is drawn. */
export interface FocusRing {
  color: string;
  halo: string;
}

const RING_GAP = 4;
const RING_WIDTH = 2;
/** CSS pixels that lines, halos and rings reach beyond a shape. */
const reach = (style: ResolvedStyle, ring: FocusRing | null) =>
  style.strokeWidth / 2 + HALO_WIDTH + 1 + (ring ? RING_GAP + 2 * RING_WIDTH : 0);

/** Where a shape is drawn, in CSS pixels. */
export function drawnRect(
  shape: ShapeAnnotation,
  bounds: ArrayLike<number>,
  style: ResolvedStyle,
  at: ImageTransform,
): Rect {
  const radius = shape.kind === 'point' ? style.pointRadius + HALO_WIDTH : 0;
  return {
    left: at.x + bounds[0]! * at.scaleX - radius,
    top: at.y + bounds[1]! * at.scaleY - radius,
    right: at.x + bounds[2]! * at.scaleX + radius,
    bottom: at.y + bounds[3]! * at.scaleY + radius,
  };
}

/** Where a shape is drawn with its line: what its label keeps clear of. */
export const outlineRect = (...args: Parameters<typeof drawnRect>): Rect =>
  args[0].kind === 'point' ? drawnRect(...args) : grow(drawnRect(...args), args[2].strokeWidth / 2);

const grow = (rect: Rect, by: number): Rect => ({
  left: rect.left - by,
  top: rect.top - by,
  right: rect.right + by,
  bottom: rect.bottom + by,
});

const union = (a: Rect, b: Rect): Rect => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

const intersect = (a: Rect, b: Rect): Rect => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

function paintRing({ context }: Canvas2D, rect: Rect, ring: FocusRing) {
  const { left, top, right, bottom } = grow(rect, RING_GAP);
  context.lineJoin = 'round';
  for (const [color, width] of [
    [ring.halo, RING_WIDTH * 2],
    [ring.color, RING_WIDTH],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.strokeRect(left, top, right - left, bottom - top);
  }
}

/** Paints shapes that stand out, with all their labels, on a surface that is just large enough. */
export function paintEmphasis(
  surface: Surface,
  shapes: readonly EmphasisedShape[],
  {
    at,
    pixelRatio,
    measure,
    ring,
  }: {
    at: ImageTransform;
    pixelRatio: number;
    measure: LabelMeasure;
    ring: FocusRing | null;
  },
) {
  if (!shapes.length) {
    surface.clear();
    return;
  }
  const room = visibleArea(at);
  const layout = createLabelLayout(room, { avoid: false });
  const labels: StyledLabel[] = [];
  let area: Rect | null = null;
  for (const { shape, style, label, placed: atRest } of shapes) {
    const rect = drawnRect(shape, boundsOf(shape), style, at);
    const drawn = grow(rect, reach(style, ring));
    area = area ? union(area, drawn) : drawn;
    const placed =
      atRest ??
      (label &&
        layout.place(
          measure.of(label, maxTextWidth(room)),
          outlineRect(shape, boundsOf(shape), style, at),
          shape.kind === 'point',
        ));
    if (!placed) continue;
    labels.push({ label: placed, style });
    const { x, y, width } = placed;
    area = union(area, grow({ left: x, top: y, right: x + width, bottom: y + LABEL_HEIGHT }, 1));
  }
  const box: Rect = { left: 0, top: 0, right: at.width, bottom: at.height };
  surface.paint(intersect(area!, box), pixelRatio, (context) => {
    const target: Canvas2D = { context, pixelRatio, at };
    paintShapes(
      target,
      shapes.map(({ shape, style }) => ({ style, each: (visit) => visit(shape) })),
    );
    if (ring)
      for (const { shape, style } of shapes)
        paintRing(target, drawnRect(shape, boundsOf(shape), style, at), ring);
    paintLabels(target, labels, measure.font);
  });
}
