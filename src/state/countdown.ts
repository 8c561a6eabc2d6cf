import type { Store } from './store.js';

/** What is left until `at`, in epoch milliseconds, as whole seconds; it ends at 1. */
export function createCountdown(at: number): Store<number> {
  return {
    getSnapshot: () => Math.max(1, Math.round((at - Date.now()) / 1000)),
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const leftMs = at - Date.now();
        if (leftMs < 1500) return;
        // Just after the half of a second, where it is rounded to the next one.
        timer = setTimeout(tick, ((leftMs - 500) % 1000) + 1);
      };
      const tick = () => {
        listener();
        wait();
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}
