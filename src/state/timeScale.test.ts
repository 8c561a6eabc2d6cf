import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTime } from './time.js';
import { keySteps, openExtent, tickScale, ticksBetween } from './timeScale.js';

test.each([
  [0.003, 0.005],
  [0.05, 0.05],
  [0.3, 0.5],
  [0.51, 1],
  [3, 5],
  [11, 15],
  [31, 60],
  [61, 120],
  [1000, 1800],
  [5000, 7200],
  [50_000, 86_400],
  [100_000, 172_800],
])('marks at least %d s apart are %d s apart', (least, step) => {
  expect(tickScale(least).step).toBeCloseTo(step, 9);
});

const leastStep = fc.double({ min: 0.002, max: 1e6, noNaN: true });

test('at every zoom marks are no nearer than asked, at most 2.5 times as far, and divided evenly', () => {
  fc.assert(
    fc.property(leastStep, (least) => {
      const { step, minor } = tickScale(least);
      expect(step).toBeGreaterThanOrEqual(least * (1 - 1e-9));
      expect(step).toBeLessThanOrEqual(least * 2.5 * (1 + 1e-9));
      const parts = step / minor;
      expect(Math.abs(parts - Math.round(parts))).toBeLessThan(1e-6);
    }),
  );
});

test('at every zoom and place each mark has a time of its own', () => {
  fc.assert(
    fc.property(leastStep, fc.integer({ min: 0, max: 1000 }), (least, offset) => {
      const { step, fractionDigits } = tickScale(least);
      const ticks = ticksBetween(offset * step, (offset + 20) * step, step);
      expect(ticks).toHaveLength(21);
      const texts = ticks.map((time) => formatTime(time, { fractionDigits }));
      expect(new Set(texts).size).toBe(ticks.length);
    }),
  );
});

test('marks are exact numbers, also far from the start', () => {
  expect(ticksBetween(0.1, 0.7, 0.1)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  expect(ticksBetween(36_000.1, 36_000.3, 0.1)).toEqual([36_000.1, 36_000.2, 36_000.3]);
  expect(ticksBetween(-1, 11, 5)).toEqual([0, 5, 10]);
  expect(ticksBetween(3, 2, 1)).toEqual([]);
});

test.each([
  [0, 1, 10],
  [10, 0.1, 1],
  [60, 1, 10],
  [180, 2, 20],
  [3600, 5, 60],
])('in %d s of video keys move by %d and %d s', (duration, small, large) => {
  const steps = keySteps(duration);
  expect(steps.small).toBeCloseTo(small);
  expect(steps.large).toBeCloseTo(large);
});

test('a timeline without a duration ends at a round time at or after all that is known', () => {
  expect(openExtent(0)).toBe(10);
  expect(openExtent(61)).toBe(70);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 36_000, noNaN: true }), (known) => {
      expect(openExtent(known)).toBeGreaterThanOrEqual(known);
      expect(openExtent(known)).toBeLessThanOrEqual(Math.max(10, known * 1.3));
    }),
  );
});
