'use client';

import { useState } from 'react';
import type { CompletionRequest, PerceptronClient } from '../api/index.js';
import { type CompletionState, createCompletion } from '../state/completion.js';
import { optionsOf } from './optionsOf.js';
import { usePerceptronClient } from './PerceptronProvider.js';
import { useHeld } from './useHeld.js';
import { useStableCallback } from './useStableCallback.js';
import { useStore } from './useStore.js';

/** Options of {@link useStreamingCompletion}. */
export interface UseStreamingCompletionOptions {
  /** @default the client of the surrounding `PerceptronProvider` */
  client?: PerceptronClient | undefined;
  /** Called once with each answer when it has ended, however it ended: see its `status`. */
  onFinish?: ((completion: CompletionState) => void) | undefined;
}

/** What {@link useStreamingCompletion} returns. */
export interface UseStreamingCompletionResult extends CompletionState {
  /**
   * Sends a request; one that is still running is aborted. Resolves with the last state of this request, whether it is
   * `complete`, `stopped` or `error`, and never rejects: safe in event handlers.
   */
  start(request: CompletionRequest): Promise<CompletionState>;
  /** Aborts the running request and keeps what arrived. */
  stop(): void;
  /** Aborts the running request and forgets everything. */
  reset(): void;
}

/**
 * One answer that streams in: thinking, text and annotations, rendered at most once per frame. Unmounting aborts the
 * request, being hidden by an `<Activity>` does not.
 */
export function useStreamingCompletion(
  options: UseStreamingCompletionOptions = {},
): UseStreamingCompletionResult {
  const { client: ownClient, onFinish: tell } = optionsOf('useStreamingCompletion', options, '{ client }');
  const client = usePerceptronClient(ownClient);
  const [completion] = useState(() => createCompletion({ client }));
  const state = useStore(completion);
  useHeld(completion);
  const onFinish = useStableCallback(tell);
  const start = useStableCallback(async (request: CompletionRequest) => {
    const last = await completion.start(request, client);
    // Apart, so that a callback that throws is reported and breaks nothing here.
    queueMicrotask(() => onFinish(last));
    return last;
  });
  return { ...state, start, stop: completion.stop, reset: completion.reset };
}
