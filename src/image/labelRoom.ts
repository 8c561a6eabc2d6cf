import type { Edges } from './edges.js';

/** What is in a rectangle: nothing, what a label rather keeps off, or what no label may cover. */
export type Room = 'free' | 'shunned' | 'taken';

/** What takes room: labels, the middles of points, and what labels keep off where they can, to which those points belong. */
export type Taker = 'label' | 'point' | 'shunned';

/** The columns and rows of cells from first to last, both included. */
export interface Cells {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The room for labels in an area, in CSS pixels. */
export interface LabelRoom {
  book(taker: Taker, left: number, top: number, right: number, bottom: number): void;
  /** The cells that a rectangle touches, some of which may be outside. */
  cellsOf(edges: Edges): Cells;
  /**
   * What is in a rectangle within the area, but for what is no label in the cells `own`.
   *
   * @param strict whether what is shunned is as good as taken: the first of it is answer enough
   */
  look(left: number, top: number, right: number, bottom: number, own: Cells, strict: boolean): Room;
}

/** Side of a cell, in CSS pixels. */
const CELL = 4;
const BITS = 32;
/** Words of a cell row for 32 columns: one for each taker, side by side, so that one look finds all. */
const TAKERS = 3;
const [LABEL, SHUNNED, POINT] = [0, 1, 2];
const wordOf = { label: LABEL, shunned: SHUNNED, point: POINT };

/** Bits of the word that begins at the column `start`, for the columns from `from` to `to`. */
function bitsOf(start: number, from: number, to: number) {
  const low = from > start ? from - start : 0;
  const high = to < start + BITS - 1 ? to - start : BITS - 1;
  return low > high ? 0 : (-1 << low) & (-1 >>> (BITS - 1 - high));
}

/**
 * An area with all its room. Booked by cells of a few pixels, of which each is one bit: a look for room is a few words.
 * What runs once for each label and place takes numbers, not objects, because most of it runs before it is compiled.
 */
export function createLabelRoom(area: Edges): LabelRoom {
  const columns = Math.max(1, Math.ceil((area.right - area.left) / CELL));
  const rows = Math.max(1, Math.ceil((area.bottom - area.top) / CELL));
  const stride = Math.ceil(columns / BITS) * TAKERS;
  const words = new Int32Array(stride * rows);
  const { left: x, top: y } = area;

  return {
    book(taker, left, top, right, bottom) {
      const first = Math.max(0, Math.floor((left - x) / CELL));
      const last = Math.min(columns, Math.ceil((right - x) / CELL)) - 1;
      const from = Math.max(0, Math.floor((top - y) / CELL));
      const to = Math.min(rows, Math.ceil((bottom - y) / CELL)) - 1;
      for (let start = first & -BITS; start <= last; start += BITS) {
        const bits = bitsOf(start, first, last);
        let at = from * stride + (start / BITS) * TAKERS + wordOf[taker];
        for (let row = from; row <= to; row++, at += stride) words[at]! |= bits;
      }
    },
    cellsOf: ({ left, top, right, bottom }) => ({
      left: Math.floor((left - x) / CELL),
      top: Math.floor((top - y) / CELL),
      right: Math.ceil((right - x) / CELL) - 1,
      bottom: Math.ceil((bottom - y) / CELL) - 1,
    }),
    look(left, top, right, bottom, own, strict) {
      const first = Math.floor((left - x) / CELL);
      const last = Math.ceil((right - x) / CELL) - 1;
      const from = Math.floor((top - y) / CELL);
      const to = Math.ceil((bottom - y) / CELL) - 1;
      let found: Room = 'free';
      for (let start = first & -BITS; start <= last; start += BITS) {
        const bits = bitsOf(start, first, last);
        const others = bits & ~bitsOf(start, own.left, own.right);
        let at = from * stride + (start / BITS) * TAKERS;
        for (let row = from; row <= to; row++, at += stride) {
          if ((words[at]! & bits) !== 0) return 'taken';
          const seen = row < own.top || row > own.bottom ? bits : others;
          if ((words[at + SHUNNED]! & seen) === 0) continue;
          if (strict || (words[at + POINT]! & seen) !== 0) return 'taken';
          found = 'shunned';
        }
      }
      return found;
    },
  };
}
