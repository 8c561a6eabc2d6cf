import { fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import film from '../../../test/fixtures/frames.webm?url';
import tall from '../../../test/fixtures/tall.webm?url';
import { parseGrounding } from '../../grounding/index.js';
import { ClipTimeline } from './ClipTimeline.js';
import type { ClipTimelineProps } from './clipTimelineProps.js';

const grounding = parseGrounding('<clip mention="one" t="0.4 0.9" />');
const picture = () => document.querySelector<HTMLElement>('.pr-timeline-thumbnail')!;
const canvas = () => picture().querySelector('canvas');
const ruler = () => document.querySelector<HTMLElement>('.pr-timeline-ruler')!;

/** The pointer goes to a time on a ruler of `duration` seconds. */
function hover(time: number, duration: number) {
  const { left, width, top } = ruler().getBoundingClientRect();
  fireEvent.pointerMove(ruler(), { clientX: left + (time / duration) * width, clientY: top + 5 });
}
const leave = () => fireEvent.pointerLeave(ruler());

/** A picture in one colour. */
function drawn(color: string) {
  const canvasElement = Object.assign(document.createElement('canvas'), { width: 16, height: 9 });
  const context = canvasElement.getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 16, 9);
  return canvasElement;
}
const colorOf = (element: HTMLCanvasElement | null, x = 2, y = 2) =>
  element ? [...element.getContext('2d')!.getImageData(x, y, 1, 1).data] : null;

afterEach(() => vi.restoreAllMocks());

describe('pictures from a function', () => {
  const show = (getThumbnail: ClipTimelineProps['getThumbnail']) =>
    render(<ClipTimeline clips={grounding} duration={10} getThumbnail={getThumbnail} />);

  it('show under the pointer and go with it', async () => {
    show(() => Promise.resolve(drawn('red')));
    expect(picture().hidden).toBe(true);
    hover(5, 10);
    await expect.poll(() => colorOf(canvas())).toEqual([255, 0, 0, 255]);
    expect(picture().hidden).toBe(false);
    leave();
    expect(picture().hidden).toBe(true);
  });

  it('are cancelled when the pointer moves on, and a late one does not show', async () => {
    const asked: { time: number; signal: AbortSignal; give(color: string): void }[] = [];
    show(
      (time, { signal }) =>
        new Promise((resolve) => {
          asked.push({ time, signal, give: (color) => resolve(drawn(color)) });
        }),
    );
    hover(2, 10);
    hover(6, 10);
    expect(asked.map(({ time }) => Math.round(time))).toEqual([2, 6]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asked[1]!.give('lime');
    await expect.poll(() => colorOf(canvas())).toEqual([0, 255, 0, 255]);
    asked[0]!.give('red');
    await Promise.resolve();
    expect(colorOf(canvas())).toEqual([0, 255, 0, 255]);
    hover(6, 10);
    leave();
    hover(6, 10);
    expect(asked).toHaveLength(2);
    expect(picture().hidden).toBe(false);
  });

  it('are not there where there is none', async () => {
    const answers = [
      () => Promise.resolve(drawn('red')),
      () => Promise.reject(new Error('none')),
      () => null,
      () => 'data:image/png;base64,broken',
      () => document.createElement('video'),
      () => {
        throw new Error('none');
      },
    ];
    let at = 0;
    show(() => answers[at++]!());
    for (let i = 0; i < answers.length; i++) {
      hover(1 + i, 10);
      await expect.poll(() => picture().hasAttribute('data-pending')).toBe(false);
      expect(picture().hidden).toBe(i > 0);
    }
  });
});

/** The number in the pixels of `frames.webm`: bits of 40 px in a picture 320 px wide. */
const frameIn = (element: HTMLCanvasElement | null) =>
  Array.from({ length: 7 }, (_, bit) => Number(colorOf(element, bit * 40 + 20, 10)![1]! > 128) << bit).reduce(
    (a, b) => a | b,
  );

function WithVideo({ src = film, crossOrigin }: { src?: string; crossOrigin?: 'anonymous' }) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <>
      <video ref={video} src={src} crossOrigin={crossOrigin} muted preload="auto" aria-label="film" />
      <ClipTimeline clips={grounding} video={video} showThumbnails />
    </>
  );
}
const played = () => screen.getByLabelText<HTMLVideoElement>('film');

