'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useHighlighter } from '../../hooks/useHighlighter.js';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useSelectedChange } from '../../hooks/useSelectedChange.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { type LastFocus, tabStopIndex } from '../../state/tabStop.js';
import type { IndexedClips } from './clipIndex.js';
import { clipKeyTarget } from './clipKeys.js';
import { placeInTime, type TimelineClip } from './clips.js';
import { rowOf } from './lanes.js';
import { clipElement, clipIndexOf, type TimelineParts } from './parts.js';
import type { VisibleRows } from './useVisibleRows.js';
import { zoomByKey } from './zoomKeys.js';

/** What {@link useClipFocus} looks after. */
export interface ClipFocusOptions {
  indexed: IndexedClips;
  rows: VisibleRows;
  parts: TimelineParts;
  track: RefObject<HTMLElement | null>;
  /** Whether the playhead goes to a clip that was selected elsewhere. */
  seekOnSelect: boolean;
}

/** The one clip that Tab reaches. */
export interface ClipFocus {
  /** Its index among the clips. */
  index: number;
  /** Focuses a clip, and brings it into view. */
  moveTo(clip: TimelineClip): void;
  handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onFocus(event: FocusEvent): void;
    onBlur(event: FocusEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerLeave(event: PointerEvent): void;
  };
}

/** Keeps the tab stop of the clips: where the focus was last, or what was selected elsewhere since. */
export function useClipFocus(options: ClipFocusOptions): ClipFocus {
  const { indexed, rows, parts, track, seekOnSelect } = options;
  const { clips, layout } = indexed;
  const { timeline, playback, selection, actions } = parts;
  const [last, setLast] = useState<LastFocus | null>(null);
  const index = useMemo(() => tabStopIndex(clips, last, ({ id }) => id), [clips, last]);
  const setActiveClip = (clip: TimelineClip) => {
    const { id } = clip;
    const at = placeInTime(clips, clip);
    setLast((before) => (before?.id === id && before.at === at ? before : { id, at }));
  };
  /** The clip to focus once it is there. */
  const wanted = useRef<string | null>(null);
  const highlighter = useHighlighter(selection, (id) => clips.some((clip) => clip.id === id));
  /** What has the focus still, but not the window. */
  const waiting = useRef<EventTarget | null>(null);

  const focusNow = (at: number) =>
    track.current
      ?.querySelector<HTMLElement>(`[aria-posinset="${at + 1}"] > .pr-timeline-clip`)
      ?.focus({ preventScroll: true });

  const bringIntoView = (clip: TimelineClip, reason: 'keyboard' | 'selection') => {
    timeline.reveal(clip.start, clip.end, { reason });
    rows.showRow(Math.max(0, rowOf(layout, clip)));
  };

  const moveTo = useStableCallback((clip: TimelineClip) => {
    bringIntoView(clip, 'keyboard');
    const at = placeInTime(clips, clip);
    if (at === index) focusNow(at);
    else wanted.current = clip.id;
    setActiveClip(clip);
  });

  useIsomorphicLayoutEffect(() => {
    if (wanted.current === null || wanted.current !== clips[index]?.id) return;
    wanted.current = null;
    focusNow(index);
  });

  const show = (selectedId: string) => {
    const clip = clips.find(({ ids }) => ids.includes(selectedId));
    if (!clip) return;
    bringIntoView(clip, 'selection');
    if (!track.current?.contains(track.current.ownerDocument.activeElement)) setActiveClip(clip);
    if (!seekOnSelect || actions.isSelecting()) return;
    const { time, range, paused } = playback.getSnapshot();
    if (range && !paused) actions.playClip(clip, { reason: 'selection' });
    else if (time < clip.start || time > clip.end) actions.seek(clip.start, { reason: 'selection' });
  };
  useSelectedChange(selection, (id) => {
    if (id !== null) show(id);
  });

  const handlers: ClipFocus['handlers'] = {
    onKeyDown(event) {
      if (!clipElement(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = clipKeyTarget(event.key, index, indexed);
      if (to) moveTo(to);
      else if (event.key === 'Escape') {
        if (selection.getSnapshot().selectedIds.length === 0) return;
        selection.setSelectedIds([], { reason: 'keyboard', event: event.nativeEvent });
      } else if (!zoomByKey(timeline, event, clips[index]?.start ?? 0)) return;
      event.preventDefault();
    },
    onFocus(event) {
      const clip = clips[clipIndexOf(event.target)];
      if (!clip) return;
      setActiveClip(clip);
      const isBack = waiting.current === event.target;
      waiting.current = null;
      // A press focuses too; only the keyboard's focus shows where the reader is.
      if (!event.target.matches(':focus-visible')) return;
      highlighter.light(clip.id, { reason: 'focus', event: event.nativeEvent });
      const { start, end } = timeline.getSnapshot();
      if (!isBack && (clip.end < start || clip.start > end)) bringIntoView(clip, 'keyboard');
    },
    onBlur({ target, nativeEvent }) {
      waiting.current = target.ownerDocument.activeElement === target ? target : null;
      highlighter.light(null, { reason: 'focus', event: nativeEvent });
    },
    onPointerMove(event) {
      if (event.pointerType === 'touch') return;
      const id = clipElement(event.target)?.dataset.annotationId ?? null;
      if (id !== highlighter.lit) highlighter.light(id, { reason: 'pointer', event: event.nativeEvent });
    },
    onPointerLeave({ nativeEvent }) {
      highlighter.light(null, { reason: 'pointer', event: nativeEvent });
    },
  };

  return { index, moveTo, handlers };
}
