/** Cells from the first to the last, both included; nothing where the last is before the first. */
export interface Cells {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A grid of cells that are marked or not: one bit each, so that a look at a label's room is a few words. */
export interface CellGrid {
  mark(cells: Cells): void;
  /** Whether any of the cells is marked, but for those in `except`. */
  touches(cells: Cells, except?: Cells): boolean;
}

const BITS = 32;

/** Bits of the word that begins at the column `start`, for the columns from `from` to `to`. */
function bitsOf(start: number, from: number, to: number) {
  const low = from > start ? from - start : 0;
  const high = to < start + BITS - 1 ? to - start : BITS - 1;
  return low > high ? 0 : (-1 << low) & (-1 >>> (BITS - 1 - high));
}

/** An empty grid. Cells outside of it are no cells. */
export function createCellGrid(columns: number, rows: number): CellGrid {
  const stride = Math.ceil(columns / BITS);
  const words = new Int32Array(stride * rows);
  /** Those of the cells that are in the grid. */
  const clip = ({ left, top, right, bottom }: Cells): Cells => ({
    left: left > 0 ? left : 0,
    top: top > 0 ? top : 0,
    right: right < columns ? right : columns - 1,
    bottom: bottom < rows ? bottom : rows - 1,
  });

  return {
    mark(cells) {
      const { left, top, right, bottom } = clip(cells);
      for (let start = left & -BITS; start <= right; start += BITS) {
        const bits = bitsOf(start, left, right);
        for (let row = top; row <= bottom; row++) words[row * stride + (start >> 5)]! |= bits;
      }
    },
    touches(cells, except) {
      const { left, top, right, bottom } = clip(cells);
      for (let start = left & -BITS; start <= right; start += BITS) {
        const bits = bitsOf(start, left, right);
        for (let row = top; row <= bottom; row++) {
          const marked = words[row * stride + (start >> 5)]! & bits;
          if (marked === 0) continue;
          if (except === undefined || row < except.top || row > except.bottom) return true;
          if ((marked & ~bitsOf(start, except.left, except.right)) !== 0) return true;
        }
      }
      return false;
    },
  };
}
