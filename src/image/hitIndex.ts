/**
 * Where shapes are, for finding those near a position: a stack of ever finer grids over 0..1000. A shape is in one cell
 * only, the one that holds its centre in the finest grid whose cells are as large as the shape, so adding one costs
 * the same whatever its size and however many there are.
 */
export interface HitIndex {
  /** Adds the shapes up to `count` that are not in yet; `bounds` holds four numbers a shape. */
  append(bounds: Float32Array, count: number): void;
  /** Calls `visit` with each shape that may touch the rectangle, in no order. May visit shapes close by as well. */
  query(left: number, top: number, right: number, bottom: number, visit: (shape: number) => void): void;
}

const EXTENT = 1000;
/** The finest grid has 2 ** 7 = 128 cells a side. */
const LEVELS = 8;
/** Where a level's cells start: (4 ** level - 1) / 3 cells come before. */
const firstCell = (level: number) => ((1 << (2 * level)) - 1) / 3;

/** An empty index. */
export function createHitIndex(): HitIndex {
  // Each cell is a chain: `heads` has its last shape plus one, `next` the one before that.
  const heads = new Int32Array(firstCell(LEVELS));
  const shapesAt = new Int32Array(LEVELS);
  let next = new Int32Array(0);
  let size = 0;

  const column = (level: number, position: number) =>
    Math.max(0, Math.min((1 << level) - 1, Math.floor((position * (1 << level)) / EXTENT)));

  return {
    append(bounds, count) {
      if (count > next.length) {
        const grown = new Int32Array(Math.max(count, next.length * 2));
        grown.set(next);
        next = grown;
      }
      for (; size < count; size++) {
        const [left, top, right, bottom] = [
          bounds[size * 4]!,
          bounds[size * 4 + 1]!,
          bounds[size * 4 + 2]!,
          bounds[size * 4 + 3]!,
        ];
        const extent = Math.max(right - left, bottom - top);
        let level = 0;
        while (level < LEVELS - 1 && extent <= EXTENT / (1 << (level + 1))) level++;
        const cell =
          firstCell(level) +
          column(level, (top + bottom) / 2) * (1 << level) +
          column(level, (left + right) / 2);
        next[size] = heads[cell]!;
        heads[cell] = size + 1;
        shapesAt[level]!++;
      }
    },
    query(left, top, right, bottom, visit) {
      for (let level = 0; level < LEVELS; level++) {
        if (!shapesAt[level]) continue;
        // A shape reaches at most half a cell beyond its centre.
        const reach = EXTENT / (1 << level) / 2;
        const [fromColumn, toColumn] = [column(level, left - reach), column(level, right + reach)];
        const [fromRow, toRow] = [column(level, top - reach), column(level, bottom + reach)];
        for (let row = fromRow; row <= toRow; row++) {
          for (let at = fromColumn; at <= toColumn; at++) {
            const cell = firstCell(level) + row * (1 << level) + at;
            for (let shape = heads[cell]!; shape > 0; shape = next[shape - 1]!) visit(shape - 1);
          }
        }
      }
    },
  };
}
