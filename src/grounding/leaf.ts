import { readAssetIdx, readAttributes } from './attributes.js';
import { skipSpaces } from './chars.js';
import { readCoordinates, type Vertex } from './coordinates.js';
import type { Element } from './element.js';
import { issueAt } from './issues.js';
import { readTime, readTimes } from './time.js';
import type { LeafTag, Token } from './tokens.js';
import type { AnnotationBase, ClipAnnotation, GroundingIssueCode, ShapeAnnotation, Span } from './types.js';

/** The id of the annotation that begins at `start`. */
export function idAt(idPrefix: string, start: number): string {
  return `${idPrefix}a${start}`;
}

/** Reads a paired leaf or clip, or a self-closing clip. */
export function readLeaf(token: Token, end: number, body: string, idPrefix: string): Element {
  const span = { start: token.start, end };
  const value =
    token.tag === 'clip' ? readClip(token, span, body, idPrefix) : readShape(token, span, body, idPrefix);
  const failed = typeof value === 'string';
  return {
    tag: token.tag,
    span,
    value: failed ? null : value,
    own: failed ? [issueAt(value, span.start, span.end)] : [],
    children: null,
    cut: false,
  };
}

function readShape(
  token: Token,
  span: Span,
  body: string,
  idPrefix: string,
): ShapeAnnotation | GroundingIssueCode {
  const tag = token.tag as LeafTag;
  const vertices = readCoordinates(body);
  if (tag === 'point' && vertices.length !== 1) return 'invalid_point_coords';
  if (tag === 'point_box' && vertices.length !== 2) return 'invalid_box_coords';
  if (tag === 'polygon' && vertices.length < 3) return 'invalid_polygon_coords';
  const attributes = readAttributes(token.attributes);
  const t = attributes.t === undefined ? undefined : readTime(attributes.t);
  if (attributes.t !== undefined && t === undefined) return 'invalid_time';
  const base = readBase(attributes, span, idPrefix);
  if (!base) return 'invalid_asset_idx';
  return shapeOf(tag, vertices, t === undefined ? base : { ...base, t });
}

/** A polygon whose close tag has not arrived; `undefined` when its attributes are already known to be bad. */
export function readArrivingPolygon(
  token: Token,
  end: number,
  points: readonly Vertex[],
  idPrefix: string,
): ShapeAnnotation | undefined {
  const attributes = readAttributes(token.attributes);
  const t = attributes.t === undefined ? undefined : readTime(attributes.t);
  if (attributes.t !== undefined && t === undefined) return undefined;
  const base = readBase(attributes, { start: token.start, end }, idPrefix);
  return (
    base && { kind: 'polygon', ...base, points, ...(t === undefined ? undefined : { t }), arriving: true }
  );
}

function shapeOf(
  tag: LeafTag,
  vertices: readonly Vertex[],
  base: AnnotationBase & { t?: number },
): ShapeAnnotation {
  const [x1, y1] = vertices[0]!;
  if (tag === 'point') return { kind: 'point', ...base, x: x1, y: y1 };
  if (tag === 'polygon') return { kind: 'polygon', ...base, points: vertices };
  const [x2, y2] = vertices[1]!;
  return { kind: 'box', ...base, x1, y1, x2, y2 };
}

function readClip(
  token: Token,
  span: Span,
  body: string,
  idPrefix: string,
): ClipAnnotation | GroundingIssueCode {
  if (skipSpaces(body, 0) < body.length) return 'invalid_clip_body';
  const attributes = readAttributes(token.attributes);
  const times = attributes.t === undefined ? undefined : readTimes(attributes.t);
  if (!times) return 'invalid_clip_timestamp';
  const base = readBase(attributes, span, idPrefix);
  return base ? { kind: 'clip', ...base, ...times } : 'invalid_asset_idx';
}

/** What all annotations share; `undefined` when `asset_idx` is bad. */
export function readBase(
  attributes: { mention?: string; assetIdx?: string },
  span: Span,
  idPrefix: string,
): AnnotationBase | undefined {
  const base: AnnotationBase = { id: idAt(idPrefix, span.start), span };
  if (attributes.mention !== undefined) base.mention = attributes.mention;
  if (attributes.assetIdx === undefined) return base;
  const assetIdx = readAssetIdx(attributes.assetIdx);
  if (assetIdx === undefined) return undefined;
  base.assetIdx = assetIdx;
  return base;
}
