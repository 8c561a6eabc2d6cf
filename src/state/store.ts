/** A value that changes over time: the shape of every controller here, made for `useSyncExternalStore`. */
export interface Store<T> {
  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** The current value: frozen, and the same object until something changes. */
  getSnapshot(): T;
}

/** A {@link Store} that its owner can write. */
export interface WritableStore<T> extends Store<T> {
  /** Merges `patch`. Does nothing, and keeps the snapshot's identity, when every value is the one already held. */
  set(patch: Partial<T>): void;
}

/** A store over a flat record. */
export function createStore<T extends object>(initial: T): WritableStore<T> {
  let snapshot: T = Object.freeze({ ...initial });
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    set(patch) {
      const keys = Object.keys(patch) as (keyof T)[];
      if (keys.every((key) => Object.is(patch[key], snapshot[key]))) return;
      snapshot = Object.freeze({ ...snapshot, ...patch });
      for (const listener of [...listeners]) listener();
    },
  };
}
