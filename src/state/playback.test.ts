import { describe, expect, test } from 'vitest';
import { createPlayback } from './playback.js';
import type { PlayableMedia } from './playbackTypes.js';

/** A video whose time moves when a test says so. */
function fakeVideo() {
  const target = new EventTarget();
  const frames = new Map<number, () => void>();
  let handle = 0;
  let time = 0;
  let listeners = 0;
  const fire = (name: string) => target.dispatchEvent(new Event(name));
  const video = {
    duration: 60,
    paused: true,
    buffered: { length: 1, start: () => 0, end: () => 30 } as TimeRanges,
    get currentTime() {
      return time;
    },
    set currentTime(next: number) {
      time = next;
      fire('seeking');
      fire('seeked');
    },
    async play() {
      video.paused = false;
      fire('play');
    },
    pause() {
      if (video.paused) return;
      video.paused = true;
      fire('pause');
    },
    error: null as MediaError | null,
    networkState: 1,
    loop: false,
    addEventListener(name: string, listener: EventListener) {
      listeners++;
      target.addEventListener(name, listener);
    },
    removeEventListener(name: string, listener: EventListener) {
      listeners--;
      target.removeEventListener(name, listener);
    },
  };
  const env = {
    requestAnimationFrame: (callback: () => void) => {
      frames.set(++handle, callback);
      return handle;
    },
    cancelAnimationFrame: (id: number) => void frames.delete(id),
  };
  return {
    video: video as typeof video & PlayableMedia,
    env,
    fire,
    listenerCount: () => listeners,
    frameCount: () => frames.size,
    /** A frame in which the video is at `at`. */
    frame(at: number) {
      time = at;
      const now = [...frames];
      frames.clear();
      for (const [, callback] of now) callback();
    },
  };
}

/** Tells of each frame that is presented, as `requestVideoFrameCallback` does. */
function presenting(video: ReturnType<typeof fakeVideo>['video']) {
  let waiting: VideoFrameRequestCallback | null = null;
  return {
    video: Object.assign(video, {
      requestVideoFrameCallback(callback: VideoFrameRequestCallback) {
        waiting = callback;
        return 1;
      },
      cancelVideoFrameCallback() {
        waiting = null;
      },
    }),
    frame(mediaTime: number) {
      const callback = waiting;
      waiting = null;
      callback?.(0, { mediaTime } as VideoFrameCallbackMetadata);
    },
  };
}

const attached = () => {
  const fake = fakeVideo();
  const playback = createPlayback(fake.env);
  playback.attach(fake.video);
  return { ...fake, playback };
};

