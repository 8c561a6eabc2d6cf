/** What {@link createFrames} needs of the global object, so that tests can give their own. */
export interface FrameEnvironment {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: never): void;
  requestAnimationFrame?(callback: () => void): number;
  cancelAnimationFrame?(handle: number): void;
  document?: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'> | undefined;
}

/** Decides when a fast-changing value is published: see {@link createFrames}. */
export interface Frames {
  /** Something changed: publishes at once after a pause, else in the next frame. */
  schedule(): void;
  /** Publishes now, whether or not this frame already had its turn. */
  flush(): void;
  /** Forgets what is pending and releases timer, frame and listener. */
  dispose(): void;
}

/** How often a tab without frames publishes, in milliseconds. Browsers stretch it to a second in hidden tabs. */
const TIMER_MS = 50;

/**
 * Calls `publish` for the first change at once, and from then on at most once per animation frame. Where no frames come,
 * in a hidden tab and outside browsers, a timer takes their place.
 *
 * A stream publishes no more often than frames pass, also counting what is published outside of them: a
 * {@link Frames.flush} in a frame that had its turn is paid back with a later frame, and the first `reserve` frames are
 * left unused for what the owner publishes itself.
 */
export function createFrames(
  publish: () => void,
  { reserve = 0, env = globalThis }: { reserve?: number; env?: FrameEnvironment } = {},
): Frames {
  let dirty = false;
  let owed = reserve;
  let stopWaiting: (() => void) | undefined;

  function wait() {
    stopWaiting?.();
    const { document } = env;
    const hasFrames = env.requestAnimationFrame && document?.visibilityState !== 'hidden';
    const frame = hasFrames ? env.requestAnimationFrame?.(onFrame) : undefined;
    const timer = hasFrames ? undefined : env.setTimeout(onTurn, TIMER_MS);
    // A tab that gets hidden gets no more frames, not even the one already asked for.
    document?.addEventListener('visibilitychange', wait);
    stopWaiting = () => {
      if (frame !== undefined) env.cancelAnimationFrame?.(frame);
      if (timer !== undefined) env.clearTimeout(timer as never);
      document?.removeEventListener('visibilitychange', wait);
    };
  }

  function rest() {
    stopWaiting?.();
    stopWaiting = undefined;
  }

  function emit() {
    dirty = false;
    wait();
    publish();
  }

  function onTurn() {
    if (dirty) emit();
    else rest();
  }

  function onFrame() {
    if (owed === 0) return onTurn();
    owed--;
    wait();
  }

  if (reserve > 0) wait();

  return {
    schedule() {
      if (stopWaiting) dirty = true;
      else emit();
    },
    flush() {
      if (stopWaiting) owed++;
      emit();
    },
    dispose() {
      dirty = false;
      rest();
    },
  };
}
