import { PerceptronError } from './errors.js';
import type { CallOptions, PendingRetry } from './types.js';

/** One call of the client, which can end early: by the caller's signal, by a timeout, or by the client itself. */
export interface Call {
  /** For `fetch`: aborts when the call ends early. */
  readonly signal: AbortSignal;
  /** Ends the call with `error`. Only the first end counts. */
  cancel(error: PerceptronError): void;
  throwIfCancelled(): void;
  /** What `work` comes to, or the error that ends the call as soon as it does, whether or not `work` heeds the signal. */
  race<T>(work: PromiseLike<T> | T): Promise<T>;
  /** Waits for a try, and tells of it; resolves with whether it is made ahead of its time. */
  waitFor(retry: Omit<PendingRetry, 'at' | 'now'>): Promise<boolean>;
  /** Ends the call with `error()` after `ms` milliseconds unless the returned function is called before. */
  deadline(ms: number, error: () => PerceptronError): () => void;
  /** Takes the listener off the caller's signal. */
  dispose(): void;
}

/** What a timer can hold: with more, it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How late a page that was asleep may notice it, in milliseconds. */
const STEP_MS = 1_000;

/**
 * Starts a call under the caller's `signal`. Only one `race` or `waitFor` runs at a time, so each needs no listener of its
 * own. Combined by hand because `AbortSignal.any` is missing in browsers and Node releases that this library supports.
 */
export function createCall(options?: CallOptions): Call {
  const { signal, onRetry } = options ?? {};
  const controller = new AbortController();
  let ended: PerceptronError | undefined;
  let interrupt: ((error: PerceptronError) => void) | undefined;

  function cancel(error: PerceptronError): void {
    if (ended) return;
    ended = error;
    controller.abort();
    interrupt?.(error);
  }

  /** Apart, so that a callback that throws is reported and breaks nothing here. */
  function tell(retry: PendingRetry | null): void {
    if (onRetry) queueMicrotask(() => onRetry(retry));
  }

  async function race<T>(work: PromiseLike<T> | T): Promise<T> {
    const running = Promise.resolve(work);
    try {
      return await new Promise<T>((resolve, reject) => {
        running.then(resolve, reject);
        if (ended) reject(ended);
        else interrupt = reject;
      });
    } finally {
      interrupt = undefined;
    }
  }

  const onAbort = () =>
    cancel(
      new PerceptronError('aborted', 'The request was aborted by its signal. What had arrived is kept.'),
    );
  if (signal?.aborted) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });

  return {
    signal: controller.signal,
    cancel,
    throwIfCancelled() {
      if (ended) throw ended;
    },
    race,
    async waitFor(facts) {
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
      try {
        return await race(wait);
      } finally {
        clearTimeout(timer);
        tell(null);
      }
    },
    deadline(ms, error) {
      if (!(ms > 0 && ms <= LONGEST_TIMER_MS)) return () => {};
      const timer = setTimeout(() => cancel(error()), ms);
      return () => clearTimeout(timer);
    },
    dispose: () => signal?.removeEventListener('abort', onAbort),
  };
}
