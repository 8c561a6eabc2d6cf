import { type ShapeAnnotationInput, shapeBounds } from '../grounding/index.js';
import { createHitIndex, type HitIndex } from './hitIndex.js';

/** The shapes of an image in document order, with what painting and pointing need in flat arrays. */
export interface ShapeTable {
  readonly shapes: readonly ShapeAnnotationInput[];
  /** Left, top, right and bottom of each shape in grid coordinates. */
  readonly bounds: Float32Array;
  /** Index of each shape's style. Written by the overlay. */
  readonly styles: Uint16Array;
  /** Takes over a new list and returns from which index on it differs: the shapes before are the same objects. */
  sync(shapes: readonly ShapeAnnotationInput[]): number;
  /** Index of the shape of this id, or -1. */
  indexOf(id: string): number;
  /** The index of positions, up to date. Built when first asked for. */
  hits(): HitIndex;
}

function writeBounds(shape: ShapeAnnotationInput, bounds: Float32Array, at: number) {
  if (shape.kind === 'box') {
    // Most shapes are boxes; an object for each would be a collection of garbage in a first frame of ten thousand.
    bounds[at] = Math.min(shape.x1, shape.x2);
    bounds[at + 1] = Math.min(shape.y1, shape.y2);
    bounds[at + 2] = Math.max(shape.x1, shape.x2);
    bounds[at + 3] = Math.max(shape.y1, shape.y2);
    return;
  }
  const { x, y, width, height } = shapeBounds(shape);
  bounds[at] = x;
  bounds[at + 1] = y;
  bounds[at + 2] = x + width;
  bounds[at + 3] = y + height;
}

/** An empty table. */
export function createShapeTable(): ShapeTable {
  let shapes: readonly ShapeAnnotationInput[] = [];
  let bounds = new Float32Array(256);
  let styles = new Uint16Array(64);
  let ids: Map<string, number> | null = null;
  let hits: HitIndex | null = null;

  return {
    get shapes() {
      return shapes;
    },
    get bounds() {
      return bounds;
    },
    get styles() {
      return styles;
    },
    sync(next) {
      const shared = Math.min(shapes.length, next.length);
      let from = 0;
      while (from < shared && shapes[from] === next[from]) from++;
      if (from < shapes.length) {
        ids = null;
        hits = null;
      }
      if (next.length > styles.length) {
        const capacity = Math.max(next.length, styles.length * 2);
        const [oldBounds, oldStyles] = [bounds, styles];
        bounds = new Float32Array(capacity * 4);
        bounds.set(oldBounds);
        styles = new Uint16Array(capacity);
        styles.set(oldStyles);
      }
      shapes = next;
      for (let i = from; i < next.length; i++) writeBounds(next[i]!, bounds, i * 4);
      return from;
    },
    indexOf(id) {
      ids ??= new Map();
      for (let i = ids.size; i < shapes.length && !ids.has(id); i++) ids.set(shapes[i]!.id, i);
      return ids.get(id) ?? -1;
    },
    hits() {
      hits ??= createHitIndex();
      hits.append(bounds, shapes.length);
      return hits;
    },
  };
}
