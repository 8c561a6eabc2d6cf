import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGrounding, type ShapeAnnotation, shapeBounds, type TrackAnnotation, trackAt } from './index.js';

const span = { start: 0, end: 0 };
const base = { id: 'w', span };
const point = (t: number | undefined, x: number, y: number): ShapeAnnotation => ({
  ...base,
  kind: 'point',
  x,
  y,
  ...(t !== undefined && { t }),
});
const box = (t: number, x1: number, y1: number, x2: number, y2: number): ShapeAnnotation => ({
  ...base,
  kind: 'box',
  x1,
  y1,
  x2,
  y2,
  t,
});
const polygon = (t: number, ...points: [number, number][]): ShapeAnnotation => ({
  ...base,
  kind: 'polygon',
  points,
  t,
});
const track = (...waypoints: ShapeAnnotation[]): TrackAnnotation => ({
  id: 'track',
  span,
  kind: 'track',
  mention: 'dog',
  assetIdx: 1,
  waypoints,
  complete: true,
});

describe('trackAt', () => {
  it('moves points and boxes linearly, as the track', () => {
    expect(trackAt(track(point(2, 100, 200), point(4, 300, 100)), 2.5)).toEqual({
      id: 'track',
      span,
      kind: 'point',
      mention: 'dog',
      assetIdx: 1,
      t: 2.5,
      x: 150,
      y: 175,
    });
    expect(trackAt(track(box(0, 0, 0, 100, 100), box(1, 100, 200, 300, 400)), 0.5)).toMatchObject({
      kind: 'box',
      x1: 50,
      y1: 100,
      x2: 200,
      y2: 250,
    });
  });

  it('does not turn a box inside out whose corners are swapped', () => {
    const at = trackAt(track(box(0, 0, 0, 100, 100), box(1, 100, 100, 0, 0)), 0.5)!;
    expect(shapeBounds(at)).toEqual({ x: 0, y: 0, width: 100, height: 100 });
  });

  it('moves polygons vertex by vertex, and takes the nearer where their vertices differ', () => {
    const triangle = polygon(0, [0, 0], [10, 0], [0, 10]);
    const moved = polygon(1, [10, 10], [20, 10], [10, 20]);
    const square = polygon(1, [0, 0], [10, 0], [10, 10], [0, 10]);
    expect(trackAt(track(triangle, moved), 0.5)).toMatchObject({
      points: [
        [5, 5],
        [15, 5],
        [5, 15],
      ],
    });
    expect(trackAt(track(triangle, square), 0.49)).toMatchObject({
      points: [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
    });
    expect(trackAt(track(triangle, square), 0.5)).toMatchObject({ points: { length: 4 } });
  });

  it('is nowhere before its first and after its last waypoint, nor without times', () => {
    const path = track(point(1, 0, 0), point(2, 10, 10));
    expect([0.999, 2.001, Number.NaN, Infinity].map((t) => trackAt(path, t))).toEqual(
      Array(4).fill(undefined),
    );
    expect(trackAt(path, 2)).toMatchObject({ x: 10 });
    expect(trackAt(track(), 0)).toBeUndefined();
    expect(trackAt(track(point(undefined, 1, 1)), 0)).toBeUndefined();
  });

  it('sorts waypoints by time, skips those without one, and takes the last of those at one time', () => {
    const path = track(point(4, 400, 0), point(undefined, 999, 0), point(0, 0, 0), point(4, 500, 0));
    expect(trackAt(path, 2)).toMatchObject({ x: 200 });
    expect(trackAt(path, 4)).toMatchObject({ x: 500 });
  });

  it('follows a parsed answer', () => {
    const { tracks } = parseGrounding(
      '<track mention="cat"><point t="1"> (100,100) </point><point t="2"> (200,300) </point></track>',
    );
    expect(trackAt(tracks[0]!, 1.25)).toMatchObject({ mention: 'cat', x: 125, y: 150 });
  });
});

const waypoints = fc.array(
  fc.record({
    t: fc.double({ min: 0, max: 1e4, noNaN: true }),
    x: fc.integer({ min: 0, max: 1000 }),
    y: fc.integer({ min: 0, max: 1000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('any track', () => {
  it('passes through its waypoints', () => {
    fc.assert(
      fc.property(waypoints, (list) => {
        const distinct = list.filter(({ t }, i) => list.findIndex((other) => other.t === t) === i);
        const path = track(...distinct.map(({ t, x, y }) => point(t, x, y)));
        for (const { t, x, y } of distinct) expect(trackAt(path, t)).toMatchObject({ x, y });
      }),
    );
  });

  it('stays between the waypoints around it, and agrees with a plain scan', () => {
    fc.assert(
      fc.property(waypoints, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sorted = list.toSorted((a, b) => a.t - b.t);
        const [first, last] = [sorted[0]!.t, sorted.at(-1)!.t];
        const t = Math.min(last, first + share * (last - first));
        const at = trackAt(track(...list.map((p) => point(p.t, p.x, p.y))), t)!;
        const before = sorted.findLast((p) => p.t <= t)!;
        const after = sorted.find((p) => p.t >= t)!;
        const found = at as { x: number; y: number };
        const slack = 1e-9;
        expect(found.x).toBeGreaterThanOrEqual(Math.min(before.x, after.x) - slack);
        expect(found.x).toBeLessThanOrEqual(Math.max(before.x, after.x) + slack);
        const ratio = after.t > before.t ? (t - before.t) / (after.t - before.t) : 0;
        if (after.t > before.t) expect(found.y).toBeCloseTo(before.y + ratio * (after.y - before.y), 6);
      }),
    );
  });
});
