import { describe, expect, it } from 'vitest';
import { pixelCell } from './pixelGrid.js';

describe('pixelCell', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [1.5, 2],
    [1.25, 4],
    [1.75, 4],
    [2.625, 8],
    [0.5, 2],
  ])('is whole in CSS pixels and in device pixels at a ratio of %d', (ratio, cell) => {
    expect(pixelCell(ratio)).toBe(cell);
  });

  it('is one device pixel where nothing is whole in both', () => {
    expect(pixelCell(Math.SQRT2)).toBeCloseTo(1 / Math.SQRT2);
  });
});
