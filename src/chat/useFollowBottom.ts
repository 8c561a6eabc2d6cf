'use client';

import { type UIEvent, useCallback, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';

/** Which ends of a scrolled element have more to show. */
export interface ScrollEdges {
  above: boolean;
  below: boolean;
}

interface FollowBottomOptions {
  /** Only what still grows is followed. */
  growing: boolean;
  /** Whether the element is on screen. */
  shown: boolean;
  onFollowChange(following: boolean): void;
}

const AT_END_PX = 4;

/**
 * Keeps a growing element scrolled to its end until the reader scrolls up, and again once they are back at the end.
 * Going up is what counts, not the distance from the end: a burst of text must not look like a reader who left.
 */
export function useFollowBottom(content: unknown, { growing, shown, onFollowChange }: FollowBottomOptions) {
  const element = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const [edges, setEdges] = useState<ScrollEdges>({ above: false, below: false });

  const measure = useCallback(() => {
    const node = element.current;
    if (!node) return;
    const { scrollTop, scrollHeight, clientHeight } = node;
    last.current = { top: scrollTop, height: scrollHeight };
    const above = scrollTop > 1;
    const below = scrollHeight - clientHeight - scrollTop > 1;
    setEdges((now) => (now.above === above && now.below === below ? now : { above, below }));
  }, []);

  const setFollowing = (value: boolean) => {
    if (following.current === value) return;
    following.current = value;
    onFollowChange(value);
  };

  useIsomorphicLayoutEffect(() => {
    const node = element.current;
    // Nobody has scrolled up in a text that is still to come.
    if (!node) setFollowing(true);
    else if (growing && following.current) node.scrollTop = node.scrollHeight;
    measure();
  }, [content, growing, measure]);

  // Who opens a finished text wants to read it from its start.
  useIsomorphicLayoutEffect(() => {
    if (shown && !growing && element.current) element.current.scrollTop = 0;
  }, [shown]);

  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    // A shorter element is clamped upwards by the browser, which is nobody's intent.
    const shrunk = scrollHeight < last.current.height;
    if (scrollHeight - clientHeight - scrollTop <= AT_END_PX) setFollowing(true);
    else if (scrollTop < last.current.top && !shrunk) setFollowing(false);
    measure();
  };

  return { ref: element, onScroll, edges };
}
