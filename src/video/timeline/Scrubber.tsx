'use client';

import { useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import { keySteps } from '../../state/timeScale.js';
import type { TimelineParts } from './parts.js';
import { timeByKey } from './timeKeys.js';
import { zoomByKey } from './zoomKeys.js';

/**
 * The playhead for the keyboard and for assistive technology: a range input over the ruler, which no eye sees. Time runs
 * from left to right in every language. Its value is kept by the playback and not by React, which has no part in it.
 */
export function Scrubber({ parts: { timeline, playback, labels, text, actions } }: { parts: TimelineParts }) {
  const input = useRef<HTMLInputElement>(null);
  const extent = useStore(timeline, (state) => state.extent);

  useIsomorphicLayoutEffect(() => {
    let spoken = '';
    const sync = () => {
      const { time, duration, paused } = playback.getSnapshot();
      const element = input.current!;
      element.value = String(time);
      // Tenths count for who steps through a video; while it plays they would only be noise.
      const position = text.position(paused ? time : Math.floor(time), duration);
      if (position !== spoken) element.setAttribute('aria-valuetext', position);
      spoken = position;
    };
    sync();
    return playback.subscribe(sync);
  }, [playback, text, extent]);

  const seek = (time: number, event: Event) => {
    const bounded = Math.min(Math.max(time, 0), extent);
    actions.seek(bounded, { reason: 'scrubber', event });
    timeline.reveal(bounded, bounded, { reason: 'keyboard', event });
  };

  return (
    <input
      ref={input}
      type="range"
      className="pr-timeline-scrubber"
      aria-label={labels.scrubber}
      min={0}
      max={extent}
      step="any"
      defaultValue={0}
      onChange={(event) => seek(event.currentTarget.valueAsNumber, event.nativeEvent)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const time = timeByKey(event, playback.getSnapshot().time, extent, keySteps(extent));
        if (time !== null) seek(time, event.nativeEvent);
        else if (!zoomByKey(timeline, event, playback.getSnapshot().time)) return;
        event.preventDefault();
      }}
    />
  );
}
