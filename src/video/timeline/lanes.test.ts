import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  clipsArbitrary,
  layoutLanes,
  manyClips,
  timelineClips,
} from '../../../test/support/timeline.js';
import { rowOf } from './lanes.js';

/** The most clips that are at one time, touching ends apart: no layout can do with fewer rows. */
function depth(clips: readonly { start: number; end: number }[]): number {
  const inside = (at: number) =>
    clips.filter(({ start, end }) => (start === end ? start === at : start <= at && at < end)).length;
  return Math.max(0, ...clips.map(({ start }) => inside(start)));
}

describe('lanes', () => {
  it('loses no clip and lets none overlap, in either mode', () => {
    fc.assert(
      fc.property(clipsArbitrary, fc.constantFrom('mention' as const, 'packed' as const), (given, mode) => {
        const clips = timelineClips(given, null);
        const layout = layoutLanes(clips, mode);
        const { rows, lanes } = layout;
        expect(rows.flat()).toHaveLength(clips.length);
        for (const [index, row] of rows.entries())
          for (const [i, each] of row.entries()) {
            expect(rowOf(layout, each)).toBe(index);
            const next = row[i + 1];
            if (next) expect(next.start).toBeGreaterThanOrEqual(each.end);
            if (next && each.start === each.end) expect(next.start).toBeGreaterThan(each.start);
          }
        expect(lanes.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(rows.length);
        for (const lane of lanes)
          for (const row of rows.slice(lane.firstRow, lane.firstRow + lane.rowCount))
            if (mode === 'mention') expect(row.every(({ key }) => key === lane.key)).toBe(true);
      }),
    );
  });

  it('needs no more rows than there are clips at one time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 })), {
          maxLength: 60,
        }),
        (all) => {
          const clips = timelineClips(
            all.map(([start, length], i) => clip(`c${i}`, start, start + length)),
            null,
          );
          expect(layoutLanes(clips, 'packed').rows).toHaveLength(depth(clips));
        },
      ),
    );
  });

  it('joins spellings of one mention, in the order of the video', () => {
    const { lanes } = layoutLanes(
      timelineClips([clip('a', 9, 10, 'cat'), clip('b', 1, 2, 'dog'), clip('c', 3, 4, 'Dog ')], null),
      'mention',
    );
    expect(lanes.map(({ mention, clipCount }) => [mention, clipCount])).toEqual([
      ['dog', 2],
      ['cat', 1],
    ]);
  });

  it('pack 10,000 clips over 10 hours without overlap', () => {
    const many = timelineClips(manyClips, 36_000);
    const packed = layoutLanes(many, 'packed');
    const ends = many.map(({ end }) => end).sort((a, b) => a - b);
    let [open, closed, most] = [0, 0, 0];
    for (const { start } of many) {
      open++;
      while (ends[closed]! <= start) closed++;
      most = Math.max(most, open - closed);
    }
    expect(packed.rows).toHaveLength(most);
    for (const row of packed.rows)
      expect(row.every(({ start }, i) => i === 0 || start >= row[i - 1]!.end)).toBe(true);
  });
});
