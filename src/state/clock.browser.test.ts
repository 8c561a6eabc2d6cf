import { afterEach, describe, expect, it, vi } from 'vitest';
import framesFilm from '../../test/fixtures/frames.webm?url';
import tallFilm from '../../test/fixtures/tall.webm?url';
import { createVideoClock, type VideoClock } from './clock.js';

const FRAME = 1 / 30;
const once = (target: EventTarget, name: string) =>
  new Promise<void>((resolve) => target.addEventListener(name, () => resolve(), { once: true }));

async function film(src: string = framesFilm, { frames = true } = {}) {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, src, preload: 'auto' });
  if (!frames) Object.defineProperty(video, 'requestVideoFrameCallback', { value: undefined });
  document.body.append(video);
  await once(video, 'canplaythrough');
  return video;
}

/** Waits until the clock shows what `matches` says yes to. */
const until = (clock: VideoClock, matches: (time: number) => boolean) =>
  expect.poll(() => matches(clock.getSnapshot().time)).toBe(true);

afterEach(() => {
  for (const video of document.querySelectorAll('video')) video.remove();
  vi.restoreAllMocks();
});

describe('createVideoClock', () => {
  it('has the time of the presented frame after each seek', async () => {
    const video = await film();
    const clock = createVideoClock(video);
    const unsubscribe = clock.subscribe(() => {});
    for (const frame of [45, 3, 119, 60, 61]) {
      video.currentTime = (frame + 0.4) * FRAME;
      await until(clock, (time) => Math.abs(time - frame * FRAME) < 0.002);
      expect(clock.getSnapshot().exact).toBe(true);
    }
    unsubscribe();
  });

  it('stays with the old picture while it seeks', async () => {
    const video = await film();
    const clock = createVideoClock(video);
    const times: number[] = [];
    const unsubscribe = clock.subscribe(() => times.push(Math.round(clock.getSnapshot().time / FRAME)));
    video.currentTime = 2.01;
    await until(clock, (time) => time > 1.9);
    expect(new Set(times.filter((frame) => frame !== 0))).toEqual(new Set([60]));
    unsubscribe();
  });

  it.each([true, false])('runs while playing (frame callbacks: %s) and rests at the end', async (frames) => {
    const video = await film(tallFilm, { frames });
    const clock = createVideoClock(video);
    const times: number[] = [];
    const unsubscribe = clock.subscribe(() => times.push(clock.getSnapshot().time));
    await video.play();
    await once(video, 'ended');
    await until(clock, (time) => time >= 0.85);
    // A busy machine presents few frames of so short a film.
    expect(times.length).toBeGreaterThan(1);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    unsubscribe();
  });

  it('follows seeks without frame callbacks', async () => {
    const video = await film(framesFilm, { frames: false });
    const clock = createVideoClock(video);
    const unsubscribe = clock.subscribe(() => {});
    video.currentTime = 1.5;
    await until(clock, (time) => time === 1.5);
    expect(clock.getSnapshot()).toEqual({ time: 1.5, exact: false });
    unsubscribe();
  });

  it('begins anew with another source', async () => {
    const video = await film();
    const clock = createVideoClock(video);
    const unsubscribe = clock.subscribe(() => {});
    video.currentTime = 3;
    await until(clock, (time) => time > 2.9);
    video.src = tallFilm;
    await until(clock, (time) => time === 0);
    unsubscribe();
  });

  it('keeps the identity of its snapshot, frozen, and reads the time without a subscriber', async () => {
    const video = await film();
    const clock = createVideoClock(video);
    expect(clock.getSnapshot()).toBe(clock.getSnapshot());
    expect(Object.isFrozen(clock.getSnapshot())).toBe(true);
    video.currentTime = 1;
    await once(video, 'seeked');
    expect(clock.getSnapshot().time).toBe(1);
  });

  it('holds one frame callback, and nothing after the last subscriber has left', async () => {
    const video = await film();
    const held = new Set<number>();
    const { requestVideoFrameCallback: request, cancelVideoFrameCallback: cancel } = video;
    video.requestVideoFrameCallback = (callback) => {
      const handle = request.call(video, (now, data) => {
        held.delete(handle);
        callback(now, data);
      });
      held.add(handle);
      return handle;
    };
    video.cancelVideoFrameCallback = (handle) => {
      held.delete(handle);
      cancel.call(video, handle);
    };
    const added = vi.spyOn(video, 'addEventListener');
    const clock = createVideoClock(video);
    for (let round = 0; round < 200; round++) {
      const first = clock.subscribe(() => {});
      const second = clock.subscribe(() => {});
      expect(held.size).toBe(1);
      first();
      first();
      expect(held.size).toBe(1);
      second();
      expect(held.size).toBe(0);
    }
    const signals = added.mock.calls.map(([, , options]) => (options as AddEventListenerOptions).signal);
    expect(signals).toHaveLength(200);
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
  });
});
