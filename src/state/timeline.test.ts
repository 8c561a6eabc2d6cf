import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createTimeline } from './timeline.js';

const ready = (extent = 100, width = 1000) => {
  const timeline = createTimeline();
  timeline.setExtent(extent);
  timeline.setWidth(width);
  return timeline;
};
const viewOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

const move = fc.oneof(
  fc.record({ type: fc.constant('pan' as const), by: fc.double({ noDefaultInfinity: true }) }),
  fc.record({
    type: fc.constant('zoom' as const),
    factor: fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
    at: fc.double({ min: 0, max: 36_000, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('reveal' as const),
    start: fc.double({ min: 0, max: 36_000, noNaN: true }),
    length: fc.double({ min: 0, max: 500, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('extent' as const),
    extent: fc.double({ min: 0.1, max: 36_000, noNaN: true }),
  }),
);

test('no move leaves the time there is, or shows less than the least span', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const timeline = ready(36_000);
      for (const each of moves) {
        if (each.type === 'pan') timeline.panBy(each.by);
        else if (each.type === 'zoom') timeline.zoomBy(each.factor, each.at);
        else if (each.type === 'reveal') timeline.reveal(each.start, each.start + each.length);
        else timeline.setExtent(each.extent);
        const { start, end, extent } = timeline.getSnapshot();
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(extent + 1e-6);
        expect(end - start).toBeGreaterThanOrEqual(Math.min(1, extent) - 1e-6);
      }
    }),
  );
});

test.each([0, -5, Number.NaN, null] as number[])('takes a least span of %s for none given', (minSpan) => {
  const timeline = createTimeline({ minSpan });
  timeline.setExtent(100);
  timeline.zoomBy(1e9);
  expect(timeline.getSnapshot().end - timeline.getSnapshot().start).toBeCloseTo(1);
  timeline.setOptions({ minSpan });
  timeline.zoomBy(1e9);
  expect(timeline.getSnapshot().end - timeline.getSnapshot().start).toBeCloseTo(1);
});

test('zooming keeps the time under the pointer in place, wherever there is room', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.double({ min: 1.1, max: 20, noNaN: true }),
      (share, factor) => {
        const timeline = ready(1000);
        const at = share * 1000;
        const before = timeline.toPixels(at);
        timeline.zoomBy(factor, at);
        expect(timeline.toPixels(at)).toBeCloseTo(before, 4);
        timeline.zoomBy(1 / factor, at);
        expect(viewOf(timeline.getSnapshot()).end).toBeCloseTo(1000, 4);
      },
    ),
  );
});

test('pixels and times are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 110, noNaN: true }), (time) => {
      const timeline = ready();
      timeline.zoomBy(3, 40);
      expect(timeline.toTime(timeline.toPixels(time))).toBeCloseTo(time, 6);
    }),
  );
});

test('what is revealed is in view', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 900, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 1, max: 500, noNaN: true }),
      (from, length, factor) => {
        const timeline = ready(1000);
        timeline.zoomBy(factor);
        timeline.reveal(from, from + length);
        const { start, end } = timeline.getSnapshot();
        expect(from).toBeGreaterThanOrEqual(start - 1e-6);
        expect(from + length).toBeLessThanOrEqual(end + 1e-6);
      },
    ),
  );
});

describe('a timeline', () => {
  test('that shows everything goes on doing so as the video grows', () => {
    const timeline = ready(10);
    timeline.setExtent(20);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 0, end: 20 });
    timeline.zoomBy(2, 0);
    timeline.setExtent(40);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 0, end: 10 });
    expect(timeline.isFitted()).toBe(false);
  });

  test('begins where it is asked to, once it is known how much there is', () => {
    const timeline = createTimeline({ initial: { start: 10, end: 20 } });
    timeline.setExtent(100);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 10, end: 20 });
  });

  test('without any time shows nothing and fails at nothing', () => {
    const timeline = createTimeline();
    timeline.zoomBy(2);
    timeline.panBy(5);
    timeline.reveal(1, 2);
    timeline.setExtent(Number.NaN);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 0, end: 0 });
    expect(timeline.toPixels(3)).toBe(0);
  });

  test('turns the page when the playhead leaves it, and only while following', () => {
    const timeline = ready();
    timeline.zoomBy(10, 0);
    timeline.follow(9);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 0, end: 10 });
    timeline.follow(10.5);
    expect(timeline.getSnapshot().start).toBeCloseTo(9.5);
    timeline.setFollowing(false);
    timeline.follow(50);
    expect(timeline.getSnapshot().start).toBeCloseTo(9.5);
  });

  test('follows no more when the reader goes to look at something else meanwhile', () => {
    const timeline = ready();
    timeline.zoomBy(10, 0);
    timeline.follow(5);
    timeline.panBy(1, { reason: 'wheel' });
    timeline.panBy(20, { reason: 'selection' });
    timeline.follow(5.1);
    expect(timeline.getSnapshot().following).toBe(true);
    timeline.panBy(20, { reason: 'drag' });
    expect(timeline.getSnapshot().following).toBe(false);
    timeline.follow(5.2);
    expect(timeline.getSnapshot().start).toBeGreaterThan(10);
    timeline.setFollowing(true);
    timeline.follow(null);
    timeline.panBy(20, { reason: 'drag' });
    expect(timeline.getSnapshot().following).toBe(true);
  });

  test('held by the app asks before it moves', () => {
    const onViewChange = vi.fn();
    const controlled = { start: 10, end: 20 };
    const timeline = createTimeline({ controlled, onViewChange });
    timeline.setExtent(100);
    timeline.panBy(5, { reason: 'button' });
    expect(viewOf(timeline.getSnapshot())).toEqual(controlled);
    expect(onViewChange).toHaveBeenCalledExactlyOnceWith({ start: 15, end: 25 }, { reason: 'button' });
    timeline.setOptions({ controlled: { start: 15, end: 25 }, onViewChange });
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 15, end: 25 });
  });

  test('zooms to a clip in the middle', () => {
    const timeline = ready();
    timeline.zoomTo(40, 46);
    expect(viewOf(timeline.getSnapshot())).toEqual({ start: 38, end: 48 });
  });
});
