import { describe, expect, it, vi } from 'vitest';
import { createFrames, type FrameEnvironment } from './frames.js';

/** A global object whose frames and timers come when the test says so. */
function createEnvironment({ frames = true } = {}) {
  let pending: (() => void)[] = [];
  let timers: { callback: () => void; ms: number }[] = [];
  const listeners = new Set<() => void>();
  const document = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  const env = {
    setTimeout(callback: () => void, ms: number) {
      const timer = { callback, ms };
      timers.push(timer);
      return timer;
    },
    clearTimeout(timer: { callback: () => void; ms: number }) {
      timers = timers.filter((other) => other !== timer);
    },
    ...(frames && {
      requestAnimationFrame: (callback: () => void) => pending.push(callback),
      cancelAnimationFrame: () => {
        pending = [];
      },
      document,
    }),
  };
  return {
    env: env as unknown as FrameEnvironment,
    frame() {
      const now = pending;
      pending = [];
      for (const callback of now) callback();
    },
    timer() {
      const now = timers;
      timers = [];
      for (const { callback } of now) callback();
    },
    setVisibility(state: DocumentVisibilityState) {
      document.visibilityState = state;
      for (const listener of [...listeners]) listener();
    },
    /** What would be left behind. */
    get held() {
      return pending.length + timers.length + listeners.size;
    },
  };
}

describe('createFrames', () => {
  it('publishes the first change at once and the following once per frame', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env });
    frames.schedule();
    expect(publish).toHaveBeenCalledTimes(1);
    frames.schedule();
    frames.schedule();
    expect(publish).toHaveBeenCalledTimes(1);
    page.frame();
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('rests after a frame without changes, and is at once again afterwards', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env });
    frames.schedule();
    page.frame();
    expect(page.held).toBe(0);
    frames.schedule();
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('pays for a flush within a frame with a later frame', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env });
    frames.schedule();
    frames.flush();
    frames.schedule();
    page.frame();
    expect(publish).toHaveBeenCalledTimes(2);
    page.frame();
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('leaves the reserved frames unused, and lets frames pay for them before anything has changed', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env, reserve: 2 });
    page.frame();
    page.frame();
    page.frame();
    expect(page.held).toBe(0);
    frames.flush();
    frames.schedule();
    page.frame();
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('publishes by timer where there are no frames', () => {
    const page = createEnvironment({ frames: false });
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env, reserve: 3 });
    frames.flush();
    frames.schedule();
    expect(publish).toHaveBeenCalledTimes(1);
    page.timer();
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('goes over to the timer when the tab gets hidden, and back', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env });
    frames.schedule();
    frames.schedule();
    page.setVisibility('hidden');
    page.frame();
    expect(publish).toHaveBeenCalledTimes(1);
    page.timer();
    expect(publish).toHaveBeenCalledTimes(2);
    frames.schedule();
    page.setVisibility('visible');
    page.timer();
    expect(publish).toHaveBeenCalledTimes(2);
    page.frame();
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('leaves nothing behind', () => {
    const page = createEnvironment();
    const publish = vi.fn();
    const frames = createFrames(publish, { env: page.env });
    frames.schedule();
    frames.schedule();
    frames.dispose();
    expect(page.held).toBe(0);
    page.frame();
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('may be told of a change from within publish', () => {
    const page = createEnvironment();
    let count = 0;
    const frames = createFrames(
      () => {
        if (count++ < 3) frames.schedule();
      },
      { env: page.env },
    );
    frames.schedule();
    expect(count).toBe(1);
    page.frame();
    expect(count).toBe(2);
  });
});
