import { createStore, type Store } from './store.js';

/** A value that follows another with a delay, in steps: what follows it costs no more however often that one changes. */
export interface Lagging<T> extends Store<{ readonly value: T }> {
  /** The value to come to within the delay. */
  follow(value: T): void;
  /** Comes to `value` now. */
  jump(value: T): void;
  /** Forgets what it has not come to yet. */
  stop(): void;
}

/**
 * A lagging value.
 *
 * @param delay milliseconds between a change and its following, and so between two steps; more while the thread is busy
 */
export function createLagging<T>(initial: T, delay: number): Lagging<T> {
  const store = createStore({ value: initial });
  let next = initial;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop() {
    clearTimeout(timer);
    timer = undefined;
  }
  /** The second half, which begins only when the thread is free: busy for long, it has more urgent things to do first. */
  function waitOn() {
    timer = setTimeout(arrive, delay / 2);
  }

  function arrive() {
    timer = undefined;
    store.set({ value: next });
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    follow(value) {
      next = value;
      if (Object.is(value, store.getSnapshot().value)) stop();
      else timer ??= setTimeout(waitOn, delay / 2);
    },
    jump(value) {
      stop();
      store.set({ value });
    },
    stop,
  };
}
