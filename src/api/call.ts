import { PerceptronError } from './errors.js';
import type { CallOptions } from './types.js';

/** One call of the client, which can end early: by the caller's signal, by a timeout, or by the client itself. */
export interface Call {
  /** For `fetch`: aborts when the call ends early. */
  readonly signal: AbortSignal;
  readonly onRetry: CallOptions['onRetry'];
  /** Ends the call with `error`. Only the first end counts. */
  cancel(error: PerceptronError): void;
  throwIfCancelled(): void;
  /** What `work` comes to, or the error that ends the call as soon as it does, whether or not `work` heeds the signal. */
  race<T>(work: PromiseLike<T> | T): Promise<T>;
  /** Ends the call with `error()` after `ms` milliseconds unless the returned function is called before. */
  deadline(ms: number, error: () => PerceptronError): () => void;
  /** Takes the listener off the caller's signal. */
  dispose(): void;
}

/** What a timer can hold: with more, it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Starts a call under the caller's `signal`. Only one `race` runs at a time, so each needs no listener of its
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
    onRetry,
    cancel,
    throwIfCancelled() {
      if (ended) throw ended;
    },
    race,
    deadline(ms, error) {
      if (!(ms > 0 && ms <= LONGEST_TIMER_MS)) return () => {};
      const timer = setTimeout(() => cancel(error()), ms);
      return () => clearTimeout(timer);
    },
    dispose: () => signal?.removeEventListener('abort', onAbort),
  };
}
