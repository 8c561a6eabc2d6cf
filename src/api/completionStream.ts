import { PerceptronError } from './errors.js';
import type { CompletionRun } from './runCompletion.js';
import type { Completion, CompletionEvent, CompletionStream } from './types.js';

/**
 * Lets a run be iterated, awaited, or both. Nothing is sent before the first of the two, and nothing is read ahead of the
 * one who iterates, so an abort between two events takes effect there. Leaving the iteration early calls `cancel`.
 */
export function createCompletionStream(start: () => CompletionRun, cancel: () => void): CompletionStream {
  let run: CompletionRun | undefined;
  let advancing: Promise<void> | undefined;
  let iterated = false;
  let settled = false;
  /** Events that nobody has taken yet: more than one only when the result is awaited ahead of the iteration. */
  let waiting: CompletionEvent[] = [];
  let taken = 0;
  let settle!: { resolve(completion: Completion): void; reject(error: unknown): void };
  const outcome = new Promise<Completion>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Who only iterates gets the error there, and need not await the result as well.
  outcome.catch(() => {});

  async function step(): Promise<void> {
    try {
      run ??= start();
      const { done, value } = await run.next();
      if (!done) {
        waiting.push(value);
        return;
      }
      settle.resolve(value);
    } catch (error) {
      settle.reject(error);
    }
    settled = true;
  }

  /** Reads one more event. Shared by all who wait for it. */
  function advance(): Promise<void> {
    advancing ??= step().finally(() => {
      advancing = undefined;
    });
    return advancing;
  }

  async function finish(): Promise<void> {
    while (!settled) await advance();
  }

  const iterator: AsyncIterator<CompletionEvent> = {
    async next() {
      while (taken === waiting.length && !settled) await advance();
      if (taken < waiting.length) {
        const value = waiting[taken++]!;
        if (taken === waiting.length) {
          waiting = [];
          taken = 0;
        }
        return { done: false, value };
      }
      await outcome;
      return { done: true, value: undefined };
    },
    async return() {
      waiting = [];
      taken = 0;
      if (!settled) {
        cancel();
        await finish();
        waiting = [];
      }
      return { done: true, value: undefined };
    },
  };

  return {
    [Symbol.asyncIterator]() {
      if (iterated) {
        throw new PerceptronError(
          'invalid_request',
          'This stream has been iterated before, and its events are gone. Iterate it once, or await result() for the whole answer.',
        );
      }
      iterated = true;
      return iterator;
    },
    result() {
      void finish();
      return outcome;
    },
  };
}
