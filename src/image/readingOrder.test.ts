import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShapeAnnotationInput } from '../grounding/index.js';
import { readingOrder, regionOf } from './readingOrder.js';

const point = (id: string, x: number, y: number): ShapeAnnotationInput => ({ id, kind: 'point', x, y });
const ids = (shapes: readonly ShapeAnnotationInput[]) => shapes.map(({ id }) => id).join('');

describe('readingOrder', () => {
  it('reads lines from the left even where they are not quite straight', () => {
    expect(
      ids(
        readingOrder([point('d', 900, 480), point('b', 500, 112), point('a', 100, 125), point('c', 80, 500)]),
      ),
    ).toBe('abcd');
  });

  it('loses and invents nothing, and does not depend on the order of what it gets', () => {
    const position = fc.tuple(fc.nat(1000), fc.nat(1000));
    fc.assert(
      fc.property(fc.uniqueArray(position, { selector: String, maxLength: 40 }), (positions) => {
        const shapes = positions.map(([x, y]) => point(`${x},${y};`, x, y));
        const ordered = readingOrder(shapes);
        expect(new Set(ordered)).toEqual(new Set(shapes));
        expect(ids(readingOrder(shapes.toReversed()))).toBe(ids(ordered));
      }),
    );
  });
});

describe('regionOf', () => {
  it.each([
    [0, 0, 'upper left'],
    [500, 100, 'top'],
    [1000, 0, 'upper right'],
    [10, 500, 'left'],
    [500, 500, 'center'],
    [900, 500, 'right'],
    [10, 990, 'lower left'],
    [500, 800, 'bottom'],
    [1200, 1200, 'lower right'],
    [Number.NaN, Number.NaN, 'upper left'],
  ] as const)('calls %d, %d %s', (x, y, region) => {
    expect(regionOf(point('p', x, y))).toBe(region);
  });
});
