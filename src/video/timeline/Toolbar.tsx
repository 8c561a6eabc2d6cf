'use client';

import { memo, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import { namedDrawing } from '../../image/namedDrawing.js';
import { lastStartingBy, placeInTime, type TimelineClip } from './clips.js';
import type { TimelineParts } from './parts.js';
import { type IconName, TimelineIcon } from './TimelineIcon.js';
import { ZOOM_STEP } from './zoomKeys.js';

/** Seconds after the start of a clip within which "previous" goes to the one before it. */
const JUST_BEGUN = 0.05;

/** The clip that the buttons mean: the selected one while the playhead is in it, else the last that began. */
function currentIndex(clips: readonly TimelineClip[], selectedId: string | null, time: number): number {
  const selected = clips.find(({ ids }) => selectedId !== null && ids.includes(selectedId));
  if (selected && time >= selected.start - JUST_BEGUN && time <= selected.end + JUST_BEGUN)
    return placeInTime(clips, selected);
  return lastStartingBy(clips, time + JUST_BEGUN);
}

/** The time of the playhead and of the video, written past React. */
function Clock({ parts: { playback, text } }: { parts: TimelineParts }) {
  const now = useRef<HTMLSpanElement>(null);
  const duration = useStore(playback, (state) => state.duration);
  // Half a second is not `0:01`: no time would ever reach it.
  const isWhole = duration !== null && Math.round(duration * 10) % 10 === 0;
  useIsomorphicLayoutEffect(() => {
    const sync = () => {
      const shown = text.clock(playback.getSnapshot().time);
      if (now.current!.textContent !== shown) now.current!.textContent = shown;
    };
    sync();
    return playback.subscribe(sync);
  }, [playback, text]);
  return (
    <span className="pr-timeline-clock" dir="ltr" aria-hidden="true">
      <span ref={now} className="pr-timeline-now" />
      {duration !== null && <span>{`\u2009/\u2009${text.clock(duration, isWhole ? 0 : 1)}`}</span>}
    </span>
  );
}

interface BarButtonProps {
  label: string;
  icon: IconName;
  pressed?: boolean;
  disabled?: boolean;
  onPress(event: Event): void;
}

/** Stays focusable where it has nothing to do, so that the focus is not lost with its use. */
function BarButton({ label, icon, pressed, disabled, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      className="pr-timeline-button"
      {...namedDrawing(label)}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      onClick={({ nativeEvent }) => {
        if (!disabled) onPress(nativeEvent);
      }}
    >
      <TimelineIcon name={icon} />
    </button>
  );
}

/** Props of {@link Toolbar}. */
export interface ToolbarProps {
  parts: TimelineParts;
  /** In the order of time. */
  clips: readonly TimelineClip[];
}

/** The buttons of a timeline. */
export const Toolbar = memo(function Toolbar({ parts, clips }: ToolbarProps) {
  const { timeline, playback, selection, labels, actions } = parts;
  const playable = useStore(playback, (state) => state.playable);
  const playing = useStore(playback, (state) => state.range !== null && !state.paused);
  const loop = useStore(playback, (state) => state.loop);
  const following = useStore(timeline, (state) => state.following);
  const fitted = useStore(timeline, ({ start, end, extent }) => end - start >= extent * (1 - 1e-9));
  const none = clips.length === 0;

  const step = (by: 1 | -1, event: Event) => {
    const { time } = playback.getSnapshot();
    const { selectedId } = selection.getSnapshot();
    let at = currentIndex(clips, selectedId, time);
    // From the middle of a clip, or after it, "previous" first goes to its beginning.
    if (by < 0 && at >= 0 && time > clips[at]!.start + 1) at++;
    const clip = clips[at + by];
    if (clip) actions.goTo(clip, { reason: 'button', event });
  };
  const playOrPause = (event: Event) => {
    if (playing) {
      playback.pause();
      return;
    }
    const { selectedId } = selection.getSnapshot();
    const selected = clips.find(({ ids }) => selectedId !== null && ids.includes(selectedId));
    const at = Math.max(0, lastStartingBy(clips, playback.getSnapshot().time + JUST_BEGUN));
    const clip = selected ?? clips[at];
    if (clip) actions.playClip(clip, { reason: 'button', event });
  };

  const about = () => {
    const { time } = playback.getSnapshot();
    const { start, end } = timeline.getSnapshot();
    return time >= start && time <= end ? time : undefined;
  };
  const zoom = (factor: number) => (event: Event) =>
    timeline.zoomBy(factor, about(), { reason: 'button', event });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div role="group" className="pr-timeline-bar" aria-label={labels.controls}>
      {/* Like time, and like the buttons of every player, in no language from the right. */}
      <span className="pr-timeline-transport" dir="ltr">
        <BarButton
          label={labels.previous}
          icon="previous"
          disabled={none}
          onPress={(event) => step(-1, event)}
        />
        {playable && (
          <BarButton
            label={playing ? labels.pause : labels.playClip}
            icon={playing ? 'pause' : 'play'}
            disabled={none}
            onPress={playOrPause}
          />
        )}
        <BarButton label={labels.next} icon="next" disabled={none} onPress={(event) => step(1, event)} />
        {playable && (
          <BarButton label={labels.loop} icon="loop" pressed={loop} onPress={() => playback.setLoop(!loop)} />
        )}
      </span>
      <Clock parts={parts} />
      <span className="pr-timeline-space" />
      <BarButton
        label={labels.follow}
        icon="follow"
        pressed={following}
        onPress={() => {
          timeline.setFollowing(!following);
          const { time, paused } = playback.getSnapshot();
          timeline.follow(time);
          if (paused) timeline.follow(null);
        }}
      />
      <BarButton label={labels.zoomOut} icon="zoomOut" disabled={fitted} onPress={zoom(1 / ZOOM_STEP)} />
      <BarButton label={labels.zoomIn} icon="zoomIn" onPress={zoom(ZOOM_STEP)} />
      <BarButton
        label={labels.fit}
        icon="fit"
        disabled={fitted}
        onPress={(event) => timeline.fit({ reason: 'button', event })}
      />
    </div>
  );
});
