'use client';

import { useInsertionEffect } from 'react';
import type { Store } from '../state/store.js';

const noop = () => {};

/**
 * Holds a store until the component unmounts. What only subscribes lets go of it while an `<Activity>` hides it, too: its
 * answer would be stopped, and its conversation forgotten. Of all effects the insertion ones alone stay then.
 */
export function useHeld(store: Store<unknown>): void {
  useInsertionEffect(() => store.subscribe(noop), [store]);
}
