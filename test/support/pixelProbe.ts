import type { Pixels } from './png.js';

/** Where the overlay's red and the picture's steps are in a screenshot, in device pixels. */
export function createProbe({ width, height, channels, data }: Pixels) {
  const at = (x: number, y: number) => (Math.floor(y) * width + Math.floor(x)) * channels;
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height;
  /** How much of a pixel is covered by red, 0..1. */
  const red = (x: number, y: number) =>
    inside(x, y) ? Math.max(0, data[at(x, y)]! - data[at(x, y) + 1]!) / 255 : 0;
  const blue = (x: number, y: number) => data[at(x, y) + 2]!;

  /** The middle of what is red along a line of pixels around `position`, less `position`. NaN without any. */
  function middle(position: number, reach: number, value: (at: number) => number) {
    let [sum, moment] = [0, 0];
    for (let i = Math.floor(position - reach); i <= position + reach; i++) {
      sum += value(i);
      moment += value(i) * (i + 0.5);
    }
    return moment / sum - position;
  }

  return {
    /** By how much an upright line near `x` is off, seen in the row at `y`. */
    uprightLine: (x: number, y: number, reach: number) => middle(x, reach, (column) => red(column, y)),
    levelLine: (x: number, y: number, reach: number) => middle(y, reach, (row) => red(x, row)),
    /** By how much a dot near a position is off in both axes. */
    dot(x: number, y: number, reach: number) {
      const sumOf = (from: number, value: (i: number) => number) => {
        let sum = 0;
        for (let i = Math.floor(from - reach); i <= from + reach; i++) sum += value(i);
        return sum;
      };
      return [
        middle(x, reach, (column) => sumOf(y, (row) => red(column, row))),
        middle(y, reach, (row) => sumOf(x, (column) => red(column, row))),
      ] as const;
    },
    /** By how much the step of blue near `x` is off in the row at `y`; null where a shape or the edge is in the way. */
    step(x: number, y: number, reach: number): number | null {
      const from = Math.round(x) - reach;
      if (!inside(from, y) || !inside(from + 2 * reach, y)) return null;
      for (let i = from; i <= from + 2 * reach; i++) if (red(i, y) > 0.02) return null;
      const [before, after] = [blue(from, y), blue(from + 2 * reach, y)];
      if (Math.abs(before - after) < 120) return null;
      let covered = 0;
      for (let i = from; i < from + 2 * reach; i++) covered += (blue(i, y) - after) / (before - after);
      return from + covered - x;
    },
  };
}
