'use client';

import { type RefObject, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { watchSize } from '../../state/watchSize.js';

/** Rows kept above and below what is seen, so that a fast scroll shows no gap before the next frame. */
const OVERSCAN = 6;
/** Rows before anything has been measured, as on a server. */
const FIRST_ROWS = 20;

/** The rows that exist, of a list in which all are of one height. */
export interface RowWindow {
  /** For the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** For the element in it that is as high as all rows together. */
  space: RefObject<HTMLDivElement | null>;
  /** The row at the upper edge of what is seen. */
  top: number;
  first: number;
  /** One after the last. */
  end: number;
  onScroll(): void;
  /** Scrolls no further than it takes to see the whole row, below `covered` rows that stay at the upper edge. */
  scrollTo(index: number, covered: number): void;
  /** How many rows are seen at once, at least one. For handlers. */
  pageSize(): number;
}

/**
 * Which of `count` rows are near enough to be seen. The height of a row is the style sheet's to say: it is measured from
 * the space, which CSS makes `count` rows high.
 */
export function useRowWindow(count: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const space = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ top: 0, first: 0, end: FIRST_ROWS });

  const rowHeight = () => (space.current && count ? space.current.offsetHeight / count : 0);
  const measure = useStableCallback(() => {
    const height = rowHeight();
    if (!scroller.current || !height) return;
    const { scrollTop, clientHeight } = scroller.current;
    const top = Math.floor(scrollTop / height);
    const first = Math.max(0, top - OVERSCAN);
    const end = Math.ceil((scrollTop + clientHeight) / height) + OVERSCAN;
    setRange((now) => (now.top === top && now.end === end ? now : { top, first, end }));
  });

  // With fewer rows the scroller may have been moved back.
  useIsomorphicLayoutEffect(measure, [measure, count]);
  useIsomorphicLayoutEffect(() => {
    if (!scroller.current || !space.current) return;
    return watchSize(measure, scroller.current, space.current);
  }, [measure]);

  const scrollTo = useStableCallback((index: number, covered: number) => {
    const height = rowHeight();
    const element = scroller.current;
    if (!element || !height) return;
    const [top, bottom] = [(index - covered) * height, (index + 1) * height];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
    measure();
  });
  const pageSize = useStableCallback(() => {
    const height = rowHeight();
    return height && scroller.current ? Math.max(1, Math.floor(scroller.current.clientHeight / height)) : 1;
  });

  const end = Math.min(count, range.end);
  return {
    scroller,
    space,
    top: Math.min(range.top, count - 1),
    first: Math.min(range.first, end),
    end,
    onScroll: measure,
    scrollTo,
    pageSize,
  };
}
