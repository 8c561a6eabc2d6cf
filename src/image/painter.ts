import type { ShapeAnnotation } from '../grounding/index.js';
import { HALO_WIDTH } from './edges.js';
import { type Hairlines, isHairline, traceHairlines } from './hairlines.js';
import { LABEL_HEIGHT, LABEL_PADDING, type PlacedLabel } from './labelLayout.js';
import { snapper, tracePolygon } from './outline.js';
import { fillPoint } from './point.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** From this many labels on, plates have square corners: rounded ones cost five times as much. */
const MANY_LABELS = 200;

/** Corner radius of a label's plate, in CSS pixels. */
export const LABEL_RADIUS = 4;
/** How far a corner may reach, in widths of its line. */
export const MITER_LIMIT = 3;

/** Where and how sharply to paint. */
export interface Canvas2D {
  context: CanvasRenderingContext2D;
  /** Device pixels per CSS pixel, for lines that fall on whole pixels. */
  pixelRatio: number;
  at: ImageTransform;
}

/** Strokes one shape's line with the context's colour. Each shape by itself: one path of many is several times slower. */
function strokeShape(target: Canvas2D, shape: ShapeAnnotation, snap: (position: number) => number) {
  const { context, at } = target;
  if (shape.kind === 'box') {
    const left = snap(at.x + shape.x1 * at.scaleX);
    const top = snap(at.y + shape.y1 * at.scaleY);
    const right = snap(at.x + shape.x2 * at.scaleX);
    const bottom = snap(at.y + shape.y2 * at.scaleY);
    context.strokeRect(left, top, right - left, bottom - top);
  } else if (shape.kind === 'polygon') {
    context.beginPath();
    tracePolygon(context, shape, at);
    context.stroke();
  }
}

function fillShape(target: Canvas2D, shape: ShapeAnnotation) {
  const { context, at } = target;
  if (shape.kind === 'box')
    context.fillRect(
      at.x + shape.x1 * at.scaleX,
      at.y + shape.y1 * at.scaleY,
      (shape.x2 - shape.x1) * at.scaleX,
      (shape.y2 - shape.y1) * at.scaleY,
    );
  else if (shape.kind === 'polygon') {
    context.beginPath();
    tracePolygon(context, shape, at);
    context.fill();
  }
}

function paintHalos(target: Canvas2D, style: ResolvedStyle, each: EachShape, hairlines: Hairlines | null) {
  const { context, pixelRatio } = target;
  if (!style.halo) return;
  context.strokeStyle = context.fillStyle = style.halo;
  context.lineWidth = hairlines ? style.strokeWidth : style.strokeWidth + 2 * HALO_WIDTH;
  const snap = snapper(style.strokeWidth, pixelRatio);
  each((shape) => {
    if (shape.kind !== 'point') {
      if (!hairlines) strokeShape(target, shape, snap);
    } else if (!hairlines?.hasRings) fillPoint(target, shape, style.pointRadius + HALO_WIDTH);
  });
  if (hairlines) for (const path of hairlines.halos) context.stroke(path);
}

function paintLines(target: Canvas2D, style: ResolvedStyle, each: EachShape, hairlines: Hairlines | null) {
  const { context, pixelRatio } = target;
  context.strokeStyle = context.fillStyle = style.stroke;
  context.lineWidth = style.strokeWidth;
  if (style.dash.length) context.setLineDash([...style.dash]);
  const snap = snapper(style.strokeWidth, pixelRatio);
  each((shape) => {
    if (shape.kind === 'point') fillPoint(target, shape, style.pointRadius);
    else if (!hairlines) strokeShape(target, shape, snap);
  });
  if (hairlines) for (const path of hairlines.lines) context.stroke(path);
  if (style.dash.length) context.setLineDash([]);
}

type EachShape = (visit: (shape: ShapeAnnotation) => void) => void;

/** Shapes of one style. */
export interface ShapeGroup {
  style: ResolvedStyle;
  each: EachShape;
}

/** Paints shapes, style by style: first all insides, then all halos, then all lines, so that no halo hides a line. */
export function paintShapes(target: Canvas2D, groups: readonly ShapeGroup[]) {
  const { context } = target;
  context.save();
  // Sharp corners: round ones make a box four times as slow.
  context.lineJoin = 'miter';
  context.miterLimit = MITER_LIMIT;
  context.lineCap = 'butt';
  for (const { style, each } of groups) {
    if (style.fillOpacity <= 0) continue;
    context.globalAlpha = style.opacity * style.fillOpacity;
    context.fillStyle = style.fill;
    each((shape) => fillShape(target, shape));
  }
  const lined = groups.map(({ style, each }) => ({
    style,
    each,
    hairlines: isHairline(style, target.pixelRatio)
      ? traceHairlines(each, style, target.at, target.pixelRatio)
      : null,
  }));
  for (const { style, each, hairlines } of lined) {
    context.globalAlpha = style.opacity;
    paintHalos(target, style, each, hairlines);
  }
  for (const { style, each, hairlines } of lined) {
    context.globalAlpha = style.opacity;
    paintLines(target, style, each, hairlines);
  }
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
    if (square) context.fillRect(x, y, label.width, LABEL_HEIGHT);
    else {
      context.beginPath();
      context.roundRect(x, y, label.width, LABEL_HEIGHT, LABEL_RADIUS);
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
