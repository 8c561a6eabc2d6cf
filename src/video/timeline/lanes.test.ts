import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClipAnnotation, parseGrounding } from '../../grounding/index.js';
import { lastStartingBy, timelineClips } from './clips.js';
import { layoutLanes } from './lanes.js';
import { timeWindow, visibleClips } from './visible.js';

const span = { start: 0, end: 0 };
const clip = (id: string, start: number, end?: number, mention?: string): ClipAnnotation => ({
  id,
  span,
  kind: 'clip',
  start,
  ...(end === undefined ? {} : { end }),
  ...(mention === undefined ? {} : { mention }),
});

const time = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.double({ min: -5, max: 40, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
);
const clipsArbitrary = fc
  .array(fc.tuple(time, fc.option(time, { nil: undefined }), fc.constantFrom('a', 'A ', 'b', undefined)), {
    maxLength: 80,
  })
  .map((all) => all.map(([start, end, mention], i) => clip(`c${i}`, start, end, mention)));

describe('timelineClips', () => {
  it('turns reversed ranges round and flags them', () => {
    const [only] = timelineClips([clip('a', 18, 12.5, 'dog')], null);
    expect(only).toMatchObject({ start: 12.5, end: 18, reversed: true, clamped: false, moment: false });
  });

  it('moves what is beyond the video to its edge and flags it', () => {
    const clips = timelineClips([clip('a', 8, 14), clip('b', 20, 30), clip('c', -2, 1), clip('m', 15)], 10);
    expect(clips.map(({ id, start, end, clamped }) => [id, start, end, clamped])).toEqual([
      ['c', 0, 1, true],
      ['a', 8, 10, true],
      ['b', 10, 10, true],
      ['m', 10, 10, true],
    ]);
  });

  it('clamps nothing to a duration that is not known', () => {
    expect(timelineClips([clip('a', 8, 1e5)], null)[0]).toMatchObject({ end: 1e5, clamped: false });
  });

  it('knows moments, and leaves out what has no place in time', () => {
    const clips = timelineClips([clip('m', 4), clip('x', Number.NaN, 3)], null);
    expect(clips.map(({ id, moment, end }) => [id, moment, end])).toEqual([['m', true, 4]]);
  });

  it('lights up with the collection around a clip', () => {
    const grounding = parseGrounding(
      '<collection mention="goal"><clip t="3 5" /><clip t="1 2" /></collection>',
      { idPrefix: 'p' },
    );
    const clips = timelineClips(grounding, null);
    const [segment] = grounding.segments;
    const collection = segment?.kind === 'annotation' ? segment.annotation.id : '';
    expect(clips.map(({ start, mention }) => [start, mention])).toEqual([
      [1, 'goal'],
      [3, 'goal'],
    ]);
    expect(clips.every(({ ids }) => ids.includes(collection))).toBe(true);
  });

  it('leaves hidden mentions out', () => {
    const clips = timelineClips([clip('a', 1, 2, 'Dog '), clip('b', 3, 4, 'cat')], null, { hidden: ['dog'] });
    expect(clips.map(({ id, index }) => [id, index])).toEqual([['b', 0]]);
  });

  it('keeps to one asset', () => {
    const clips = [{ ...clip('a', 1, 2), assetIdx: 0 }, clip('b', 1, 2)];
    expect(timelineClips(clips, null, { assetIdx: 0, assetCount: 2 }).map(({ id }) => id)).toEqual(['a']);
    expect(timelineClips(clips, null, { assetIdx: 1, assetCount: 2 }).map(({ id }) => id)).toEqual(['b']);
  });

  it('sorts by time, and finds the last that began', () => {
    fc.assert(
      fc.property(clipsArbitrary, fc.integer({ min: -1, max: 31 }), (given, at) => {
        const clips = timelineClips(given, 30);
        for (const [i, { index, start, end }] of clips.entries()) {
          expect(index).toBe(i);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(30);
        }
        const last = lastStartingBy(clips, at);
        expect(clips.filter(({ start }) => start <= at)).toHaveLength(last + 1);
      }),
    );
  });
});

/** The most clips that are at one time, touching ends apart: no layout can do with fewer rows. */
function depth(clips: readonly { start: number; end: number }[]): number {
  const inside = (at: number) =>
    clips.filter(({ start, end }) => (start === end ? start === at : start <= at && at < end)).length;
  return Math.max(0, ...clips.map(({ start }) => inside(start)));
}

describe('layoutLanes', () => {
  it('loses no clip and lets none overlap, in either mode', () => {
    fc.assert(
      fc.property(clipsArbitrary, fc.constantFrom('mention' as const, 'packed' as const), (given, mode) => {
        const clips = timelineClips(given, null);
        const { rows, lanes, rowOf } = layoutLanes(clips, mode);
        expect(rows.flat()).toHaveLength(clips.length);
        for (const [index, row] of rows.entries())
          for (const [i, each] of row.entries()) {
            expect(rowOf[each.index]).toBe(index);
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
});

const many = timelineClips(
  Array.from({ length: 10_000 }, (_, i) =>
    clip(`c${i}`, (i * 7919) % 36_000, ((i * 7919) % 36_000) + 1 + (i % 9), `m${i % 8}`),
  ),
  36_000,
);

describe('10,000 clips over 10 hours', () => {
  const layout = layoutLanes(many, 'mention');
  const packed = layoutLanes(many, 'packed');

  it('are packed without overlap', () => {
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

  it('need few elements at any zoom', () => {
    for (let span = 36_000; span >= 1; span /= 3)
      for (const start of [0, 12_345, 36_000 - span]) {
        const window = timeWindow({ start, end: start + span, width: 1000 });
        const { clips, clusters } = visibleClips(layout, window);
        expect(clips.length + clusters.length).toBeLessThan(1500);
      }
  });

  it('are all there, alone or in a cluster, and clusters do not change as the view moves', () => {
    const whole = { from: -1, to: 40_000, scale: 0.05 };
    const all = visibleClips(layout, whole);
    expect(all.clips.length + all.clusters.reduce((sum, { clips }) => sum + clips.length, 0)).toBe(10_000);
    const keys = new Set(all.clusters.map(({ row, start, end }) => `${row} ${start} ${end}`));
    const part = visibleClips(layout, { from: 10_000, to: 12_000, scale: 0.05 });
    expect(part.clusters.length).toBeGreaterThan(0);
    for (const { row, start, end } of part.clusters) expect(keys).toContain(`${row} ${start} ${end}`);
  });
});

describe('timeWindow', () => {
  it('covers the view and a quarter of it on both sides, at no more than its scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 36_000, noNaN: true }),
        fc.double({ min: 1, max: 36_000, noNaN: true }),
        (start, length) => {
          const window = timeWindow({ start, end: start + length, width: 800 });
          expect(window.from).toBeLessThanOrEqual(start - length * 0.249);
          expect(window.to).toBeGreaterThanOrEqual(start + length * 1.249);
          expect(window.to - window.from).toBeLessThan(length * 8);
          expect(window.scale).toBeLessThanOrEqual((800 / length) * (1 + 1e-6));
          expect(window.scale).toBeGreaterThan((800 / length) * 0.49);
        },
      ),
    );
  });

  it('stays the same while the view moves a little', () => {
    const one = timeWindow({ start: 10.1, end: 17, width: 800 });
    expect(timeWindow({ start: 10.2, end: 17.1, width: 800 })).toEqual(one);
  });
});