describe('a playback', () => {
  test('knows its video, and reads its time at each frame only while it plays', async () => {
    const { playback, video, frame, frameCount } = attached();
    expect(playback.getSnapshot()).toMatchObject({ duration: 60, paused: true, playable: true, time: 0 });
    expect(playback.getSnapshot().buffered).toEqual([{ start: 0, end: 30 }]);
    expect(frameCount()).toBe(0);
    playback.play();
    frame(1.5);
    expect(playback.getSnapshot()).toMatchObject({ time: 1.5, paused: false });
    video.pause();
    expect(frameCount()).toBe(0);
  });

  test('plays a range and stops exactly at its end', () => {
    const { playback, video, frame } = attached();
    playback.playRange({ start: 10, end: 12 });
    expect(video).toMatchObject({ currentTime: 10, paused: false });
    frame(11.98);
    expect(video.paused).toBe(false);
    frame(12.01);
    expect(video).toMatchObject({ currentTime: 12, paused: true });
    expect(playback.getSnapshot()).toMatchObject({ time: 12, paused: true, range: null });
  });

  test('stops with the last frame before the end where the browser tells of frames', () => {
    const { video, env } = fakeVideo();
    const presented = presenting(video);
    const playback = createPlayback(env);
    playback.attach(presented.video);
    playback.playRange({ start: 1, end: 1.2 });
    for (let frame = 25; frame < 29; frame++) presented.frame(frame / 25);
    expect(video.paused).toBe(false);
    presented.frame(29 / 25);
    expect(video.paused).toBe(false);
    presented.frame(30 / 25);
    expect(video).toMatchObject({ currentTime: 1.2, paused: true });
    // Ends between two frames.
    playback.playRange({ start: 1, end: 1.15 });
    for (let frame = 25; frame < 28; frame++) presented.frame(frame / 25);
    expect(video.paused).toBe(false);
    presented.frame(28 / 25);
    expect(video).toMatchObject({ currentTime: 1.15, paused: true });
    expect(playback.getSnapshot()).toMatchObject({ time: 1.15, range: null });
  });

  test('loops a range, also one that ends with the video', () => {
    const { playback, video, frame, fire } = attached();
    playback.setLoop(true);
    playback.playRange({ start: 58, end: 60 });
    frame(60);
    expect(video).toMatchObject({ currentTime: 58, paused: false });
    video.paused = true;
    frame(60);
    fire('ended');
    expect(video).toMatchObject({ currentTime: 58, paused: false });
    playback.setLoop(false);
    frame(60);
    expect(video.paused).toBe(true);
  });

  test('ends a range that reaches beyond the video with the video', () => {
    const { playback, video, frame, fire } = attached();
    playback.playRange({ start: 59, end: 61 });
    frame(60);
    expect(video).toMatchObject({ currentTime: 60, paused: true });
    expect(playback.getSnapshot().range).toBeNull();
    playback.setLoop(true);
    playback.playRange({ start: 59, end: 61 });
    // A video stops by itself where it ends.
    video.pause();
    frame(60);
    fire('ended');
    expect(video).toMatchObject({ currentTime: 59, paused: false });
  });

  test('stops at the end of a video that begins again by itself, which it does again later', () => {
    const { playback, video, frame, frameCount } = attached();
    video.loop = true;
    playback.playRange({ start: 58, end: 60 });
    expect(video.loop).toBe(false);
    frame(59);
    expect(video.loop).toBe(false);
    frame(60);
    expect(video).toMatchObject({ currentTime: 60, paused: true, loop: false });
    playback.seek(10);
    expect(video.loop).toBe(true);
    playback.playRange({ start: 58, end: 60 });
    playback.attach(null);
    expect(video.loop).toBe(true);
    expect(frameCount()).toBe(0);
  });

  test('goes to what begins where the video ends, and does not play the video from its start', () => {
    const { playback, video } = attached();
    playback.play();
    playback.playRange({ start: 60, end: 60.5 });
    expect(video).toMatchObject({ currentTime: 60, paused: true });
    expect(playback.getSnapshot().range).toBeNull();
  });

  test('keeps a range over a pause, and drops it when the reader goes elsewhere', () => {
    const { playback, video, frame } = attached();
    playback.playRange({ start: 10, end: 12 });
    playback.pause();
    expect(playback.getSnapshot().range).toEqual({ start: 10, end: 12 });
    playback.play();
    frame(11);
    playback.seek(11.5);
    expect(playback.getSnapshot().range).not.toBeNull();
    video.currentTime = 40;
    expect(playback.getSnapshot().range).toBeNull();
    frame(41);
    expect(video.paused).toBe(false);
  });

  test('seeks within the video', () => {
    const { playback, video } = attached();
    playback.seek(99);
    expect(video.currentTime).toBe(60);
    playback.seek(-3);
    expect(video.currentTime).toBe(0);
  });

  test('without a video goes by what it is told', () => {
    const playback = createPlayback({ requestAnimationFrame: () => 0, cancelAnimationFrame: () => {} });
    playback.setGiven({ duration: 20 });
    playback.seek(7);
    expect(playback.getSnapshot()).toMatchObject({ time: 7, duration: 20, playable: false });
    playback.setGiven({ duration: 20, time: 3 });
    playback.seek(9);
    expect(playback.getSnapshot().time).toBe(3);
    playback.playRange({ start: 1, end: 2 });
    expect(playback.getSnapshot().range).toBeNull();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, null, '5'] as number[])(
    'takes a time of %s for none given',
    (time) => {
      const { playback, video } = attached();
      video.currentTime = 7;
      playback.setGiven({ time });
      expect(playback.getSnapshot().time).toBe(7);
      playback.attach(null);
      playback.setGiven({ time });
      expect(playback.getSnapshot().time).toBe(7);
    },
  );

  test('has no time before the start', () => {
    const { playback } = attached();
    playback.setGiven({ time: -3 });
    expect(playback.getSnapshot().time).toBe(0);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 0])('does not know a duration of %d', (duration) => {
    const { playback, video, fire } = attached();
    video.duration = duration;
    fire('durationchange');
    expect(playback.getSnapshot().duration).toBeNull();
    playback.seek(500);
    expect(video.currentTime).toBe(500);
  });

  test('plays nothing more of a range when the source is replaced, and cannot play what cannot be loaded', () => {
    const { playback, video, fire } = attached();
    playback.playRange({ start: 10, end: 12 });
    fire('emptied');
    expect(playback.getSnapshot().range).toBeNull();
    video.error = { code: 4 } as MediaError;
    fire('error');
    expect(playback.getSnapshot().playable).toBe(false);
    // Then none of its `<source>`s could be, and now another can.
    video.error = null;
    video.networkState = 3;
    fire('error');
    expect(playback.getSnapshot().playable).toBe(false);
    video.networkState = 1;
    fire('loadedmetadata');
    expect(playback.getSnapshot().playable).toBe(true);
  });

  test('leaves nothing behind on a video it no longer follows', () => {
    const { playback, listenerCount, frameCount } = attached();
    playback.play();
    playback.attach(null);
    expect(listenerCount()).toBe(0);
    expect(frameCount()).toBe(0);
    expect(playback.getSnapshot()).toMatchObject({ playable: false, paused: true, duration: null });
  });
});
