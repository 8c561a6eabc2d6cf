import { act, render } from '@testing-library/react';
import fc from 'fast-check';
import { Profiler, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { imageRect, movedOf, settled, wheel } from '../../test/support/gestures.js';
import {
  baseCanvas,
  boundsWhere,
  box,
  isRed,
  nextFrame,
  painted,
  picture,
} from '../../test/support/image.js';
import type { Viewport } from '../state/index.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const red = { stroke: 'rgb(255 0 0)', halo: false } as const;
const src = picture(400, 300);
const plain = { src, alt: 'A grey field', annotationStyle: red, showLabels: false } as const;
const annotations = [box('a', 420, 380, 570, 610)];

function show(props: Partial<GroundedImageProps> = {}) {
  const { container, ...rest } = render(
    <GroundedImage {...plain} annotations={annotations} style={{ width: 400 }} {...props} />,
  );
  return { root: container.firstElementChild as HTMLElement, ...rest };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('moving', () => {
  it('moves what is painted by a transform, renders no React, and paints sharp once at rest', async () => {
    const onRender = vi.fn();
    const { container } = render(
      <Profiler id="image" onRender={onRender}>
        <GroundedImage {...plain} annotations={annotations} style={{ width: 400 }} />
      </Profiler>,
    );
    const root = container.firstElementChild as HTMLElement;
    const canvas = await painted(root);
    const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
    onRender.mockClear();
    // Frames may be slower than what counts as a rest.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (let i = 0; i < 4; i++) {
      wheel(root, 100, 100, { deltaY: -15, ctrlKey: true });
      await nextFrame();
      expect(movedOf(root).style.transform).toContain('scale');
    }
    expect(strokes).not.toHaveBeenCalled();
    const scale = Math.exp(4 * 60 * 0.0025);
    const moving = imageRect(root);
    expect(moving.width).toBeCloseTo(400 * scale, 1);
    expect(moving.x).toBeCloseTo(100 - 100 * scale, 1);
    vi.advanceTimersByTime(1000);
    await settled(root);
    expect(strokes).toHaveBeenCalledTimes(1);
    expect(movedOf(root).style.transform).toBe('');
    const rest = imageRect(root);
    for (const key of ['x', 'y', 'width', 'height'] as const) expect(rest[key]).toBeCloseTo(moving[key], 1);
    const found = boundsWhere(canvas, isRed);
    expect(Math.abs(found.left + 1 - (rest.x + 0.42 * rest.width))).toBeLessThanOrEqual(0.5);
    expect(onRender).not.toHaveBeenCalled();
    expect(root.hasAttribute('data-zoomed')).toBe(true);
  });

  it('paints anew in the middle of a gesture that goes far', async () => {
    const { root } = show();
    await painted(root);
    const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
    for (let i = 0; i < 5; i++) wheel(root, 200, 150, { deltaY: -120, ctrlKey: true });
    await nextFrame();
    expect(strokes).toHaveBeenCalledTimes(1);
    expect(movedOf(root).hasAttribute('data-moving')).toBe(false);
    expect(imageRect(root).width).toBeCloseTo(400 * Math.exp(1.5), 0);
  });

  it.each([1, 1.5, 2, 3])(
    'has shapes and image where geometry says, at any zoom and %d device pixels per pixel',
    async (ratio) => {
      vi.spyOn(window, 'devicePixelRatio', 'get').mockReturnValue(ratio);
      const { root, rerender } = show({ viewport: { scale: 1, x: 0, y: 0 } });
      const canvas = await painted(root);
      const shown = canvas.getBoundingClientRect();
      expect([shown.width % 1, shown.height % 1], 'else a browser may stretch it').toEqual([0, 0]);
      expect([canvas.width, canvas.height]).toEqual([shown.width * ratio, shown.height * ratio]);
      const view = fc.record({
        scale: fc.double({ min: 1, max: 4, noNaN: true }),
        u: fc.double({ min: 0, max: 1, noNaN: true }),
        v: fc.double({ min: 0, max: 1, noNaN: true }),
        corner: fc.constantFrom([100, 100], [413, 271], [777, 640]),
      });
      await fc.assert(
        fc.asyncProperty(view, async ({ scale, u, v, corner }) => {
          const viewport = { scale, x: -u * 400 * (scale - 1), y: -v * 300 * (scale - 1) };
          const [x1, y1] = corner as [number, number];
          const shape = box('b', x1, y1, x1 + 90, y1 + 120);
          rerender(
            <GroundedImage {...plain} annotations={[shape]} style={{ width: 400 }} viewport={viewport} />,
          );
          await nextFrame();
          await settled(root);
          await nextFrame();
          const image = imageRect(root);
          expect(Math.abs(image.x - viewport.x)).toBeLessThan(0.1);
          expect(Math.abs(image.y - viewport.y)).toBeLessThan(0.1);
          expect(Math.abs(image.width - 400 * scale)).toBeLessThan(0.1);
          const found = boundsWhere(canvas, isRed);
          if (found.left === Infinity) return;
          const expected = {
            left: viewport.x + (shape.x1 / 1000) * 400 * scale - 1,
            top: viewport.y + (shape.y1 / 1000) * 300 * scale - 1,
            right: viewport.x + (shape.x2 / 1000) * 400 * scale + 1,
            bottom: viewport.y + (shape.y2 / 1000) * 300 * scale + 1,
          };
          for (const [side, limit] of [
            ['left', 400],
            ['right', 400],
            ['top', 300],
            ['bottom', 300],
          ] as const)
            if (expected[side] > 2 && expected[side] < limit - 2)
              expect(Math.abs(found[side] - expected[side]), side).toBeLessThanOrEqual(0.5 + 1e-6);
        }),
        { numRuns: 12 },
      );
    },
  );

  it.each([0.67, 0.9, 1.1, 1.8].map(Math.fround))(
    'stretches no canvas in a page that is zoomed to %d device pixels per pixel',
    async (ratio) => {
      vi.spyOn(window, 'devicePixelRatio', 'get').mockReturnValue(ratio);
      for (let width = 300; width < 310; width++) {
        const { root, unmount } = show({ style: { width } });
        const canvas = await painted(root);
        const shown = [canvas.style.width, canvas.style.height].map(Number.parseFloat);
        expect(canvas.width, `${width} wide`).toBeCloseTo(shown[0]! * ratio, 1);
        expect(canvas.height, `${width} wide`).toBeCloseTo(shown[1]! * ratio, 1);
        unmount();
      }
    },
  );

  it('stands where it should under a reset of the app’s', async () => {
    const reset = document.head.appendChild(document.createElement('style'));
    reset.textContent = 'img, canvas { display: block; max-width: 100%; height: auto; }';
    try {
      const { root } = show({ viewport: { scale: 2, x: -120, y: -90 }, style: { width: 399.5 } });
      const canvas = await painted(root);
      const image = imageRect(root);
      for (const [side, length] of Object.entries({ x: -120, y: -90, width: 799, height: 599.25 }))
        expect(image[side as keyof typeof image], side).toBeCloseTo(length, 1);
      const { width, height } = canvas.getBoundingClientRect();
      expect([width, height].map((length) => length * devicePixelRatio)).toEqual([
        canvas.width,
        canvas.height,
      ]);
    } finally {
      reset.remove();
    }
  });

  it('does not paint what is out of view', async () => {
    const { root } = show({
      annotations: Array.from({ length: 400 }, (_, i) => {
        const [x, y] = [(i % 20) * 50, Math.floor(i / 20) * 50];
        return box(`b${i}`, x, y, x + 20, y + 20);
      }),
      defaultViewport: { scale: 8, x: 0, y: 0 },
    });
    const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
    await painted(root);
    expect(strokes.mock.calls.length).toBeGreaterThan(8);
    expect(strokes.mock.calls.length).toBeLessThan(40);
  });
});

describe('a viewport held by the app', () => {
  it('moves only where the app says', async () => {
    const onViewportChange = vi.fn();
    const { root, rerender } = show({ viewport: { scale: 2, x: -100, y: -100 }, onViewportChange });
    await painted(root);
    expect(imageRect(root)).toEqual({ x: -100, y: -100, width: 800, height: 600 });
    wheel(root, 100, 100, { deltaY: -100, ctrlKey: true });
    expect(onViewportChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ scale: expect.closeTo(2 * Math.exp(0.25)) }),
      expect.objectContaining({ reason: 'wheel', event: expect.any(WheelEvent) }),
    );
    await nextFrame();
    expect(imageRect(root).width).toBe(800);
    rerender(
      <GroundedImage
        {...plain}
        annotations={annotations}
        style={{ width: 400 }}
        viewport={{ scale: 3, x: -300, y: -200 }}
      />,
    );
    await nextFrame();
    expect(imageRect(root).width).toBeCloseTo(1200, 1);
  });

  it('may be shared by two images', async () => {
    function Pair() {
      const [viewport, setViewport] = useState<Viewport>({ scale: 1, x: 0, y: 0 });
      const shared = {
        ...plain,
        annotations,
        viewport,
        onViewportChange: setViewport,
        style: { width: 300 },
      };
      return (
        <>
          <GroundedImage {...shared} />
          <GroundedImage {...shared} alt="The same again" />
        </>
      );
    }
    const { container } = render(<Pair />);
    const [one, two] = container.children as unknown as [HTMLElement, HTMLElement];
    await painted(one);
    await painted(two);
    act(() => void wheel(one, 50, 50, { deltaY: -150, ctrlKey: true }));
    await settled(one);
    await settled(two);
    await nextFrame();
    expect(imageRect(one).width).toBeGreaterThan(400);
    expect(imageRect(two).width).toBeCloseTo(imageRect(one).width, 1);
    expect(imageRect(two).x).toBeCloseTo(imageRect(one).x, 1);
    expect(baseCanvas(two)!.toDataURL()).toBe(baseCanvas(one)!.toDataURL());
  });

  it('keeps its middle when the container changes size', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ defaultViewport: { scale: 2, x: -200, y: -150 }, onViewportChange });
    await painted(root);
    root.style.width = '200px';
    await nextFrame();
    expect(imageRect(root)).toEqual({ x: -100, y: -75, width: 400, height: 300 });
    expect(onViewportChange).toHaveBeenLastCalledWith({ scale: 2, x: -100, y: -75 }, { reason: 'resize' });
  });
});
