import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLanes, manyClips, timelineClips } from '../../../test/support/timeline.js';
import { type TimeWindow, timeWindow, visibleClips } from './visible.js';

const layout = layoutLanes(timelineClips(manyClips, 36_000), 'mention');

/** All rows of the layout in one window. */
function visible(window: TimeWindow) {
  const rows = layout.rows.map((row, index) => visibleClips(row, index, window));
  return { clips: rows.flatMap(({ clips }) => clips), clusters: rows.flatMap(({ clusters }) => clusters) };
}
const windowAt = (scale: number, from = -1, to = 40_000): TimeWindow => ({
  from,
  to,
  margin: 0,
  scale,
  block: { from: 0, length: 65_536 },
});

describe('10,000 clips over 10 hours', () => {
  it('need few elements at any zoom', () => {
    for (let length = 36_000; length >= 1; length /= 3)
      for (const start of [0, 12_345, 36_000 - length]) {
        const { clips, clusters } = visible(timeWindow({ start, end: start + length, width: 1000 }));
        expect(clips.length + clusters.length).toBeLessThan(100 * layout.rows.length);
      }
  });

  it('are all there, alone or in a cluster, and clusters do not change as the view moves', () => {
    const all = visible(windowAt(0.05));
    expect(all.clips.length + all.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    const keys = new Set(all.clusters.map(({ row, start, end }) => `${row} ${start} ${end}`));
    const part = visible(windowAt(0.05, 10_000, 12_000));
    expect(part.clusters.length).toBeGreaterThan(0);
    for (const { row, start, end } of part.clusters) expect(keys).toContain(`${row} ${start} ${end}`);
  });

  it('are joined over no more than a thumb can tell apart, so that a press goes much nearer', () => {
    for (const { start, end } of visible(windowAt(0.05)).clusters)
      expect((end - start) * 0.05).toBeLessThan(64 + 24);
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
    const one = timeWindow({ start: 10.1, end: 16.5, width: 800 });
    expect(timeWindow({ start: 10.2, end: 16.6, width: 800 })).toEqual(one);
  });

  it('lies in a block that CSS can count the pixels of, with room', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360_000, noNaN: true }),
        fc.double({ min: 0.01, max: 360_000, noNaN: true }),
        fc.integer({ min: 200, max: 4000 }),
        (start, length, width) => {
          const { block, from, to } = timeWindow({ start, end: start + length, width });
          expect(from).toBeGreaterThanOrEqual(block.from);
          expect(to).toBeLessThanOrEqual(block.from + block.length);
          expect((block.length / length) * width).toBeLessThan(2 ** 25);
        },
      ),
    );
  });
});
