'use client';

import { useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import type { TimelineParts } from './parts.js';

/** The line at the current time. It goes with playback and view, past React. */
export function Playhead({ parts: { timeline, playback } }: { parts: TimelineParts }) {
  const line = useRef<HTMLDivElement>(null);
  useIsomorphicLayoutEffect(() => {
    const sync = () => {
      const { time } = playback.getSnapshot();
      const { start, end } = timeline.getSnapshot();
      const element = line.current!;
      element.hidden = time < start || time > end;
      element.style.transform = `translateX(${timeline.toPixels(time)}px)`;
    };
    sync();
    const leave = [playback.subscribe(sync), timeline.subscribe(sync)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
    };
  }, [timeline, playback]);
  return (
    <div className="pr-timeline-playhead-area" dir="ltr" aria-hidden="true">
      <div ref={line} className="pr-timeline-playhead" />
    </div>
  );
}
