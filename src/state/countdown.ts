import type { Store } from './store.js';

/** What is left until `at`, in epoch milliseconds, as whole seconds; 0 in the end. */
export function createCountdown(at: number): Store<number> {
  return {
    getSnapshot: () => Math.max(0, Math.round((at - Date.now()) / 1000)),
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const leftMs = at - Date.now();
        // Just after the half of a second, where it is rounded to the next one.
        if (leftMs >= 500) timer = setTimeout(tick, ((leftMs - 500) % 1000) + 1);
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
