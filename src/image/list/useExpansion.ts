'use client';

import { useMemo, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** Which groups are open. */
export interface Expansion {
  isExpanded(key: string): boolean;
  setExpanded(key: string, expanded: boolean): void;
}

/**
 * The open groups of a list. A filter opens all of them, since closed ones would hide what was looked for; what is
 * closed then is forgotten with the filter, and what was closed before is closed again.
 */
export function useExpansion(filter: string, defaultExpanded: boolean): Expansion {
  const [resting, setResting] = useState(NONE);
  const [filtered, setFiltered] = useState({ filter, toggled: NONE });
  const toggled = filter === '' ? resting : filtered.filter === filter ? filtered.toggled : NONE;
  const byDefault = filter !== '' || defaultExpanded;
  return useMemo(
    () => ({
      isExpanded: (key) => toggled.has(key) !== byDefault,
      setExpanded(key, expanded) {
        const next = new Set(toggled);
        if (expanded === byDefault) next.delete(key);
        else next.add(key);
        if (filter === '') setResting(next);
        else setFiltered({ filter, toggled: next });
      },
    }),
    [toggled, byDefault, filter],
  );
}
