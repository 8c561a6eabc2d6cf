'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { createCountdown } from '../../state/countdown.js';

/**
 * What is left of `ms` milliseconds until `at`, in whole seconds, rendered with each of them; on a server, which cannot know,
 * all of it.
 *
 * @param at epoch milliseconds
 */
export function useSecondsLeft(at: number, ms: number): number {
  const { subscribe, getSnapshot } = useMemo(() => createCountdown(at), [at]);
  return useSyncExternalStore(subscribe, getSnapshot, () => Math.round(ms / 1000));
}
