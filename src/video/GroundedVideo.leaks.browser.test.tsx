import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { nextFrame } from '../../test/support/image.js';
import { framesFilm, lightSquare, ready, tallFilm, videoOf } from '../../test/support/video.js';
import { GroundedVideo } from './index.js';

afterEach(() => vi.restoreAllMocks());

/** Counts the listeners that would outlive a video: on the page and its queries, or bound to a signal. */
function countListeners() {
  const held = { count: 0 };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const outlives = (target: EventTarget) =>
    [Window, Document, MediaQueryList, FontFaceSet].some((kind) => target instanceof kind);
  vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
    this: EventTarget,
    ...[name, listener, options]
  ) {
    add.call(this, name, listener, options);
    const signal = typeof options === 'object' ? options.signal : undefined;
    if (signal) add.call(signal, 'abort', () => held.count--);
    if (signal || outlives(this)) held.count++;
  });
  vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function (
    this: EventTarget,
    ...[name, listener, options]
  ) {
    remove.call(this, name, listener, options);
    if (outlives(this)) held.count--;
  });
  return held;
}

/** The frame callbacks that videos wait for. */
function countFrameCallbacks() {
  const pending = new Set<string>();
  const { requestVideoFrameCallback: request, cancelVideoFrameCallback: cancel } = HTMLVideoElement.prototype;
  const videos: HTMLVideoElement[] = [];
  const keyOf = (video: HTMLVideoElement, handle: number) => {
    if (!videos.includes(video)) videos.push(video);
    return `${videos.indexOf(video)} ${handle}`;
  };
  vi.spyOn(HTMLVideoElement.prototype, 'requestVideoFrameCallback').mockImplementation(function (
    this: HTMLVideoElement,
    callback,
  ) {
    const handle = request.call(this, (now, data) => {
      pending.delete(keyOf(this, handle));
      callback(now, data);
    });
    pending.add(keyOf(this, handle));
    return handle;
  });
  vi.spyOn(HTMLVideoElement.prototype, 'cancelVideoFrameCallback').mockImplementation(function (
    this: HTMLVideoElement,
    handle,
  ) {
    pending.delete(keyOf(this, handle));
    cancel.call(this, handle);
  });
  return pending;
}

const film = (src: string, hold: number) => (
  <StrictMode>
    <GroundedVideo muted loop alt="Two squares" src={src} hold={hold} annotations={[lightSquare()]} />
  </StrictMode>
);

it('leaves no listener, callback, observer or canvas behind, 200 times, in StrictMode', async () => {
  // React adds listeners of its own to the page, once.
  render(film(framesFilm, 0.5)).unmount();
  const listeners = countListeners();
  const callbacks = countFrameCallbacks();
  const observe = vi.spyOn(ResizeObserver.prototype, 'observe');
  const disconnect = vi.spyOn(ResizeObserver.prototype, 'disconnect');

  for (let round = 0; round < 200; round++) {
    const { container, rerender, unmount } = render(film(framesFilm, 0.5));
    expect(container.querySelectorAll('canvas')).toHaveLength(1);
    expect(callbacks.size).toBe(1);
    const mounted = listeners.count;
    expect(mounted).toBeGreaterThan(0);
    rerender(film(tallFilm, 1));
    if (round % 10 === 0) await nextFrame();
    expect(callbacks.size).toBe(1);
    expect(listeners.count).toBe(mounted);
    unmount();
    expect(callbacks.size).toBe(0);
    expect(listeners.count).toBe(0);
    expect(disconnect.mock.calls.length).toBe(observe.mock.calls.length);
  }
  expect(document.querySelectorAll('canvas, video')).toHaveLength(0);
});

it('keeps nothing of the sources that it has played', async () => {
  render(film(framesFilm, 0.5)).unmount();
  const listeners = countListeners();
  const callbacks = countFrameCallbacks();
  const { container, rerender, unmount } = render(film(tallFilm, 0.5));
  const root = container.firstElementChild!;
  const mounted = listeners.count;
  for (const [round, src] of [framesFilm, tallFilm, framesFilm, tallFilm].entries()) {
    rerender(film(src, 0.5 + round));
    const video = await ready(root);
    await video.play();
    await expect.poll(() => root.querySelector('.pr-video-box')!.hasAttribute('data-locked')).toBe(true);
    expect(callbacks.size).toBe(1);
    expect(listeners.count).toBe(mounted);
    // The shapes, and the picture below them.
    expect(root.querySelectorAll('canvas')).toHaveLength(2);
  }
  const video = videoOf(root);
  unmount();
  expect(callbacks.size).toBe(0);
  expect(listeners.count).toBe(0);
  expect(document.querySelectorAll('canvas, video')).toHaveLength(0);
  await expect.poll(() => video.paused).toBe(true);
});
