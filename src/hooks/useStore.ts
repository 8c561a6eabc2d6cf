'use client';

import { useSyncExternalStore } from 'react';
import type { Store } from '../state/store.js';

/**
 * Subscribes a component to a store of `state/`. With a `selector` it renders again only when what was selected changes;
 * the selected value must be a part of the snapshot, or a primitive, so that it keeps its identity.
 */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, S>(store: Store<T>, selector: (snapshot: T) => S): S;
export function useStore<T, S>(store: Store<T>, selector?: (snapshot: T) => S): T | S {
  const read = () => (selector ? selector(store.getSnapshot()) : store.getSnapshot());
  return useSyncExternalStore(store.subscribe, read, read);
}
