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
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { clipKeyTarget } from './clipKeys.js';
import type { TimelineClip } from './clips.js';
import type { LaneLayout } from './lanes.js';
import type { TimelineParts } from './parts.js';
import type { VisibleRows } from './useVisibleRows.js';
import { zoomByKey } from './zoomKeys.js';

/** What {@link useClipFocus} looks after. */
export interface ClipFocusOptions {
  clips: readonly TimelineClip[];
  layout: LaneLayout;
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
  moveTo(index: number): void;
  handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onFocus(event: FocusEvent): void;
    onBlur(event: FocusEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerLeave(event: PointerEvent): void;
  };
}

const clipElement = (target: EventTarget) => (target as Element).closest<HTMLElement>('.pr-timeline-clip');

/** Keeps the tab stop of the clips: where the focus was last, or what was selected elsewhere since. */
export function useClipFocus(options: ClipFocusOptions): ClipFocus {
  const { clips, layout, rows, parts, track, seekOnSelect } = options;
  const { timeline, playback, selection, actions } = parts;
  const [activeId, setActiveId] = useState<string | null>(null);
  const index = useMemo(
    () => Math.max(0, activeId === null ? 0 : clips.findIndex(({ id }) => id === activeId)),
    [clips, activeId],
  );
  /** The clip to focus once it is there. */
  const wanted = useRef<string | null>(null);
  const pointed = useRef<string | null>(null);

  const focusNow = (at: number) =>
    track.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });

  const bringIntoView = (at: number, reason: 'keyboard' | 'selection') => {
    const clip = clips[at];
    if (!clip) return;
    timeline.reveal(clip.start, clip.end, { reason });
    rows.showRow(layout.rowOf[at] ?? 0);
  };

  const moveTo = (at: number) => {
    bringIntoView(at, 'keyboard');
    if (at === index) focusNow(at);
    else wanted.current = clips[at]?.id ?? null;
    setActiveId(clips[at]?.id ?? null);
  };

  useIsomorphicLayoutEffect(() => {
    if (wanted.current === null || wanted.current !== clips[index]?.id) return;
    wanted.current = null;
    focusNow(index);
  });

  const show = useStableCallback((selectedId: string) => {
    const clip = clips.find(({ ids }) => ids.includes(selectedId));
    if (!clip) return;
    bringIntoView(clip.index, 'selection');
    if (!track.current?.contains(track.current.ownerDocument.activeElement)) setActiveId(clip.id);
    if (!seekOnSelect || actions.isSelecting()) return;
    const { time } = playback.getSnapshot();
    if (time < clip.start || time > clip.end) actions.seek(clip.start, { reason: 'selection' });
  });
  useIsomorphicLayoutEffect(() => {
    let before = selection.getSnapshot().selectedId;
    return selection.subscribe(() => {
      const { selectedId } = selection.getSnapshot();
      if (selectedId === before) return;
      before = selectedId;
      if (selectedId !== null) show(selectedId);
    });
  }, [selection, show]);

  const highlight = (id: string | null, reason: 'focus' | 'pointer', event: Event) => {
    // Only what was lit from here is put out from here.
    if (id === null && selection.getSnapshot().highlightedId !== pointed.current) return;
    selection.highlight(id, { reason, event });
    pointed.current = id;
  };

  const handlers: ClipFocus['handlers'] = {
    onKeyDown(event) {
      if (!clipElement(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = clipKeyTarget(event.key, index, layout);
      if (to !== null) moveTo(to);
      else if (event.key === 'Escape') {
        if (selection.getSnapshot().selectedIds.length === 0) return;
        selection.setSelectedIds([], { reason: 'keyboard', event: event.nativeEvent });
      } else if (!zoomByKey(timeline, event, clips[index]?.start ?? 0)) return;
      event.preventDefault();
    },
    onFocus(event) {
      const clip = clips[Number(clipElement(event.target)?.dataset.index)];
      if (!clip) return;
      setActiveId(clip.id);
      // A press focuses too; only the keyboard's focus shows where the reader is.
      if (event.target.matches(':focus-visible')) highlight(clip.id, 'focus', event.nativeEvent);
    },
    onBlur: (event) => highlight(null, 'focus', event.nativeEvent),
    onPointerMove(event) {
      if (event.pointerType === 'touch') return;
      const id = clipElement(event.target)?.dataset.annotationId ?? null;
      if (id !== pointed.current) highlight(id, 'pointer', event.nativeEvent);
    },
    onPointerLeave: (event) => highlight(null, 'pointer', event.nativeEvent),
  };

  return { index, moveTo, handlers };
}
