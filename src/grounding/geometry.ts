import type { ShapeAnnotationInput } from './types.js';

/** The grid that annotations are on: 0..1000 in both axes, whatever the size of the image. */
export const GRID_SIZE = 1000;

/** A place: on the grid or in pixels, as whoever takes or gives it says. */
export interface Point {
  x: number;
  y: number;
}

/** A width and a height, in pixels unless said otherwise. */
export interface Size {
  width: number;
  height: number;
}

/** A rectangle by its top left corner and its size. */
export interface Rect extends Point, Size {}

/** Where an image lies in its container, in the container's pixels. */
export interface Placement extends Rect {
  /** Container pixels per image pixel. */
  scale: number;
}

/** How an image fills its container, as `object-fit` means it. */
export type Fit = 'contain' | 'cover';

/**
 * Where an image lies in a container: `contain` shows all of it, `cover` leaves nothing empty and cuts what sticks out.
 * Centred either way, as `object-fit` with `object-position: 50% 50%`. An image or container without a size gives scale 0.
 *
 * @param image natural size, in image pixels
 * @param container in container pixels
 * @default fit 'contain'
 */
export function fitImage(image: Size, container: Size, fit: Fit = 'contain'): Placement {
  const across = container.width / image.width;
  const down = container.height / image.height;
  const fitted = fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  const scale = image.width > 0 && image.height > 0 && fitted > 0 ? fitted : 0;
  const width = image.width * scale;
  const height = image.height * scale;
  return { scale, x: (container.width - width) / 2, y: (container.height - height) / 2, width, height };
}

/** A grid point in the pixels of `rect`, the rectangle that the whole image fills. */
export function gridToPixel(point: Point, rect: Rect): Point {
  return {
    x: rect.x + (point.x / GRID_SIZE) * rect.width,
    y: rect.y + (point.y / GRID_SIZE) * rect.height,
  };
}

/** The grid point at a pixel of `rect`: the inverse of {@link gridToPixel}. Not rounded; outside the image outside 0..1000. */
export function pixelToGrid(pixel: Point, rect: Rect): Point {
  return {
    x: ratio(pixel.x - rect.x, rect.width) * GRID_SIZE,
    y: ratio(pixel.y - rect.y, rect.height) * GRID_SIZE,
  };
}

/** A grid point in image pixels. */
export function gridToImage(point: Point, image: Size): Point {
  return gridToPixel(point, { x: 0, y: 0, width: image.width, height: image.height });
}

/** The corners of a shape in grid coordinates: one for a point, four for a box, the vertices of a polygon. */
export function shapeVertices(shape: ShapeAnnotationInput): Point[] {
  switch (shape.kind) {
    case 'point':
      return [{ x: shape.x, y: shape.y }];
    case 'box': {
      const { x, y, width, height } = shapeBounds(shape);
      return [
        { x, y },
        { x: x + width, y },
        { x: x + width, y: y + height },
        { x, y: y + height },
      ];
    }
    case 'polygon':
      return shape.points.map(([x, y]) => ({ x, y }));
  }
}

/** The smallest rectangle around a shape, in grid coordinates. Also right for a box whose corners are swapped. */
export function shapeBounds(shape: ShapeAnnotationInput): Rect {
  switch (shape.kind) {
    case 'point':
      return { x: shape.x, y: shape.y, width: 0, height: 0 };
    case 'box': {
      const x = Math.min(shape.x1, shape.x2);
      const y = Math.min(shape.y1, shape.y2);
      return { x, y, width: Math.abs(shape.x2 - shape.x1), height: Math.abs(shape.y2 - shape.y1) };
    }
    case 'polygon':
      return boundsOf(shape.points);
  }
}

/** The area of a shape in square grid units, by the shoelace formula. Where a polygon crosses itself, its parts cancel out. */
export function shapeArea(shape: ShapeAnnotationInput): number {
  if (shape.kind === 'point') return 0;
  if (shape.kind === 'box') return Math.abs((shape.x2 - shape.x1) * (shape.y2 - shape.y1));
  return Math.abs(signedArea(shape.points));
}

/**
 * The centre of a shape's area, in grid coordinates. For a polygon the area centroid
 * (https://en.wikipedia.org/wiki/Centroid#Of_a_polygon), which may lie outside a concave one; for one without area the
 * centre of its bounds.
 */
export function shapeCentroid(shape: ShapeAnnotationInput): Point {
  const { x, y, width, height } = shapeBounds(shape);
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (shape.kind !== 'polygon') return middle;
  const area = signedArea(shape.points);
  let sumX = 0;
  let sumY = 0;
  for (const [[ax, ay], [bx, by]] of edges(shape.points)) {
    // Around the middle: far from the origin the products would drown the sums.
    const cross = (ax - middle.x) * (by - middle.y) - (bx - middle.x) * (ay - middle.y);
    sumX += (ax + bx - 2 * middle.x) * cross;
    sumY += (ay + by - 2 * middle.y) * cross;
  }
  const centroid = { x: middle.x + sumX / (6 * area), y: middle.y + sumY / (6 * area) };
  const inside =
    Math.abs(centroid.x - middle.x) <= width / 2 && Math.abs(centroid.y - middle.y) <= height / 2;
  // Crossing edges can leave next to no area, and a quotient far away.
  return inside ? centroid : middle;
}

/**
 * Whether a shape holds a grid point: a point when it is the same one, a box with its edges, a polygon by the even-odd
 * rule. `tolerance` widens points and boxes by so many grid units.
 *
 * @default tolerance 0
 */
export function shapeContains(shape: ShapeAnnotationInput, point: Point, tolerance = 0): boolean {
  if (shape.kind === 'point') return Math.hypot(point.x - shape.x, point.y - shape.y) <= tolerance;
  if (shape.kind === 'box') {
    const { x, y, width, height } = shapeBounds(shape);
    return (
      point.x >= x - tolerance &&
      point.x <= x + width + tolerance &&
      point.y >= y - tolerance &&
      point.y <= y + height + tolerance
    );
  }
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edges(shape.points)) {
    if (ay > point.y === by > point.y) continue;
    if (point.x < ax + ((point.y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

type Vertex = readonly [x: number, y: number];

function boundsOf(points: readonly Vertex[]): Rect {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top] = points[0]!;
  let [right, bottom] = points[0]!;
  // Without iterators and calls: a first frame asks for the bounds of every vertex before this is compiled.
  for (let i = 1; i < points.length; i++) {
    const vertex = points[i]!;
    const x = vertex[0];
    const y = vertex[1];
    if (x < left) left = x;
    else if (x > right) right = x;
    if (y < top) top = y;
    else if (y > bottom) bottom = y;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function signedArea(points: readonly Vertex[]): number {
  const origin = points[0] ?? [0, 0];
  let twice = 0;
  for (const [[ax, ay], [bx, by]] of edges(points)) {
    twice += (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1]);
  }
  return twice / 2;
}

function edges(points: readonly Vertex[]): [Vertex, Vertex][] {
  return points.map((point, index) => [point, points[(index + 1) % points.length]!]);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
