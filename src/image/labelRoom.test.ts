import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLabelRoom, type Room, type Taker } from './labelRoom.js';

/** Many columns of words, and a last cell on either side that is not whole. */
const AREA = { left: 10, top: 20, right: 10 + 401, bottom: 20 + 61 };

/** Any rectangle, some of it outside. */
const rectangle = fc
  .record({
    left: fc.integer({ min: -20, max: 430 }),
    top: fc.integer({ min: 0, max: 90 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }));
type Rectangle = { left: number; top: number; right: number; bottom: number };
/** A plate, which is in the area. */
const plate = fc
  .record({
    left: fc.integer({ min: 10, max: 210 }),
    top: fc.integer({ min: 20, max: 63 }),
    width: fc.integer({ min: 1, max: 201 }),
  })
  .map(({ left, top, width }) => ({ left, top, right: left + width, bottom: top + 18 }));
const taker = fc.constantFrom<Taker>('label', 'point', 'shunned');

/** Whether two rectangles touch the same cell of four pixels. */
function shareCell(one: Rectangle, two: Rectangle, without?: Rectangle) {
  const touches = ({ left, top, right, bottom }: Rectangle, x: number, y: number) =>
    left < x + 4 && right > x && top < y + 4 && bottom > y;
  for (let y = AREA.top; y < AREA.bottom; y += 4)
    for (let x = AREA.left; x < AREA.right; x += 4)
      if (touches(one, x, y) && touches(two, x, y) && !(without && touches(without, x, y))) return true;
  return false;
}

it('knows of every cell what is in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(taker, rectangle), { maxLength: 5 }),
      plate,
      rectangle,
      fc.boolean(),
      (booked, asked, own, strict) => {
        const room = createLabelRoom(AREA);
        let expected: Room = 'free';
        for (const [by, { left, top, right, bottom }] of booked) {
          room.book(by, left, top, right, bottom);
          // The middle of a point is part of what is shunned.
          if (by === 'point') room.book('shunned', left, top, right, bottom);
        }
        for (const [by, rect] of booked) {
          if (!shareCell(rect, asked, by === 'label' ? undefined : own)) continue;
          if (by !== 'shunned' || strict) expected = 'taken';
          else if (expected === 'free') expected = 'shunned';
        }
        const { left, top, right, bottom } = asked;
        expect(room.look(left, top, right, bottom, room.cellsOf(own), strict)).toBe(expected);
      },
    ),
    { numRuns: 500 },
  );
});
