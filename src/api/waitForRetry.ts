import type { Call } from './call.js';
import type { PendingRetry } from './types.js';

/** How late a page that was asleep may notice it, in milliseconds. */
const STEP_MS = 1_000;

/**
 * Waits for a try and tells the caller of it, unless the call ends before.
 *
 * @returns whether it is made ahead of its time, because somebody asked for it
 */
export async function waitForRetry(facts: Omit<PendingRetry, 'at' | 'now'>, call: Call): Promise<boolean> {
  const { onRetry } = call;
  const at = Date.now() + facts.delayMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = new Promise<boolean>((resolve) => {
    // In steps: timers stand still while a computer sleeps, and the time is over when it wakes.
    const step = (leftMs: number) => {
      if (leftMs <= 0 || Date.now() >= at) return resolve(false);
      const ms = Math.min(leftMs, STEP_MS);
      timer = setTimeout(() => step(leftMs - ms), ms);
    };
    step(facts.delayMs);
    tell(Object.freeze({ ...facts, at, now: () => resolve(true) }));
  });

  /** Apart, so that a callback that throws is reported and breaks nothing here. */
  function tell(retry: PendingRetry | null): void {
    if (onRetry) queueMicrotask(() => onRetry(retry));
  }

  try {
    return await call.race(wait);
  } finally {
    clearTimeout(timer);
    tell(null);
  }
}
