import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cells, createCellGrid } from './cellGrid.js';

const [COLUMNS, ROWS] = [70, 9];
const span = (count: number) =>
  fc.tuple(fc.integer({ min: -3, max: count + 3 }), fc.integer({ min: -3, max: count + 3 }));
const cells = fc
  .tuple(span(COLUMNS), span(ROWS))
  .map(([[left, right], [top, bottom]]): Cells => ({ left, top, right, bottom }));

const isIn = ({ left, top, right, bottom }: Cells, column: number, row: number) =>
  column >= left && column <= right && row >= top && row <= bottom;

it('knows of every cell whether it is marked', () => {
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 5 }), cells, fc.option(cells), (marked, asked, except) => {
      const grid = createCellGrid(COLUMNS, ROWS);
      for (const each of marked) grid.mark(each);
      let expected = false;
      for (let row = 0; row < ROWS; row++)
        for (let column = 0; column < COLUMNS; column++)
          expected ||=
            isIn(asked, column, row) &&
            !(except && isIn(except, column, row)) &&
            marked.some((each) => isIn(each, column, row));
      expect(grid.touches(asked, except ?? undefined)).toBe(expected);
    }),
  );
});
