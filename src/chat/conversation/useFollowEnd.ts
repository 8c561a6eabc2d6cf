'use client';

import { useCallback, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { watchSize } from '../../state/watchSize.js';
import { followsAt, placeOf } from '../followIntent.js';
import { watchHands } from './watchHands.js';

/** So far from the end, in CSS pixels, a way back to it is offered. */
const AWAY = 120;
/** For so many milliseconds a reader's own scrolling may begin, which to go to the end would break off. */
const HELD_MS = 300;

/**
 * Keeps the end of a conversation in view while it grows, unless the reader has scrolled away from it. The beginning of
 * another turn brings it back.
 *
 * @param turn names the last turn
 * @param status how far it is
 */
export function useFollowEnd(turn: string | undefined, status: string | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const before = useRef({ top: 0, height: 0, left: 0 });
  const held = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reached = useRef<string | null | undefined>(null);
  const [away, setAway] = useState(false);

  const look = useCallback(() => {
    before.current = placeOf(scroller.current!);
    setAway(!following.current && before.current.left > AWAY);
  }, []);

  const settle = useCallback(() => {
    const node = scroller.current!;
    // Pictures are no higher than a part of what can be seen.
    node.style.setProperty('--pr-chat-height', `${node.clientHeight}px`);
    // Contained, what has nothing to scroll holds up the page around it: in Chromium since 144.
    node.style.overscrollBehavior = node.scrollHeight > node.clientHeight ? '' : 'auto';
    if (following.current && !held.current) node.scrollTop = node.scrollHeight;
    look();
  }, [look]);

  const letGo = useCallback(() => {
    clearTimeout(held.current);
    held.current = undefined;
    settle();
  }, [settle]);

  const toEnd = useCallback(() => {
    following.current = true;
    letGo();
  }, [letGo]);

  useIsomorphicLayoutEffect(() => watchSize(settle, scroller.current!, content.current!), [settle]);

  useIsomorphicLayoutEffect(() => {
    const leave = watchHands(scroller.current!, () => {
      clearTimeout(held.current);
      held.current = setTimeout(letGo, HELD_MS);
    });
    return () => {
      leave();
      clearTimeout(held.current);
      held.current = undefined;
    };
  }, [letGo]);

  useIsomorphicLayoutEffect(() => {
    // An `<Activity>` that shows it again leaves it where the reader was.
    if (reached.current === turn) return;
    reached.current = turn;
    // What there is before the first turn is read from its top.
    if (turn === undefined) following.current = false;
    else toEnd();
  }, [turn, toEnd]);

  // What is shown of a turn is another then, and may be shorter for a moment. Safari tells of what it has clamped only once it
  // is longer again, which would look like a reader who goes up.
  useIsomorphicLayoutEffect(look, [look, status]);

  const onScroll = () => {
    // Told late of one that an `<Activity>` hides by now.
    if (!scroller.current) return;
    following.current = followsAt(placeOf(scroller.current), before.current, following.current);
    look();
  };

  return { scroller, content, onScroll, away, toEnd };
}
