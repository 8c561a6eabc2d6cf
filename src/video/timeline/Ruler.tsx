'use client';

import { type CSSProperties, memo, type PointerEvent, useRef } from 'react';
import { useStore } from '../../hooks/useStore.js';
import type { TimeRange } from '../../state/playbackTypes.js';
import { tickScale, ticksBetween } from '../../state/timeScale.js';
import type { TimelineParts } from './parts.js';
import { Scrubber } from './Scrubber.js';
import { useLayerTransform, useTimeWindow } from './useTimeWindow.js';
import { placeInBlock } from './visible.js';

/** The least space between two times on a ruler, without and with digits after the seconds, and after the last. CSS pixels. */
const TICK_SPACE = { whole: 64, fraction: 84, end: 24 };

function ticksFor(scale: number, from: number, to: number) {
  const whole = tickScale(TICK_SPACE.whole / scale);
  const { step, minor, fractionDigits } =
    whole.fractionDigits === 0 ? whole : tickScale(TICK_SPACE.fraction / scale);
  return { step, minor, fractionDigits, times: ticksBetween(from, to, step) };
}

/** Whether this is the pointer that scrubs: of two fingers, the one that came last. */
const isScrubbing = ({ currentTarget, pointerId }: PointerEvent<HTMLElement>) =>
  currentTarget.dataset.scrubbing === `${pointerId}`;

function stopScrubbing(event: PointerEvent<HTMLElement>) {
  if (isScrubbing(event)) delete event.currentTarget.dataset.scrubbing;
}

/** The ruler of a timeline: times, what has been loaded, and the slider that moves the playhead. A press on it seeks. */
export const Ruler = memo(function Ruler({ parts }: { parts: TimelineParts }) {
  const { timeline, playback, text, actions } = parts;
  const layer = useRef<HTMLDivElement>(null);
  const window = useTimeWindow(timeline);
  const extent = useStore(timeline, (state) => state.extent);
  const buffered = useStore(playback, (state) => state.buffered);
  const range = useStore(playback, (state) => state.range);
  const { block } = window;
  useLayerTransform(layer, timeline, block);
  const stretch = ({ start, end }: TimeRange) => placeInBlock(block, start, end);

  const end = Math.min(window.to, extent);
  const { minor, fractionDigits, times } = ticksFor(window.scale, Math.max(0, window.from), end);
  const from = Math.ceil(Math.max(0, window.from) / minor) * minor;

  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const time = timeline.toTime(event.clientX - left);
    actions.seek(Math.min(Math.max(time, 0), extent), { reason: 'scrubber', event: event.nativeEvent });
  };

  return (
    // The slider in it does with keys what a press does: this is for pointers only.
    <div
      className="pr-timeline-ruler"
      dir="ltr"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset.scrubbing = `${event.pointerId}`;
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (isScrubbing(event)) seekTo(event);
      }}
      onPointerUp={stopScrubbing}
      onPointerCancel={stopScrubbing}
    >
      <div ref={layer} className="pr-timeline-layer" aria-hidden="true">
        {end > from && (
          <span
            className="pr-timeline-minor-ticks"
            style={
              {
                ...stretch({ start: from, end }),
                '--pr-timeline-minor': `${(minor / (end - from)) * 100}%`,
              } as CSSProperties
            }
          />
        )}
        {buffered.map((loaded) => (
          <span key={loaded.start} className="pr-timeline-buffered" style={stretch(loaded)} />
        ))}
        {range && <span className="pr-timeline-range" style={stretch(range)} />}
        {times.map((time) => (
          <span
            key={time}
            className="pr-timeline-tick"
            style={{ left: placeInBlock(block, time, time).left }}
          >
            {/* A time at the very end would be cut. */}
            {(extent - time) * window.scale >= TICK_SPACE.end && text.clock(time, fractionDigits)}
          </span>
        ))}
      </div>
      <Scrubber parts={parts} />
    </div>
  );
});
