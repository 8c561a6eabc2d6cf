import type { CompletionRequest, PerceptronClient } from '../api/index.js';
import { type Answer, type AnswerState, createAnswer, submittedAnswer, whenAbandoned } from './answer.js';
import type { FrameEnvironment } from './frames.js';
import { createStore, type Store } from './store.js';

/** What a completion controller holds: an answer, or `idle` before the first request and after `reset()`. */
export interface CompletionState extends Omit<AnswerState, 'status'> {
  readonly status: 'idle' | AnswerState['status'];
}

/** Options of {@link createCompletion}. */
export interface CompletionOptions {
  client: PerceptronClient;
  /** Where frames and timers come from. @default globalThis */
  env?: FrameEnvironment | undefined;
}

/** One streamed request at a time, and what arrived for it. */
export interface CompletionController extends Store<CompletionState> {
  /**
   * Sends a request; one that is still running is aborted. Resolves with the last state of this request, whether it is
   * `complete`, `stopped` or `error`, and never rejects.
   *
   * @param client @default the controller's
   */
  start(request: CompletionRequest, client?: PerceptronClient): Promise<CompletionState>;
  /** Aborts the running request and keeps what arrived. */
  stop(): void;
  /** Aborts the running request and forgets everything. */
  reset(): void;
}

/**
 * Streams answers into a store that changes at most once per frame. When its last subscriber leaves while a request runs
 * and none comes back at once, the request is stopped.
 */
export function createCompletion({ client, env }: CompletionOptions): CompletionController {
  const idle: CompletionState = { ...submittedAnswer(), status: 'idle' };
  const store = createStore(idle);
  let current: Answer | undefined;
  let listeners = 0;

  return {
    getSnapshot: store.getSnapshot,
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      let active = true;
      listeners++;
      return () => {
        if (!active) return;
        active = false;
        unsubscribe();
        if (--listeners === 0)
          whenAbandoned(
            () => listeners === 0,
            () => current?.stop(),
          );
      };
    },
    start(request, ownClient = client) {
      const previous = current;
      const answer = createAnswer({
        env,
        onChange: (state) => {
          if (current === answer) store.set(state);
        },
      });
      current = answer;
      previous?.stop();
      store.set(answer.getState());
      void answer.start(ownClient, () => request);
      return answer.ended;
    },
    stop: () => current?.stop(),
    reset() {
      const previous = current;
      current = undefined;
      previous?.stop();
      store.set(idle);
    },
  };
}
