'use client';

import { useEffect, useMemo } from 'react';
import { createHighlighter, type Highlighter } from '../state/highlighter.js';
import type { Selection } from '../state/selection.js';

/**
 * A highlighter of a component's own: what it has lit goes out with the component, and when `isThere` says no more that it
 * is there. What is taken from under a pointer or a focus sends no event.
 */
export function useHighlighter(selection: Selection, isThere?: (id: string) => boolean): Highlighter {
  const highlighter = useMemo(() => createHighlighter(selection), [selection]);
  useEffect(() => {
    const { lit } = highlighter;
    if (lit !== null && isThere && !isThere(lit)) highlighter.light(null, { reason: 'api' });
  });
  useEffect(() => () => highlighter.light(null, { reason: 'api' }), [highlighter]);
  return highlighter;
}