/** The videos that are made from now on besides React's. */
function madeVideos() {
  const made: HTMLVideoElement[] = [];
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((...args: Parameters<typeof create>) => {
    const element = create(...args);
    if (element instanceof HTMLVideoElement) made.push(element);
    return element;
  });
  return made;
}

describe('pictures from the video itself', () => {
  async function show(element = <WithVideo />) {
    const result = render(element);
    await expect.poll(() => played().readyState).toBe(4);
    await expect.poll(() => document.querySelector('[data-live]')).toBeNull();
    return result;
  }

  it('are of the time under the pointer, and the video stays where it is', async () => {
    await show();
    const seeking = vi.fn();
    played().addEventListener('seeking', seeking);
    for (const time of [2, 0.5, 3.9]) {
      hover(time, 4);
      await expect.poll(() => picture().hasAttribute('data-pending')).toBe(false);
      expect(Math.abs(frameIn(canvas()) / 30 - time)).toBeLessThan(0.1);
    }
    expect(seeking).not.toHaveBeenCalled();
    expect(played().currentTime).toBe(0);
    expect(played().paused).toBe(true);
  });

  it('seek no more often than the eye can follow: what the pointer left before its turn is passed over', async () => {
    await show();
    const made = madeVideos();
    hover(0.2, 4);
    await expect.poll(() => picture().hasAttribute('data-pending')).toBe(false);
    const seeks: number[] = [];
    made[0]!.addEventListener('seeking', () => seeks.push(made[0]!.currentTime));
    for (let time = 0.5; time < 3.5; time += 0.1) hover(time, 4);
    await expect.poll(() => picture().hasAttribute('data-pending')).toBe(false);
    expect(Math.abs(frameIn(canvas()) / 30 - 3.4)).toBeLessThan(0.15);
    expect(seeks.length).toBeLessThan(4);
    expect(made).toHaveLength(1);
  });

  it('begin with the pointer and end with the timeline', async () => {
    const made = madeVideos();
    const { unmount } = await show(
      <StrictMode>
        <WithVideo />
      </StrictMode>,
    );
    const others = () => made.filter((video) => video !== played());
    const before = others().length;
    hover(1, 4);
    await expect.poll(() => picture().hidden).toBe(false);
    expect(others()).toHaveLength(before + 1);
    const hidden = others().at(-1)!;
    expect(hidden.muted).toBe(true);
    expect(hidden.isConnected).toBe(false);
    unmount();
    expect(hidden.hasAttribute('src')).toBe(false);
    await expect.poll(() => hidden.networkState).toBe(HTMLMediaElement.NETWORK_EMPTY);
  });

  it('are those of another source once there is one', async () => {
    const { rerender } = await show();
    hover(1, 4);
    await expect.poll(() => canvas()?.width).toBe(320);
    rerender(<WithVideo src={tall} />);
    await expect.poll(() => played().duration).toBe(1);
    await expect
      .poll(() => {
        hover(0.5, 1);
        return canvas()?.width;
      })
      .toBe(90);
  });

  it('are quietly missing where the video cannot be loaded', async () => {
    const errors = vi.fn();
    window.addEventListener('unhandledrejection', errors);
    render(<WithVideo src="/none.webm" crossOrigin="anonymous" />);
    await expect.poll(() => played().error).not.toBeNull();
    hover(1, 10);
    await expect.poll(() => picture().hasAttribute('data-pending')).toBe(false);
    expect(picture().hidden).toBe(true);
    expect(document.querySelector<HTMLElement>('.pr-timeline-tip')!.hidden).toBe(false);
    expect(errors).not.toHaveBeenCalled();
    window.removeEventListener('unhandledrejection', errors);
  });
});
