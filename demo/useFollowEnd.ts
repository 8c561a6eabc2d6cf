import type { ChatMessage } from 'perceptron-react';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the end of a conversation in view while an answer grows, unless the reader has scrolled away from it. A new
 * question brings it back. Works in a scrolled box and in a scrolled page alike.
 */
export function useFollowEnd(messages: readonly ChatMessage[]): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const count = messages.length;
  const hasEnd = count > 0;

  useEffect(() => {
    const node = end.current;
    if (!node || !hasEnd) return;
    const observer = new IntersectionObserver(([entry]) => {
      following.current = entry?.isIntersecting ?? true;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [hasEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to run
  useLayoutEffect(() => {
    following.current = true;
  }, [count]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a growing message is the reason to run
  useLayoutEffect(() => {
    if (following.current) end.current?.scrollIntoView({ block: 'nearest' });
  }, [messages]);

  return end;
}
