import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByKey } from './sortByKey.js';

function sorted(keys: readonly number[]) {
  const order = Uint32Array.from(keys.keys());
  sortByKey(order, Float64Array.from(keys));
  return [...order];
}

describe('sortByKey', () => {
  it('sorts as a stable sort by the keys does, however these are spread', () => {
    const key = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 5 }),
      fc.double({ min: 0, max: 1e-6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect(sorted(keys)).toEqual(expected);
      }),
    );
  });

  it('loses nothing that has no finite key', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 60 }), (keys) => {
        expect(new Set(sorted(keys)).size).toBe(keys.length);
      }),
    );
  });
});
