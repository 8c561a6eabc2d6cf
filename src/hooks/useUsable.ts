'use client';

import { useEffect } from 'react';
import type { AnnotationInput, Grounding } from '../grounding/index.js';
import { tellSuspects } from '../grounding/suspects.js';
import { usableOf } from '../grounding/usable.js';

/** Milliseconds by which the closer look comes after the picture, and after the last of a list that grows. */
const DELAY = 1000;

/**
 * What a component can show of the annotations that it is given, see {@link usableOf}. What may be meant otherwise is told
 * once they have been there for a while.
 */
export function useUsable<S extends Grounding | readonly AnnotationInput[]>(given: S): S {
  const usable = usableOf(given);
  useEffect(() => {
    if (!Array.isArray(usable)) return;
    const timer = setTimeout(() => tellSuspects(usable), DELAY);
    return () => clearTimeout(timer);
  }, [usable]);
  return usable;
}
