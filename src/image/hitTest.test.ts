import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShapeAnnotation, shapeBounds } from '../grounding/index.js';
import { hitTest, type Reach } from './hitTest.js';
import { createShapeTable, type ShapeTable } from './shapeTable.js';

const span = { start: 0, end: 0 };
const at = { x: 0, y: 0, scaleX: 1, scaleY: 1, width: 1000, height: 1000 };
/** Also a little outside of the grid, as a model may write. */
const coordinate = fc.integer({ min: -50, max: 1050 });
const shape = fc.oneof(
  fc.record({ kind: fc.constant('point' as const), x: coordinate, y: coordinate }),
  fc.record({
    kind: fc.constant('box' as const),
    x1: coordinate,
    y1: coordinate,
    x2: coordinate,
    y2: coordinate,
  }),
);
const shapes = fc
  .array(shape, { maxLength: 60 })
  .map((list) => list.map((item, i): ShapeAnnotation => ({ id: `s${i}`, span, ...item })));

/** Points of 6 pixels, and lines of no width. */
const reachIn = ({ shapes }: ShapeTable): Reach => ({
  of: (index) => (shapes[index]!.kind === 'point' ? 6 : 0),
  most: 6,
});

/** What a search without an index finds. */
const byHand = (list: readonly ShapeAnnotation[], x: number, y: number, tolerance: number, radius: number) =>
  list.flatMap((item, index) => {
    if (item.kind === 'point') return Math.hypot(item.x - x, item.y - y) <= tolerance + radius ? [index] : [];
    const { x: left, y: top, width, height } = shapeBounds(item);
    const inside =
      x >= left - tolerance &&
      x <= left + width + tolerance &&
      y >= top - tolerance &&
      y <= top + height + tolerance;
    return inside ? [index] : [];
  });

describe('hitTest', () => {
  it('finds what a search through all shapes finds, also after shapes were added or replaced', () => {
    fc.assert(
      fc.property(shapes, shapes, fc.nat(1000), fc.nat(1000), fc.nat(20), (first, more, x, y, tolerance) => {
        const table = createShapeTable();
        for (const list of [first, [...first, ...more], [...first.slice(0, 3), ...more], more]) {
          table.sync(list);
          const found = hitTest(table, at, x, y, tolerance, reachIn(table));
          expect(found.toSorted((a, b) => a - b)).toEqual(byHand(list, x, y, tolerance, 6));
        }
      }),
    );
  });

  it('measures tolerance in pixels of the screen', () => {
    const table = createShapeTable();
    table.sync([{ id: 'a', span, kind: 'box', x1: 100, y1: 100, x2: 200, y2: 200 }]);
    const small = { x: 40, y: 0, scaleX: 0.1, scaleY: 0.5, width: 180, height: 500 };
    expect(hitTest(table, small, 40 + 20 + 3, 75, 3, reachIn(table))).toEqual([0]);
    expect(hitTest(table, small, 40 + 20 + 4, 75, 3, reachIn(table))).toEqual([]);
    expect(hitTest(table, small, 40 + 15, 100 + 4, 3, reachIn(table))).toEqual([]);
  });

  it('puts points first, then the smaller area, then the later', () => {
    const table = createShapeTable();
    const box = (id: string, size: number): ShapeAnnotation => ({
      id,
      span,
      kind: 'box',
      x1: 500 - size,
      y1: 500 - size,
      x2: 500 + size,
      y2: 500 + size,
    });
    const triangle: ShapeAnnotation = {
      id: 't',
      span,
      kind: 'polygon',
      points: [
        [450, 450],
        [550, 450],
        [500, 550],
      ],
    };
    table.sync([
      box('big', 400),
      box('small', 100),
      box('twin', 100),
      triangle,
      { id: 'p', span, kind: 'point', x: 503, y: 500 },
    ]);
    const ids = (x: number, y: number) =>
      hitTest(table, at, x, y, 2, reachIn(table)).map((index) => table.shapes[index]!.id);
    expect(ids(500, 500)).toEqual(['p', 't', 'twin', 'small', 'big']);
    expect(ids(455, 540)).toEqual(['twin', 'small', 'big']);
  });
});
