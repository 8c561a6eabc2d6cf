import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createViewport } from './viewport.js';
import type { Viewport, ViewportGeometry } from './viewportTypes.js';

const wide: ViewportGeometry = {
  container: { width: 800, height: 600 },
  fitted: { x: 0, y: 50, width: 800, height: 500 },
  naturalWidth: 1600,
};

function fitted(options: Parameters<typeof createViewport>[0] = {}) {
  const viewport = createViewport(options);
  viewport.setGeometry(wide);
  return viewport;
}

describe('createViewport', () => {
  it('starts fitted', () => {
    expect(fitted().getSnapshot()).toEqual({ scale: 1, x: 0, y: 50 });
    expect(fitted().isFitted()).toBe(true);
  });

  it.each([0, -2, Number.NaN, null] as number[])(
    'takes a least or largest scale of %s for none given',
    (scale) => {
      expect(fitted({ minScale: scale, maxScale: scale }).getLimits()).toEqual(fitted().getLimits());
    },
  );

  it('keeps the image under the pointer in place while it zooms', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 800, noNaN: true }),
        fc.double({ min: 100, max: 500, noNaN: true }),
        (scale, x, y) => {
          const viewport = fitted();
          viewport.zoomTo(2, { x: 400, y: 300 });
          const before = viewport.getSnapshot();
          viewport.zoomTo(2 * scale, { x, y });
          const after = viewport.getSnapshot();
          const horizontal = Math.abs((x - before.x) / before.scale - (x - after.x) / after.scale);
          const vertical = Math.abs((y - before.y) / before.scale - (y - after.y) / after.scale);
          expect(horizontal).toBeLessThan(1e-6);
          expect(vertical).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('never leaves a gap that the image could fill', () => {
    const move = fc.record({
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      x: fc.double({ min: -100, max: 900, noNaN: true }),
      y: fc.double({ min: -100, max: 700, noNaN: true }),
      dx: fc.double({ min: -2000, max: 2000, noNaN: true }),
      dy: fc.double({ min: -2000, max: 2000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const viewport = fitted();
        for (const { factor, x, y, dx, dy } of moves) {
          viewport.zoomBy(factor, { x, y });
          viewport.panBy(dx, dy);
          const now = viewport.getSnapshot();
          const width = 800 * now.scale;
          const height = 500 * now.scale;
          expect(now.scale).toBeGreaterThanOrEqual(1);
          expect(now.scale).toBeLessThanOrEqual(8);
          expect(now.x).toBeLessThanOrEqual(1e-6);
          expect(now.x + width).toBeGreaterThanOrEqual(800 - 1e-6);
          if (height <= 600) expect(now.y).toBeCloseTo((600 - height) / 2, 6);
          else {
            expect(now.y).toBeLessThanOrEqual(1e-6);
            expect(now.y + height).toBeGreaterThanOrEqual(600 - 1e-6);
          }
        }
      }),
    );
  });

  it('goes to actual size and back', () => {
    const viewport = fitted();
    viewport.actualSize();
    expect(viewport.getSnapshot().scale).toBe(2);
    viewport.fit();
    expect(viewport.isFitted()).toBe(true);
  });

  it('lets a huge image be seen at four times its own pixels', () => {
    const viewport = createViewport();
    viewport.setGeometry({ ...wide, naturalWidth: 80_000 });
    expect(viewport.getLimits().max).toBe(400);
  });

  it('centres a rectangle with room around it', () => {
    const viewport = fitted();
    viewport.zoomToRect({ left: 0.4, top: 0.4, right: 0.6, bottom: 0.6 });
    const { scale, x, y } = viewport.getSnapshot();
    expect(scale).toBeCloseTo(3);
    expect(x + 0.5 * 800 * scale).toBeCloseTo(400);
    expect(y + 0.5 * 500 * scale).toBeCloseTo(300);
  });

  it('reveals what is outside by the shortest pan and leaves alone what is inside', () => {
    const viewport = fitted();
    viewport.zoomTo(4);
    const before = viewport.getSnapshot();
    viewport.reveal({ left: 0.49, top: 0.49, right: 0.51, bottom: 0.51 });
    expect(viewport.getSnapshot()).toBe(before);
    viewport.reveal({ left: 0.9, top: 0.9, right: 0.95, bottom: 0.95 }, { reason: 'selection' });
    const { scale, x, y } = viewport.getSnapshot();
    expect(scale).toBe(4);
    expect(x + 0.95 * 800 * scale).toBeLessThanOrEqual(800);
    expect(y + 0.95 * 500 * scale).toBeLessThanOrEqual(600);
  });

  it('stays fitted, or keeps its middle, when the container changes size', () => {
    const viewport = fitted();
    const small = {
      ...wide,
      container: { width: 400, height: 300 },
      fitted: { x: 0, y: 25, width: 400, height: 250 },
    };
    viewport.setGeometry(small);
    expect(viewport.getSnapshot()).toEqual({ scale: 1, x: 0, y: 25 });

    const zoomed = fitted();
    zoomed.zoomTo(4, { x: 200, y: 200 });
    const { x, y, scale } = zoomed.getSnapshot();
    const u = (400 - x) / (800 * scale);
    const v = (300 - y) / (500 * scale);
    zoomed.setGeometry(small);
    const after = zoomed.getSnapshot();
    expect((200 - after.x) / (400 * after.scale)).toBeCloseTo(u);
    expect((150 - after.y) / (250 * after.scale)).toBeCloseTo(v);
  });

  it('obeys a limit that the app sets', () => {
    const viewport = createViewport({ maxScale: 2 });
    viewport.setGeometry({ ...wide, naturalWidth: 80_000 });
    viewport.zoomTo(100);
    expect(viewport.getSnapshot().scale).toBe(2);
  });

  it('can be panned where there is more to see, and not as fitted', () => {
    const viewport = fitted({ minScale: 0.5 });
    expect(viewport.canPan()).toBe(false);
    viewport.zoomTo(0.5);
    expect(viewport.canPan()).toBe(false);
    viewport.zoomTo(1.5);
    expect(viewport.canPan()).toBe(true);
  });

  it('can be panned as far as the edges', () => {
    const viewport = fitted();
    const directions = () =>
      (
        [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const
      ).map(([dx, dy]) => viewport.canPanBy(dx, dy));
    expect(directions()).toEqual([false, false, false, false]);
    viewport.zoomTo(3);
    expect(directions()).toEqual([true, true, true, true]);
    viewport.panBy(0, -10_000);
    expect(directions()).toEqual([true, true, true, false]);
    viewport.panBy(0, 0.4);
    expect(directions(), 'less than half a pixel from its edge').toEqual([true, true, true, false]);
    viewport.zoomTo(1.1);
    expect(directions(), 'all of its height is to be seen').toEqual([true, true, false, false]);
  });

  it('shows a viewport held by the app within the limits, and asks for another when the container changes', () => {
    const onViewportChange = vi.fn();
    const viewport = fitted({ controlled: { scale: 1, x: 0, y: 0 }, onViewportChange });
    expect(viewport.getSnapshot()).toEqual({ scale: 1, x: 0, y: 50 });
    expect(onViewportChange).not.toHaveBeenCalled();
    const half = { x: 0, y: 25, width: 400, height: 250 };
    viewport.setGeometry({ ...wide, container: { width: 400, height: 300 }, fitted: half });
    expect(viewport.getSnapshot()).toEqual({ scale: 1, x: 0, y: 25 });
    viewport.setOptions({ controlled: { scale: 4, x: -600, y: -300 }, onViewportChange });
    viewport.setGeometry(wide);
    expect(onViewportChange).toHaveBeenLastCalledWith(
      { scale: 4, x: expect.closeTo(-1200), y: expect.closeTo(-600) },
      { reason: 'resize' },
    );
  });

  it('tells of each change once, with its reason, and keeps the snapshot when nothing moved', () => {
    const onViewportChange = vi.fn();
    const viewport = fitted({ onViewportChange });
    const before = viewport.getSnapshot();
    viewport.panBy(10, 10);
    expect(viewport.getSnapshot()).toBe(before);
    expect(onViewportChange).not.toHaveBeenCalled();
    viewport.zoomBy(2, undefined, { reason: 'button' });
    expect(onViewportChange).toHaveBeenCalledExactlyOnceWith(viewport.getSnapshot(), { reason: 'button' });
  });

  it('goes on from what it has asked for while a controlled one is not rendered yet', () => {
    vi.useFakeTimers({ now: 0 });
    const asked: Viewport[] = [];
    const start = { scale: 2, x: -100, y: -100 };
    const onViewportChange = (next: Viewport) => asked.push(next);
    const viewport = fitted({ controlled: start, onViewportChange });
    viewport.panBy(-10, 0);
    viewport.panBy(-10, 0);
    expect(asked.map(({ x }) => x)).toEqual([-110, -120]);
    expect(viewport.getSnapshot()).toEqual(start);
    // Rendered for another reason, then with the first of them, then with both.
    viewport.setOptions({ controlled: { ...start }, onViewportChange });
    viewport.panBy(-10, 0);
    viewport.setOptions({ controlled: asked[0], onViewportChange });
    viewport.panBy(-10, 0);
    expect(asked.at(-1)!.x).toBe(-140);
    // The app has a view of its own.
    viewport.setOptions({ controlled: { ...start, x: -300 }, onViewportChange });
    viewport.panBy(-10, 0);
    expect(asked.at(-1)!.x).toBe(-310);
    // What is not answered has been refused.
    vi.advanceTimersByTime(300);
    viewport.panBy(-10, 0);
    expect(asked.at(-1)!.x).toBe(-310);
    vi.useRealTimers();
  });

  it('only asks while the app holds it', () => {
    const onViewportChange = vi.fn();
    const held = { scale: 2, x: -100, y: -100 };
    const viewport = fitted({ controlled: held, onViewportChange });
    viewport.zoomBy(2);
    expect(onViewportChange).toHaveBeenCalledOnce();
    expect(viewport.getSnapshot()).toEqual(held);
    viewport.setOptions({ controlled: { scale: 3, x: -10, y: -10 } });
    expect(viewport.getSnapshot()).toEqual({ scale: 3, x: -10, y: -10 });
  });
});
