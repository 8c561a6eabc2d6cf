'use client';

import { type UIEvent, useCallback, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { followsAt, placeOf } from './followIntent.js';

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

/** Keeps a growing element scrolled to its end until the reader scrolls up, and again once they are back at the end. */
export function useFollowBottom(content: unknown, { growing, shown, onFollowChange }: FollowBottomOptions) {
  const element = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const wasShown = useRef(false);
  const last = useRef({ top: 0, height: 0, left: 0 });
  const [edges, setEdges] = useState<ScrollEdges>({ above: false, below: false });

  const measure = useCallback(() => {
    const node = element.current;
    if (!node) return;
    last.current = placeOf(node);
    const above = last.current.top > 1;
    const below = last.current.left > 1;
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

  // Who opens a finished text wants to read it from its start; to whom an `<Activity>` shows it again, from where they were.
  useIsomorphicLayoutEffect(() => {
    const opens = shown && !wasShown.current;
    wasShown.current = shown;
    if (opens && !growing && element.current) element.current.scrollTop = 0;
  }, [shown]);

  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    setFollowing(followsAt(placeOf(event.currentTarget), last.current, following.current));
    measure();
  };

  return { ref: element, onScroll, edges };
}
