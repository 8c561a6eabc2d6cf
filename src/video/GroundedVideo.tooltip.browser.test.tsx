import { screen, waitFor } from '@testing-library/react';
import { Layer, Rect } from 'react-konva';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, point } from '../../test/support/image.js';
import { leftOf } from '../../test/support/leftOf.js';
import { at, hoverAt, showVideo } from '../../test/support/showVideo.js';
import { lightSquare, ready, seek, timed, videoBoxOf, videoOf } from '../../test/support/video.js';
import { useImageTransform } from '../image/index.js';
import { GroundedVideo, type GroundedVideoProps } from './index.js';

const annotations = [
  lightSquare(),
  timed(point('p', 500, 200, 'spot'), 3),
  { ...box('b', 20, 600, 100, 700, 'corner'), score: 0.87 },
];

const show = (props: Partial<GroundedVideoProps> = {}) =>
  showVideo({ controls: false, annotations, ...props });

const tip = () => screen.getByRole('tooltip', { hidden: true });
const isShown = () => expect.poll(() => tip().hidden).toBe(false);
const isGone = () => expect.poll(() => tip().hidden).toBe(true);
const button = (name: RegExp) => screen.getByRole('button', { name });

describe('the tooltip of a video', () => {
  it('shows wherever a large point is drawn', async () => {
    const { root } = show({
      annotations: [timed(point('p', 500, 500, 'spot'), 1)],
      annotationStyle: { pointRadius: 40 },
    });
    await ready(root);
    await seek(root, 30);
    await hoverAt(root, 160 + 18, 90);
    await isShown();
    await hoverAt(root, 160 + 24, 90);
    await isGone();
  });

  it('has the colour that the shape is drawn in', async () => {
    const { root } = show({ colorBy: 'index' });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    await isShown();
    const swatch = () => tip().querySelector<HTMLElement>('.pr-image-tooltip-swatch')!.style.background;
    const first = swatch();
    await hoverAt(root, 15, 116);
    await expect.poll(() => tip().textContent).toContain('corner');
    expect(swatch()).not.toBe(first);
  });

  it('tells all about the shape under the pointer, a track by what it is', async () => {
    const { root } = show();
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    await isShown();
    expect(tip()).toHaveTextContent(
      'light squareKindtrackPosition140, 80 – 172, 112 pxSize32 × 32 pxTime0:00.5–0:03.5Waypoints2',
    );
    await hoverAt(root, 15, 116);
    await expect
      .poll(() => tip().textContent)
      .toBe('cornerKindboxPosition6, 108 – 32, 126 pxSize26 × 18 pxScore87%');
    await userEvent.keyboard('{Escape}');
    await isGone();
  });

  it('has its numbers in their order in a page that runs from the right', async () => {
    const { root } = show({ dir: 'rtl' });
    await ready(root);
    await hoverAt(root, 15, 116);
    await isShown();
    expect(leftOf(tip(), '6, 108')).toBeLessThan(leftOf(tip(), '32, 126 px'));
    expect(leftOf(tip(), '26 ×')).toBeLessThan(leftOf(tip(), '18 px'));
    // And the values beside what they are of, to the left of it.
    const [kind, value] = [tip().querySelector('dt')!, tip().querySelector('dd')!];
    expect(value.getBoundingClientRect().right).toBeCloseTo(kind.getBoundingClientRect().left - 10, 0);
  });

  it('has them so in Arabic digits, too', async () => {
    const { root } = show({ dir: 'rtl', locale: 'ar-EG' });
    await ready(root);
    await hoverAt(root, 15, 116);
    await isShown();
    const size = [...tip().querySelectorAll('dd')].find(({ textContent }) => textContent.includes('×'))!;
    expect(leftOf(size, '٢٦')).toBeLessThan(leftOf(size, '١٨'));
  });

  it('writes times and numbers as the locale does, in names as well', async () => {
    const { root } = show({ locale: 'de' });
    await ready(root);
    const light = button(/^light square, track, from 0,5 Sekunden to 3,5 Sekunden/);
    light.focus();
    await waitFor(() => expect(light).toHaveAccessibleDescription(/Time 0:00,5–0:03,5 Waypoints 2/));
  });

  it('goes when its shape moves away, and keeps up with a seek', async () => {
    const { root } = show();
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    await isShown();
    await seek(root, 62);
    await expect.poll(() => tip().textContent).toContain('144, 80 – 176, 112 px');
    await seek(root, 100);
    await isGone();
  });

  it('stands at the focused shape while the video plays, and is out of sight while the shape is', async () => {
    const { root } = show();
    const video = await ready(root);
    button(/^light square/).focus();
    // Not there yet; assistive technology is told all the same.
    await waitFor(() => expect(button(/^light square/)).toHaveAccessibleDescription(/Kind track/));
    expect(tip().hidden).toBe(true);
    await seek(root, 60);
    await isShown();
    const left = () => tip().getBoundingClientRect().left;
    const before = left();
    video.playbackRate = 0.25;
    await video.play();
    await expect.poll(left).toBeGreaterThan(before + 10);
    await expect.poll(() => tip().textContent).not.toContain('140, 80');
    video.pause();
    await seek(root, 119);
    await isGone();
    await seek(root, 60);
    await isShown();
    expect(left()).toBeCloseTo(before, 0);
  });

  it('takes content of the app’s, renders it a few times a second at most, and can be switched off', async () => {
    const renderTooltip = vi.fn(({ id }: { id: string }) => <b>mine: {id}</b>);
    const { root, rerender, all } = show({ renderTooltip });
    const video = await ready(root);
    await seek(root, 60);
    button(/^light square/).focus();
    await expect.poll(() => tip().textContent).toBe('mine: light');
    renderTooltip.mockClear();
    await video.play();
    await expect.poll(() => video.currentTime).toBeGreaterThan(3);
    video.pause();
    // One second, thirty frames, and the one at which it stopped.
    expect(renderTooltip.mock.calls.length).toBeLessThan(12);
    rerender(<GroundedVideo {...all} tooltip={false} />);
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull();
  });

  it('shows where a finger taps, which selects', async () => {
    const { root } = show();
    await ready(root);
    await seek(root, 60);
    const { left, top } = videoOf(root).getBoundingClientRect();
    const tap = (x: number, y: number) => {
      const init = { clientX: left + 2 * x, clientY: top + 2 * y, pointerType: 'touch', bubbles: true };
      videoOf(root).dispatchEvent(new PointerEvent('click', { ...init, cancelable: true }));
    };
    tap(150, 96);
    await isShown();
    expect(tip()).toHaveTextContent('light square');
    expect(root).toHaveAttribute('data-selected');
    tap(280, 30);
    await isGone();
    expect(root).not.toHaveAttribute('data-selected');
  });

  it('keeps off the video’s own controls', async () => {
    const { root } = show({ controls: true, annotations: [box('low', 400, 500, 600, 780, 'low')] });
    await ready(root);
    await hoverAt(root, 160, 130);
    await isShown();
    const { bottom } = tip().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(root.getBoundingClientRect().bottom - 76);
  });
});

