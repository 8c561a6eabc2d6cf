import { render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { boundsWhere, box, isRed, nextFrame, pixelAt, point } from '../../test/support/image.js';
import {
  canvasOf,
  framesFilm,
  lightSquare,
  ready,
  seek,
  tallFilm,
  timed,
  videoOf,
} from '../../test/support/video.js';
import { parseGrounding } from '../grounding/index.js';
import { GroundedVideo, type GroundedVideoProps } from './index.js';

const plain = {
  alt: 'Two squares',
  muted: true,
  preload: 'auto',
  annotationStyle: { stroke: 'rgb(255 0 0)', halo: false },
  showLabels: false,
  style: { width: 640 },
} as const;

function show(props: Partial<GroundedVideoProps> & Pick<GroundedVideoProps, 'annotations'>) {
  const view = render(<GroundedVideo src={framesFilm} {...plain} {...props} />);
  const root = view.container.firstElementChild as HTMLElement;
  return {
    ...view,
    root,
    update: (next: Partial<GroundedVideoProps>) =>
      view.rerender(<GroundedVideo src={framesFilm} {...plain} {...props} {...next} />),
  };
}

const isEmpty = (canvas: HTMLCanvasElement) =>
  boundsWhere(canvas, (_r, _g, _b, alpha) => alpha > 0).right < 0;

describe('printing a video', () => {
  const setMedia = (media: string) => cdp().send('Emulation.setEmulatedMedia', { media });
  afterEach(() => setMedia(''));

  it.each([
    [320, 180, 'contain'],
    [320, 300, 'contain'],
    [320, 300, 'cover'],
  ] as const)('has the shapes on its picture on paper, at %d x %d, %s', async (width, height, fit) => {
    const { root } = show({ annotations: [lightSquare()], fit, style: { width: 640, height: 360 } });
    await ready(root);
    await setMedia('print');
    // Measured at once, as a page is printed: before anybody is told of another size.
    Object.assign(root.style, { width: `${width}px`, height: `${height}px` });
    const outer = root.getBoundingClientRect();
    const canvas = canvasOf(root).getBoundingClientRect();
    const ratio = (fit === 'cover' ? Math.max : Math.min)(width / 640, height / 360);
    expect(canvas.width).toBeCloseTo(640 * ratio, 1);
    expect(canvas.left - outer.left).toBeCloseTo((width - 640 * ratio) / 2, 1);
    expect(canvas.top - outer.top).toBeCloseTo((height - 360 * ratio) / 2, 1);
  });
});

describe('painting a video', () => {
  it.each([
    [640, 360, 'contain'],
    [333, 500, 'contain'],
    [333, 500, 'cover'],
    [900, 300, 'cover'],
  ] as const)('puts a track where the frame has its square, at %d x %d, %s', async (width, height, fit) => {
    const { root } = show({ annotations: [lightSquare()], fit, style: { width, height } });
    await ready(root);
    const scale = (fit === 'cover' ? Math.max : Math.min)(width / 320, height / 180);
    const [left, top] = [(width - 320 * scale) / 2, (height - 180 * scale) / 2];
    for (const frame of [60, 45, 90]) {
      await seek(root, frame);
      const found = boundsWhere(canvasOf(root), isRed);
      const expected = Math.max(0, left + (20 + 2 * frame) * scale);
      expect(Math.abs(found.left + (expected > 0 ? 1 : 0) - expected)).toBeLessThanOrEqual(1);
      expect(Math.abs(found.top + 1 - (top + 80 * scale))).toBeLessThanOrEqual(1);
      expect(Math.abs(found.bottom - 1 - (top + 112 * scale))).toBeLessThanOrEqual(1);
    }
  });

  it('shows timed shapes around their time, others always, and tracks faint at their ends', async () => {
    const annotations = [
      timed(box('a', 100, 600, 200, 700), 1),
      box('always', 800, 100, 900, 200),
      lightSquare(),
    ];
    const { root } = show({ annotations });
    await ready(root);
    const canvas = canvasOf(root);
    const alphaAt = (x: number, y: number) => pixelAt(canvas, x, y)[3]!;
    await seek(root, 30);
    expect(alphaAt(64, 230)).toBe(255);
    expect(alphaAt(512, 50)).toBe(255);
    await seek(root, 38);
    expect(alphaAt(64, 230)).toBe(0);
    expect(alphaAt(512, 50)).toBe(255);
    // An eighth of a second before its first waypoint, half of the way into its fade.
    await seek(root, 11);
    expect(alphaAt(2 * 50, 2 * 96)).toBeGreaterThan(60);
    expect(alphaAt(2 * 50, 2 * 96)).toBeLessThan(200);
  });

  it('takes another hold', async () => {
    const { root, update } = show({ annotations: [timed(box('a', 100, 600, 200, 700), 1)] });
    await ready(root);
    await seek(root, 50);
    expect(isEmpty(canvasOf(root))).toBe(true);
    update({ hold: 2 });
    await nextFrame();
    expect(pixelAt(canvasOf(root), 64, 230)[3]).toBe(255);
  });

  it('paints the tracks and collections of a parsed answer', async () => {
    const annotations = parseGrounding(
      '<track mention="dot"><point t="0"> (100,500) </point><point t="2"> (500,500) </point></track> <collection t="3"><point> (900,500) </point></collection>',
    );
    const { root } = show({ annotations });
    await ready(root);
    await seek(root, 30);
    expect(pixelAt(canvasOf(root), 0.3 * 640, 180)).toEqual([255, 0, 0, 255]);
    await seek(root, 90);
    expect(pixelAt(canvasOf(root), 0.9 * 640, 180)).toEqual([255, 0, 0, 255]);
  });

  it('moves with the presented frames while it plays, without rendering React', async () => {
    const annotationStyle = vi.fn(() => ({ stroke: 'rgb(255 0 0)', halo: false as const }));
    const getAriaLabel = vi.fn(() => 'square');
    const { root } = show({ annotations: [lightSquare()], annotationStyle, getAriaLabel });
    const video = await ready(root);
    await seek(root, 20);
    const calls = [annotationStyle.mock.calls.length, getAriaLabel.mock.calls.length];
    const errors: number[] = [];
    video.playbackRate = 0.5;
    await video.play();
    await expect.poll(() => root.hasAttribute('data-playing')).toBe(true);
    getAriaLabel.mockClear();
    await new Promise<void>((resolve) => {
      const check: VideoFrameRequestCallback = (_now, { mediaTime }) => {
        // Asked for after the overlay did: it has painted this frame by now.
        const found = boundsWhere(canvasOf(root), isRed);
        const frame = Math.round(mediaTime * 30);
        // A busy machine presents few frames before the track ends with frame 105.
        if (frame < 105) errors.push(Math.abs(found.left + 1 - 2 * (20 + 2 * frame)));
        if (errors.length < 12 && frame < 105) video.requestVideoFrameCallback(check);
        else resolve();
      };
      video.requestVideoFrameCallback(check);
    });
    video.pause();
    expect(errors.length).toBeGreaterThan(0);
    expect(Math.max(...errors)).toBeLessThanOrEqual(1);
    expect(annotationStyle.mock.calls.length).toBe(calls[0]);
    expect(getAriaLabel).not.toHaveBeenCalled();
  });

  it('leaves a trail that ends at the shape', async () => {
    const { root, update } = show({ annotations: [lightSquare()] });
    await ready(root);
    await seek(root, 60);
    const behind = () => pixelAt(canvasOf(root), 2 * (20 + 2 * 45 + 16), 2 * 96)[3]!;
    const far = () => pixelAt(canvasOf(root), 2 * (20 + 2 * 20 + 16), 2 * 96)[3]!;
    expect(behind()).toBe(0);
    update({ showTrails: true });
    await nextFrame();
    expect(behind()).toBeGreaterThan(far());
    expect(far()).toBeGreaterThan(0);
    update({ showTrails: true, trailSeconds: 0.75 });
    await nextFrame();
    expect(far()).toBe(0);
    expect(behind()).toBeGreaterThan(0);
  });

  it('paints in device pixels, follows its box, and another size of picture', async () => {
    vi.spyOn(window, 'devicePixelRatio', 'get').mockReturnValue(2);
    const annotations = [point('p', 500, 500)];
    const { root, update } = show({ annotations, style: { width: 400 } });
    await ready(root);
    expect([canvasOf(root).width, canvasOf(root).height]).toEqual([800, 450]);
    root.style.width = '200px';
    await nextFrame();
    expect(canvasOf(root).width).toBe(400);
    update({ annotations, style: { width: 200 }, src: tallFilm });
    await expect.poll(() => videoOf(root).videoWidth).toBe(90);
    await ready(root);
    // As high as the new picture asks: 200 x 160 / 90.
    expect(root.getBoundingClientRect().height).toBeCloseTo(355.6, 0);
    const found = boundsWhere(canvasOf(root), isRed);
    expect((found.left + found.right) / 2).toBeCloseTo(100, 0);
    expect((found.top + found.bottom) / 2).toBeCloseTo(177.8, 0);
    vi.restoreAllMocks();
  });

  it('keeps to its asset and hides mentions', async () => {
    const annotations = [
      { ...box('a', 100, 100, 200, 200, 'cat'), assetIdx: 0 },
      { ...box('b', 800, 800, 900, 900, 'dog'), assetIdx: 0 },
      box('c', 400, 400, 500, 500, 'cat'),
    ];
    const { root, update } = show({ annotations, assetIdx: 0, assetCount: 2 });
    await ready(root);
    await expect.poll(() => boundsWhere(canvasOf(root), isRed).right).toBeCloseTo(577, 0);
    expect(pixelAt(canvasOf(root), 256, 170)[3]).toBe(0);
    update({ annotations, assetIdx: 0, assetCount: 2, hiddenMentions: ['Dog'] });
    await nextFrame();
    expect(boundsWhere(canvasOf(root), isRed).right).toBeCloseTo(129, 0);
  });
});
