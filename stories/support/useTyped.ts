import { useEffect, useState } from 'react';

/** A text that arrives a few characters a frame. */
export function useTyped(text: string) {
  const [length, setLength] = useState(0);
  const done = length >= text.length;
  useEffect(() => {
    if (done) return;
    const frame = requestAnimationFrame(() => setLength(length + 4));
    return () => cancelAnimationFrame(frame);
  }, [length, done]);
  return { text: text.slice(0, length), done };
}