describe('what else works as on images', () => {
  it('asks for the menu of an annotation', async () => {
    const onAnnotationContextMenu = vi.fn((_annotation, event) => event.preventDefault());
    const { root } = show({ onAnnotationContextMenu });
    await ready(root);
    await seek(root, 60);
    await userEvent.click(videoBoxOf(root), { ...at(150, 96), button: 'right' });
    expect(onAnnotationContextMenu.mock.lastCall![0]).toMatchObject({ id: 'light', kind: 'box' });
    await userEvent.click(videoBoxOf(root), { ...at(300, 20), button: 'right' });
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
    button(/^spot/).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    expect(onAnnotationContextMenu.mock.lastCall![0]).toMatchObject({ id: 'p' });
  });

  it('goes through what overlaps, by clicks and by keys', async () => {
    const onSelectedIdChange = vi.fn();
    const stack = [box('large', 300, 300, 700, 700), box('small', 400, 400, 600, 600)];
    const { root } = show({ annotations: stack, onSelectedIdChange });
    await ready(root);
    const click = () => userEvent.click(videoBoxOf(root), at(160, 90));
    const last = () => onSelectedIdChange.mock.lastCall![0];
    await click();
    expect(last()).toBe('small');
    await click();
    expect(last()).toBe('large');
    await userEvent.keyboard('.');
    await waitFor(() => expect(last()).toBe('small'));
    await userEvent.keyboard(',');
    expect(last()).toBe('large');
    await userEvent.keyboard('{Escape}');
    expect(last()).toBe(null);
  });

  it('leaves keys to the app that answers them', async () => {
    const onSelectedIdChange = vi.fn();
    const { root } = show({
      defaultSelectedId: 'b',
      onSelectedIdChange,
      onKeyDown: (event) => event.preventDefault(),
    });
    await ready(root);
    button(/^corner/).focus();
    await userEvent.keyboard('{Escape}');
    expect(onSelectedIdChange).not.toHaveBeenCalled();
  });

  it('tells of highlights by either name, and takes each piece of the selection from the app', async () => {
    const [onHighlightChange, onHighlightedIdChange] = [vi.fn(), vi.fn()];
    const { root } = show({ onHighlightChange, onHighlightedIdChange, selectedIds: ['p', 'b'] });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    await expect.poll(() => onHighlightChange.mock.lastCall?.[0]).toBe('light');
    expect(onHighlightedIdChange.mock.calls).toEqual(onHighlightChange.mock.calls);
    expect(screen.getAllByRole('button', { pressed: true }).map(({ dataset }) => dataset.id)).toEqual([
      'b',
      'p',
    ]);
  });

  it('draws layers of the app’s own where the picture is', async () => {
    function Mark() {
      const transform = useImageTransform()!;
      return <Rect {...transform} width={1000} height={1000} fill="rgb(0 255 0)" />;
    }
    const layers = (
      <Layer>
        <Mark />
      </Layer>
    );
    const { root } = show({ annotations: [], layers, style: { width: 640, height: 640 } });
    await ready(root);
    const canvas = () => root.querySelector<HTMLCanvasElement>('.pr-image-children canvas');
    const alphaAt = (x: number, y: number) => canvas()?.getContext('2d')?.getImageData(x, y, 1, 1).data[3];
    await expect.poll(() => alphaAt(320, 320)).toBe(255);
    expect(alphaAt(320, 100)).toBe(0);
    const box = root.getBoundingClientRect();
    expect(document.elementFromPoint(box.left + 320, box.top + 320)).toBe(videoOf(root));
  });
});
