import type { ShapeAnnotationInput } from '../grounding/index.js';
import { drawnEdges, type Edges, grow, HALO_WIDTH, intersection, union, visibleArea } from './edges.js';
import { createLabelLayout, LABEL_HEIGHT, maxTextWidth, type PlacedLabel, tipsOf } from './labelLayout.js';
import type { LabelMeasure } from './labelText.js';
import { type Canvas2D, MITER_LIMIT, paintLabels, paintShapes, type StyledLabel } from './painter.js';
import { createShapeGroups } from './shapeGroups.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { Surface } from './surface.js';
import type { ImageTransform } from './types.js';

/** A shape that stands out. */
export interface EmphasisedShape {
  shape: ShapeAnnotationInput;
  style: ResolvedStyle;
  label: string | null;
  /** Where the label is on the base layer, if it found room there. */
  placed: PlacedLabel | null;
  /** Whether it gets a ring, where there are rings. @default true */
  ringed?: boolean;
}

/** How the focus of the keyboard is drawn. */
export interface FocusRing {
  color: string;
  halo: string;
}

/** CSS pixels between a shape and its ring. */
const RING_GAP = 3;
const RING_WIDTH = 2;
const RING_REACH = RING_GAP + 2 * RING_WIDTH;

/** CSS pixels that a line and its halo reach beyond the drawn edges of a shape: most at a sharp corner of a polygon. */
const overhang = (shape: ShapeAnnotationInput, style: ResolvedStyle) =>
  shape.kind === 'polygon' ? MITER_LIMIT * (style.strokeWidth / 2 + HALO_WIDTH) : HALO_WIDTH;

/** Paints a ring around a shape, along the edges of the box where the shape goes on beyond them. */
function paintRing({ context, at }: Canvas2D, edges: Edges, ring: FocusRing) {
  const box: Edges = { left: 0, top: 0, right: at.width, bottom: at.height };
  const { left, top, right, bottom } = intersection(grow(edges, RING_GAP), grow(box, -RING_WIDTH));
  if (right <= left || bottom <= top) return;
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

/** The labels at rest that the inside of a shape that stands out would tint, or its ring cross. */
function coveredLabels(
  shapes: readonly EmphasisedShape[],
  at: ImageTransform,
  hasRings: boolean,
  labelsIn: (area: Edges) => StyledLabel[],
) {
  let area: Edges | null = null;
  for (const { shape, style, ringed = true } of shapes) {
    const isRinged = hasRings && ringed;
    if (!isRinged && (shape.kind === 'point' || style.fillOpacity <= 0)) continue;
    const edges = grow(drawnEdges(shape, style, at), isRinged ? RING_REACH : 0);
    area = area ? union(area, edges) : edges;
  }
  return area ? labelsIn(area) : [];
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
    labelsIn = () => [],
  }: {
    at: ImageTransform;
    pixelRatio: number;
    measure: LabelMeasure;
    ring: FocusRing | null;
    /** Labels at rest in an area, which no inside may tint and no ring cross. */
    labelsIn?(area: Edges): StyledLabel[];
  },
) {
  if (!shapes.length) {
    surface.clear();
    return;
  }
  const room = visibleArea(at);
  const layout = createLabelLayout(room, { avoid: false });
  const labels: StyledLabel[] = [];
  const groups = createShapeGroups();
  let area: Edges | null = null;
  for (const { shape, style, label, placed: atRest, ringed = true } of shapes) {
    groups.add(shape, style);
    const edges = drawnEdges(shape, style, at);
    // One more for what antialiasing spreads.
    const reach = grow(edges, 1 + Math.max(overhang(shape, style), ring && ringed ? RING_REACH : 0));
    area = area ? union(area, reach) : reach;
    const placed =
      atRest ??
      (label &&
        layout.place(
          measure.of(label, maxTextWidth(room)),
          edges,
          shape.kind === 'point',
          tipsOf(shape, at),
        ));
    if (!placed) continue;
    labels.push({ label: placed, style });
    const { x, y, width } = placed;
    area = union(area, grow({ left: x, top: y, right: x + width, bottom: y + LABEL_HEIGHT }, 1));
  }
  const box: Edges = { left: 0, top: 0, right: at.width, bottom: at.height };
  surface.paint(intersection(area!, box), pixelRatio, (context) => {
    const target: Canvas2D = { context, pixelRatio, at };
    paintShapes(target, groups.list());
    for (const { shape, style, ringed = true } of shapes)
      if (ring && ringed) paintRing(target, drawnEdges(shape, style, at), ring);
    paintLabels(target, coveredLabels(shapes, at, ring !== null, labelsIn), measure.font);
    paintLabels(target, labels, measure.font);
  });
}
