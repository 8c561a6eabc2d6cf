'use client';

import { type RefObject, useMemo, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { watchSize } from '../../state/watchSize.js';

/** Rows kept above and below what is seen, and the unit in which they come and go. */
const CHUNK = 3;
/** Rows before anything has been measured, as on a server. */
const FIRST_ROWS = 24;

/** Which rows of lanes can be seen. */
export interface VisibleRows {
  first: number;
  /** One after the last. */
  end: number;
  onScroll(): void;
  /** Scrolls no further than it takes to see a row. */
  showRow(row: number): void;
}

/** The rows near enough to be seen in `scrollerRef`; `trackRef` is as high as all rows, below a header that stays in view. */
export function useVisibleRows(
  count: number,
  scrollerRef: RefObject<HTMLElement | null>,
  trackRef: RefObject<HTMLElement | null>,
): VisibleRows {
  const [range, setRange] = useState({ first: 0, end: FIRST_ROWS });
  const rowHeight = () => (trackRef.current && count ? trackRef.current.offsetHeight / count : 0);

  const measure = useStableCallback(() => {
    const height = rowHeight();
    if (!scrollerRef.current || !height) return;
    const { scrollTop, clientHeight } = scrollerRef.current;
    const first = Math.max(0, (Math.floor(scrollTop / height / CHUNK) - 1) * CHUNK);
    const end = (Math.ceil((scrollTop + clientHeight) / height / CHUNK) + 1) * CHUNK;
    setRange((now) => (now.first === first && now.end === end ? now : { first, end }));
  });

  useIsomorphicLayoutEffect(measure, [measure, count]);
  useIsomorphicLayoutEffect(() => {
    if (!scrollerRef.current) return;
    return watchSize(measure, scrollerRef.current);
  }, [measure, scrollerRef]);

  const showRow = useStableCallback((row: number) => {
    const height = rowHeight();
    const element = scrollerRef.current;
    if (!element || !height || !trackRef.current) return;
    const header = trackRef.current.offsetTop;
    const [top, bottom] = [row * height, (row + 1) * height + header];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
    measure();
  });

  const [first, end] = [Math.min(range.first, count), Math.min(range.end, count)];
  return useMemo(() => ({ first, end, onScroll: measure, showRow }), [first, end, measure, showRow]);
}
