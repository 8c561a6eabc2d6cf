import { HALO_WIDTH } from './edges.js';
import { isHairline, traceHairlines } from './hairlines.js';
import { LABEL_HEIGHT, LABEL_PADDING, type PlacedLabel } from './labelLayout.js';
import { eachSnappedBox, snapper, tracePolygon } from './outline.js';
import { fillPoints, hasRings, strokeRings } from './point.js';
import type { ShapeGroup } from './shapeGroups.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** From this many labels on, plates have square corners: rounded ones cost five times as much. */
const MANY_LABELS = 200;

/** How far a corner may reach, in widths of its line. */
export const MITER_LIMIT = 3;

/** Where and how sharply to paint. */
export interface Canvas2D {
  context: CanvasRenderingContext2D;
  /** Device pixels per CSS pixel, for lines that fall on whole pixels. */
  pixelRatio: number;
  at: ImageTransform;
}

/** Strokes lines with the context's colour. Each shape by itself: one path of many is several times slower. */
function strokeShapes({ context, pixelRatio, at }: Canvas2D, { style, boxes, polygons }: ShapeGroup) {
  const snap = snapper(style.strokeWidth, pixelRatio);
  eachSnappedBox(boxes, at, snap, (left, top, width, height) => context.strokeRect(left, top, width, height));
  for (const polygon of polygons) {
    context.beginPath();
    tracePolygon(context, polygon, at);
    context.stroke();
  }
}

function paintInsides({ context, at }: Canvas2D, { style, boxes, polygons }: ShapeGroup) {
  if (style.fillOpacity <= 0) return;
  context.globalAlpha = style.opacity * style.fillOpacity;
  context.fillStyle = style.fill;
  for (const box of boxes)
    context.fillRect(
      at.x + box.x1 * at.scaleX,
      at.y + box.y1 * at.scaleY,
      (box.x2 - box.x1) * at.scaleX,
      (box.y2 - box.y1) * at.scaleY,
    );
  for (const polygon of polygons) {
    context.beginPath();
    tracePolygon(context, polygon, at);
    context.fill();
  }
}

function paintHalos(target: Canvas2D, group: ShapeGroup, hairlines: readonly Path2D[] | null) {
  const { context, pixelRatio } = target;
  const { style, points } = group;
  if (!style.halo) return;
  context.globalAlpha = style.opacity;
  context.strokeStyle = context.fillStyle = style.halo;
  if (hairlines) {
    context.lineWidth = style.strokeWidth;
    context.translate(style.strokeWidth, style.strokeWidth);
    for (const path of hairlines) context.stroke(path);
    context.translate(-style.strokeWidth, -style.strokeWidth);
  } else {
    context.lineWidth = style.strokeWidth + 2 * HALO_WIDTH;
    strokeShapes(target, group);
  }
  if (hasRings(style, pixelRatio)) strokeRings(target, points, style.pointRadius);
  else fillPoints(target, points, style.pointRadius + HALO_WIDTH);
}

function paintLines(target: Canvas2D, group: ShapeGroup, hairlines: readonly Path2D[] | null) {
  const { context } = target;
  const { style, points } = group;
  context.globalAlpha = style.opacity;
  context.strokeStyle = context.fillStyle = style.stroke;
  context.lineWidth = style.strokeWidth;
  if (style.dash.length) context.setLineDash([...style.dash]);
  if (hairlines) for (const path of hairlines) context.stroke(path);
  else strokeShapes(target, group);
  if (style.dash.length) context.setLineDash([]);
  fillPoints(target, points, style.pointRadius);
}

/** Paints shapes, style by style: first all insides, then all halos, then all lines, so that no halo hides a line. */
export function paintShapes(target: Canvas2D, groups: readonly ShapeGroup[]) {
  const { context, pixelRatio, at } = target;
  context.save();
  // Sharp corners: round ones make a box four times as slow.
  context.lineJoin = 'miter';
  context.miterLimit = MITER_LIMIT;
  context.lineCap = 'butt';
  for (const group of groups) paintInsides(target, group);
  const lined = groups.map((group) => ({
    group,
    hairlines: isHairline(group.style, pixelRatio) ? traceHairlines(group, at, pixelRatio) : null,
  }));
  for (const { group, hairlines } of lined) paintHalos(target, group, hairlines);
  for (const { group, hairlines } of lined) paintLines(target, group, hairlines);
  context.restore();
}

/** A placed label and the style whose colours it takes. */
export interface StyledLabel {
  label: PlacedLabel;
  style: ResolvedStyle;
}

/** Paints labels on their plates. Plates do not overlap, so they go by colour. */
export function paintLabels(target: Canvas2D, labels: readonly StyledLabel[], font: string) {
  if (!labels.length) return;
  const { context, pixelRatio } = target;
  const square = labels.length > MANY_LABELS;
  const snap = (position: number) => Math.round(position * pixelRatio) / pixelRatio;
  context.save();
  context.font = font;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  let background: string | null = null;
  for (const { label, style } of labels) {
    if (style.labelBackground !== background) context.fillStyle = background = style.labelBackground;
    const x = snap(label.x);
    const y = snap(label.y);
    if (square || style.labelRadius === 0) context.fillRect(x, y, label.width, LABEL_HEIGHT);
    else {
      context.beginPath();
      context.roundRect(x, y, label.width, LABEL_HEIGHT, style.labelRadius);
      context.fill();
    }
  }
  let color: string | null = null;
  let direction: CanvasDirection | null = null;
  for (const { label, style } of labels) {
    if (style.labelColor !== color) context.fillStyle = color = style.labelColor;
    if (label.text.direction !== direction) context.direction = direction = label.text.direction;
    context.fillText(label.text.text, snap(label.x) + LABEL_PADDING, snap(label.y) + LABEL_HEIGHT / 2 + 0.5);
  }
  context.restore();
}
