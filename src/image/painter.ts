import type { ShapeAnnotation } from '../grounding/index.js';
import { HALO_WIDTH } from './edges.js';
import { LABEL_HEIGHT, LABEL_PADDING, type PlacedLabel } from './labelLayout.js';
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

/** The nearest position at which a line of this width covers whole device pixels. */
function snapper(width: number, ratio: number) {
  const offset = Math.round(width * ratio) % 2 ? 0.5 : 0;
  return (position: number) => (Math.round(position * ratio - offset) + offset) / ratio;
}

function tracePolygon(
  { context, at }: Canvas2D,
  { points, arriving }: ShapeAnnotation & { kind: 'polygon' },
) {
  let isFirst = true;
  for (const [x, y] of points) {
    const [px, py] = [at.x + x * at.scaleX, at.y + y * at.scaleY];
    if (isFirst) context.moveTo(px, py);
    else context.lineTo(px, py);
    isFirst = false;
  }
  if (!arriving) context.closePath();
}

/** Strokes one shape's line with the context's colour. Each shape by itself: one path of many is several times slower. */
function strokeShape(target: Canvas2D, shape: ShapeAnnotation, snap: (position: number) => number) {
  const { context, at } = target;
  if (shape.kind === 'box') {
    const [left, right] = [snap(at.x + shape.x1 * at.scaleX), snap(at.x + shape.x2 * at.scaleX)];
    const [top, bottom] = [snap(at.y + shape.y1 * at.scaleY), snap(at.y + shape.y2 * at.scaleY)];
    context.strokeRect(left, top, right - left, bottom - top);
  } else if (shape.kind === 'polygon') {
    context.beginPath();
    tracePolygon(target, shape);
    context.stroke();
  }
}

/** Vertices that one path of hairlines may have; beyond, it gets slower again. */
const PATH_VERTICES = 1200;

/**
 * Strokes many shapes with lines of one device pixel. Only those are faster in a path of many: twice as fast as boxes one
 * by one.
 *
 * @param shift CSS pixels by which boxes are larger on each side, and polygons are moved to the lower right
 */
function strokeHairlines(target: Canvas2D, each: EachShape, snap: (position: number) => number, shift = 0) {
  const { context, at } = target;
  let vertices = 0;
  context.beginPath();
  each((shape) => {
    if (shape.kind === 'box') {
      const [left, right] = [snap(at.x + shape.x1 * at.scaleX), snap(at.x + shape.x2 * at.scaleX)];
      const [top, bottom] = [snap(at.y + shape.y1 * at.scaleY), snap(at.y + shape.y2 * at.scaleY)];
      context.rect(left - shift, top - shift, right - left + 2 * shift, bottom - top + 2 * shift);
      vertices += 4;
    } else if (shape.kind === 'polygon') {
      if (shift) context.translate(shift, shift);
      tracePolygon(target, shape);
      if (shift) context.translate(-shift, -shift);
      vertices += shape.points.length;
    }
    if (vertices < PATH_VERTICES) return;
    context.stroke();
    context.beginPath();
    vertices = 0;
  });
  if (vertices) context.stroke();
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
    tracePolygon(target, shape);
    context.fill();
  }
}

/** Radii up to which a point is a square: in CSS pixels, and in device pixels. */
const SQUARE_POINT = 4;
const SQUARE_POINT_PIXELS = 12;

/** A dot: a disc, or a square where it is small enough to look the same; arcs cost five times a square. */
function fillPoint({ context, pixelRatio, at }: Canvas2D, x: number, y: number, radius: number) {
  const [px, py] = [at.x + x * at.scaleX, at.y + y * at.scaleY];
  if (radius <= SQUARE_POINT && radius * pixelRatio <= SQUARE_POINT_PIXELS) {
    // On whole pixels, where nothing has to be blended.
    const snap = (position: number) => Math.round(position * pixelRatio) / pixelRatio;
    context.fillRect(snap(px - radius), snap(py - radius), 2 * radius, 2 * radius);
  } else {
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

const isHairline = (style: ResolvedStyle, pixelRatio: number) => style.strokeWidth * pixelRatio <= 1;

function paintHalos(target: Canvas2D, style: ResolvedStyle, each: EachShape) {
  const { context, pixelRatio } = target;
  if (!style.halo) return;
  context.strokeStyle = context.fillStyle = style.halo;
  const snap = snapper(style.strokeWidth, pixelRatio);
  // A wide line costs twice a hairline on a box and ten times on a polygon, so the halo of a hairline is one more beside it.
  const hairline = isHairline(style, pixelRatio);
  context.lineWidth = hairline ? style.strokeWidth : style.strokeWidth + 2 * HALO_WIDTH;
  each((shape) => {
    if (shape.kind === 'point') fillPoint(target, shape.x, shape.y, style.pointRadius + HALO_WIDTH);
    else if (!hairline) strokeShape(target, shape, snap);
  });
  if (hairline) strokeHairlines(target, each, snap, style.strokeWidth);
}

function paintLines(target: Canvas2D, style: ResolvedStyle, each: EachShape) {
  const { context, pixelRatio } = target;
  context.strokeStyle = context.fillStyle = style.stroke;
  context.lineWidth = style.strokeWidth;
  if (style.dash.length) context.setLineDash([...style.dash]);
  const snap = snapper(style.strokeWidth, pixelRatio);
  const hairline = isHairline(style, pixelRatio);
  each((shape) => {
    if (shape.kind === 'point') fillPoint(target, shape.x, shape.y, style.pointRadius);
    else if (!hairline) strokeShape(target, shape, snap);
  });
  if (hairline) strokeHairlines(target, each, snap);
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
  for (const { style, each } of groups) {
    context.globalAlpha = style.opacity;
    paintHalos(target, style, each);
  }
  for (const { style, each } of groups) {
    context.globalAlpha = style.opacity;
    paintLines(target, style, each);
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
  for (const { label, style } of labels) {
    if (context.fillStyle !== style.labelBackground) context.fillStyle = style.labelBackground;
    const [x, y] = [snap(label.x), snap(label.y)];
    if (square) context.fillRect(x, y, label.width, LABEL_HEIGHT);
    else {
      context.beginPath();
      context.roundRect(x, y, label.width, LABEL_HEIGHT, LABEL_RADIUS);
      context.fill();
    }
  }
  for (const { label, style } of labels) {
    context.fillStyle = style.labelColor;
    context.direction = label.text.direction;
    context.fillText(label.text.text, snap(label.x) + LABEL_PADDING, snap(label.y) + LABEL_HEIGHT / 2 + 0.5);
  }
  context.restore();
}
