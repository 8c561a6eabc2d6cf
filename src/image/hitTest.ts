import { type ShapeAnnotationInput, shapeArea, shapeContains } from '../grounding/index.js';
import type { ShapeTable } from './shapeTable.js';
import type { ResolvedStyle } from './styleSheet.js';
import type { ImageTransform } from './types.js';

type Vertices = readonly (readonly [x: number, y: number])[];

/** Squared distance in pixels from the origin to the segment between two positions in pixels. */
function distanceToSegment(ax: number, ay: number, bx: number, by: number) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  const [px, py] = [ax + along * dx, ay + along * dy];
  return px * px + py * py;
}

/** Whether a grid position is within `tolerance` pixels of a polygon's outline. */
function nearOutline(points: Vertices, x: number, y: number, at: ImageTransform, tolerance: number) {
  const limit = tolerance * tolerance;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [ax, ay] = points[j]!;
    const [bx, by] = points[i]!;
    const distance = distanceToSegment(
      (ax - x) * at.scaleX,
      (ay - y) * at.scaleY,
      (bx - x) * at.scaleX,
      (by - y) * at.scaleY,
    );
    if (distance <= limit) return true;
  }
  return false;
}

/** What a click near a shape means: the smaller the shape, the more likely it was meant. Points come before all. */
function rank(shape: ShapeAnnotationInput, x: number, y: number, at: ImageTransform) {
  if (shape.kind === 'point')
    return -1 / (1 + Math.hypot((shape.x - x) * at.scaleX, (shape.y - y) * at.scaleY));
  return shapeArea(shape);
}

/** CSS pixels around a point that count as the point, however small it is drawn. */
export const POINT_REACH = 6;

/** How far a shape of this style goes beyond where it is, in CSS pixels. */
export const reachOf = ({ kind }: ShapeAnnotationInput, { pointRadius, strokeWidth }: ResolvedStyle) =>
  kind === 'point' ? Math.max(POINT_REACH, pointRadius) : strokeWidth / 2;

/** How far what is drawn goes beyond where shapes are: by the radius of a point, by half the width of a line. */
export interface Reach {
  /** Of the shape of this index. */
  of(index: number): number;
  /** Of any shape at most. */
  most: number;
}

/**
 * The shapes under a position of the box, the most specific first: points by distance, then boxes and polygons by area,
 * the later of equals first.
 *
 * @param px,py CSS pixels from the top left of the box
 * @param tolerance CSS pixels by which the position may miss a shape
 */
export function hitTest(
  table: ShapeTable,
  at: ImageTransform,
  px: number,
  py: number,
  tolerance: number,
  reach: Reach,
): number[] {
  const x = (px - at.x) / at.scaleX;
  const y = (py - at.y) / at.scaleY;
  const most = tolerance + reach.most;
  const [mostX, mostY] = [most / at.scaleX, most / at.scaleY];
  const { shapes, bounds } = table;
  const found: number[] = [];
  table.hits().query(x - mostX, y - mostY, x + mostX, y + mostY, (index) => {
    const shape = shapes[index]!;
    if (shape.kind === 'point') {
      const distance = Math.hypot((shape.x - x) * at.scaleX, (shape.y - y) * at.scaleY);
      if (distance <= tolerance + reach.of(index)) found.push(index);
      return;
    }
    const slack = Math.max(tolerance, reach.of(index));
    const [slackX, slackY] = [slack / at.scaleX, slack / at.scaleY];
    const inBounds =
      x >= bounds[index * 4]! - slackX &&
      y >= bounds[index * 4 + 1]! - slackY &&
      x <= bounds[index * 4 + 2]! + slackX &&
      y <= bounds[index * 4 + 3]! + slackY;
    if (!inBounds) return;
    if (shape.kind === 'box' || nearOutline(shape.points, x, y, at, slack) || shapeContains(shape, { x, y }))
      found.push(index);
  });
  if (found.length < 2) return found;
  const ranks = new Map(found.map((index) => [index, rank(shapes[index]!, x, y, at)]));
  return found.sort((a, b) => ranks.get(a)! - ranks.get(b)! || b - a);
}
