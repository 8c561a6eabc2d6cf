'use client';

import {
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  type SetStateAction,
  useEffect,
  useRef,
} from 'react';
import type { ClipAnnotation, ClipAnnotationInput, ClipOf } from '../../grounding/index.js';
import { useStore } from '../../hooks/useStore.js';
import type { TimelineClip } from './clips.js';
import type { TimelineParts } from './parts.js';
import { timeByKey } from './timeKeys.js';

/** Seconds that the keys move an edge by. */
const STEPS = { small: 0.1, large: 1 };
/** The shortest that a range can be made: one step. */
const SHORTEST = STEPS.small;

/** The edge of a clip that is moved; a moment is moved as a whole. */
export type ClipEdge = 'start' | 'end' | 'moment';

/** What comes with every change of a clip. */
export interface ClipChangeDetails<C extends ClipAnnotationInput = ClipAnnotation> {
  reason: 'pointer' | 'keyboard';
  edge: ClipEdge;
  /** As it was before. */
  previous: ClipOf<C>;
  event?: Event;
}

/** Where a clip's edges are while they are dragged. Seconds. */
export interface ClipDraft {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The editing of edges. */
export interface EdgeEditing {
  setDraft: Dispatch<SetStateAction<ClipDraft | null>>;
  change(clip: ClipAnnotationInput, details: ClipChangeDetails<ClipAnnotationInput>): void;
}

const round = (time: number) => Math.round(time * 1000) / 1000;

/**
 * `clip` with one edge at `time`: no nearer to the other than the shortest range, unless it was already, and never outside
 * of the video.
 */
function withEdge(clip: TimelineClip, edge: ClipEdge, time: number, extent: number): ClipDraft {
  // Rounded first: the end of a video is seldom a whole millisecond, and must not be passed.
  const within = (least: number, most: number) => Math.min(Math.max(round(time), least), most);
  const { id, start, end } = clip;
  if (edge === 'moment') {
    const at = within(0, extent);
    return { id, start: at, end: at };
  }
  const shortest = Math.min(SHORTEST, end - start);
  if (edge === 'start') return { id, start: within(0, round(end - shortest)), end };
  return { id, start, end: within(Math.min(round(start + shortest), extent), extent) };
}

/** Props of {@link EdgeHandles}. */
export interface EdgeHandlesProps {
  clip: TimelineClip;
  parts: TimelineParts;
  editing: EdgeEditing;
  draft: ClipDraft | null;
}

/** The edges of the selected clip: sliders, for the keyboard and to be dragged. The picture goes with the edge. */
export function EdgeHandles({ clip, parts, editing, draft }: EdgeHandlesProps) {
  const { timeline, text, labels, actions } = parts;
  const extent = useStore(timeline, (state) => state.extent);
  const edges: readonly ClipEdge[] = clip.moment ? ['moment'] : ['start', 'end'];
  const shown = draft ?? clip;

  /** The pointer that drags, of two fingers the one that came last, and by how many seconds it is beside the edge. */
  const dragging = useRef<{ pointerId: number; grip: number }>(undefined);

  const { setDraft } = editing;
  const { id } = clip;
  // What is taken away in the middle of a drag hears of no end.
  useEffect(() => () => setDraft((now) => (now?.id === id ? null : now)), [setDraft, id]);

  const commit = (
    { start, end }: ClipDraft,
    edge: ClipEdge,
    reason: 'pointer' | 'keyboard',
    event: Event,
  ) => {
    const { start: from, end: to = from, ...rest } = clip.clip;
    // The other edge stays as it was given, also where that is beyond the video.
    const other = edge === 'start' ? Math.max(from, to) : Math.min(from, to);
    const next: ClipAnnotationInput = clip.moment
      ? { ...rest, start }
      : { ...rest, ...(edge === 'start' ? { start, end: other } : { start: other, end }) };
    editing.change(next, { reason, edge, previous: clip.clip, event });
  };
  const moveTo = (time: number, edge: ClipEdge, event: Event) => {
    const moved = withEdge(clip, edge, time, extent);
    const at = edge === 'end' ? moved.end : moved.start;
    actions.seek(at, { reason: 'edit', event });
    return moved;
  };
  const byKey = (event: KeyboardEvent, edge: ClipEdge, time: number) => {
    const to = timeByKey(event, time, extent, STEPS);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const moved = moveTo(to, edge, event.nativeEvent);
    commit(moved, edge, 'keyboard', event.nativeEvent);
    const at = edge === 'end' ? moved.end : moved.start;
    timeline.reveal(at, at, { reason: 'keyboard', event: event.nativeEvent });
  };
  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const area = event.currentTarget.closest('.pr-timeline-track')!;
    return timeline.toTime(event.clientX - area.getBoundingClientRect().left);
  };
  const isDragging = ({ pointerId }: PointerEvent) => pointerId === dragging.current?.pointerId;

  return edges.map((edge) => {
    const time = edge === 'end' ? shown.end : shown.start;
    return (
      <span
        key={edge}
        className="pr-timeline-edge"
        data-edge={edge}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.stopPropagation();
          if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
          // For Escape, and to go on with the keys; the browser would focus the clip instead.
          event.preventDefault();
          event.currentTarget.querySelector('input')?.focus({ preventScroll: true });
          dragging.current = { pointerId: event.pointerId, grip: timeAt(event) - time };
          setDraft({ id, start: clip.start, end: clip.end });
        }}
        onPointerMove={(event) => {
          const { grip = 0 } = dragging.current ?? {};
          if (draft && isDragging(event)) setDraft(moveTo(timeAt(event) - grip, edge, event.nativeEvent));
        }}
        onPointerUp={(event) => {
          if (!draft || !isDragging(event)) return;
          setDraft(null);
          const { start, end } = draft;
          if (start !== clip.start || end !== clip.end) commit(draft, edge, 'pointer', event.nativeEvent);
        }}
        onPointerCancel={(event) => {
          if (isDragging(event)) setDraft(null);
        }}
      >
        <input
          type="range"
          className="pr-timeline-edge-input"
          aria-label={labels.edge(edge, text.mention(clip))}
          aria-valuetext={text.spoken(time)}
          min={0}
          max={extent}
          step="any"
          value={time}
          onChange={(event) => {
            const { nativeEvent } = event;
            commit(
              moveTo(event.currentTarget.valueAsNumber, edge, nativeEvent),
              edge,
              'keyboard',
              nativeEvent,
            );
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && draft) {
              event.stopPropagation();
              setDraft(null);
            } else byKey(event, edge, time);
          }}
        />
      </span>
    );
  });
}
