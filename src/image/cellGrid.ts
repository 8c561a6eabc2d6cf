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
  /** Whether any of the cells from the first to the last is marked, but for those in `except`. */
  touches(left: number, top: number, right: number, bottom: number, except?: Cells): boolean;
}

const BITS = 32;

/** Bits of the word `word` for the columns from `from` to `to`. */
function bitsOf(word: number, from: number, to: number) {
  const low = Math.max(0, from - word * BITS);
  const high = Math.min(BITS - 1, to - word * BITS);
  return low > high ? 0 : (-1 << low) & (-1 >>> (BITS - 1 - high));
}

/** An empty grid. Cells outside of it are no cells. */
export function createCellGrid(columns: number, rows: number): CellGrid {
  const stride = Math.ceil(columns / BITS);
  const words = new Int32Array(stride * rows);

  return {
    mark({ left, top, right, bottom }) {
      const [from, to] = [Math.max(0, left), Math.min(columns - 1, right)];
      for (let word = from >> 5; word << 5 <= to; word++) {
        const bits = bitsOf(word, from, to);
        for (let row = Math.max(0, top); row <= bottom && row < rows; row++)
          words[row * stride + word]! |= bits;
      }
    },
    touches(left, top, right, bottom, except) {
      const from = Math.max(0, left);
      const to = Math.min(columns - 1, right);
      const first = Math.max(0, top);
      const last = Math.min(rows - 1, bottom);
      for (let word = from >> 5; word << 5 <= to; word++) {
        const bits = bitsOf(word, from, to);
        let found = 0;
        for (let row = first; row <= last; row++) {
          const marked = words[row * stride + word]! & bits;
          if (marked === 0) continue;
          const isExcepted = except !== undefined && row >= except.top && row <= except.bottom;
          found |= isExcepted ? marked & ~bitsOf(word, except.left, except.right) : marked;
        }
        if (found !== 0) return true;
      }
      return false;
    },
  };
}
