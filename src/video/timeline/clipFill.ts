import { createStore, type Store } from '../../state/store.js';
import type { Timeline } from '../../state/timeline.js';
import { inTime, type TimelineClip } from './clips.js';
import type { LaneLayout } from './lanes.js';
import {
  NARROW,
  type TimeBlock,
  type TimeWindow,
  timeWindow,
  type VisibleClips,
  visibleClips,
} from './visible.js';

/** A clip that there is an element for. */
export interface PlacedClip {
  readonly clip: TimelineClip;
  readonly row: number;
  /** Whether it is less than {@link NARROW} pixels wide. */
  readonly narrow: boolean;
}

/** What there are elements for in one row: the same object until the row is filled anew. */
export interface FilledRow extends VisibleClips {
  readonly row: number;
  readonly window: TimeWindow;
}

/** What there are elements for. */
export interface FilledClips {
  /** What the clips are placed in. Clusters are placed in the block of their row's window. */
  readonly block: TimeBlock;
  /** In the order of time. */
  readonly clips: readonly PlacedClip[];
  /** From the top. */
  readonly rows: readonly FilledRow[];
}

/** What is to be filled. */
export interface ClipFillInput {
  layout: LaneLayout;
  /** The first row that can be seen. */
  first: number;
  /** One after the last. */
  end: number;
}

/** Decides what there are elements for while the view moves. */
export interface ClipFill extends Store<FilledClips> {
  /** Takes over other clips or rows. */
  setInput(input: ClipFillInput): void;
  /** Follows the timeline until the returned function is called. */
  attach(): () => void;
}

/** What a fill needs of the global object, so that tests can give their own. */
export interface FillEnvironment {
  requestAnimationFrame(callback: () => void): number;
  cancelAnimationFrame(handle: number): void;
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(handle: number | undefined): void;
}

/** About how many elements may come and go in one frame, and how many come to a row whose turn it is in any case. */
const [FRAME_BUDGET, LEAST_ADDED] = [20, 4];
/** How long a block may be, in margins of its window: beyond, a layer would be too wide for the browser to be exact. */
const MAX_MARGINS = 8 * 1024;
/** CSS pixels, before anything has been measured. */
const FIRST_WIDTH = 800;
/** By how much the scale of elements may be off while the zoom goes on, and milliseconds after which it has ended. */
const ZOOMING = { factor: 2, settled: 120 };

interface KnownRow extends FilledRow {
  /** When it was filled: rows are filled in turn, so that none waits for ever. */
  turn: number;
  /** Whether all of it is there. */
  whole: boolean;
  source: readonly TimelineClip[];
}

/**
 * The window of a timeline: the same object until the scale changes or the view comes near its edge, so that a view that
 * moves is seldom the cause of any work.
 */
export function createWindowSelector(): (view: { start: number; end: number; width: number }) => TimeWindow {
  let last: TimeWindow | undefined;
  return ({ start, end, width }) => {
    const next = timeWindow({ start, end, width: width || FIRST_WIDTH });
    if (last && last.scale === next.scale && last.from <= start - next.margin && last.to >= end + next.margin)
      return last;
    last = last && holds(last.block, next) ? { ...next, block: last.block } : next;
    return last;
  };
}

/** Whether a block is still good for a window, so that nothing in it has to be placed anew. */
const holds = ({ from, length }: TimeBlock, next: TimeWindow): boolean =>
  from <= next.from && from + length >= next.to && length <= MAX_MARGINS * next.margin;

const elementsOf = ({ clips, clusters }: VisibleClips) => [...clips, ...clusters.map(({ first }) => first)];

/**
 * What a row comes to in one step: all of `target`, or what of it was there before and as many others as may come, those in
 * view first.
 */
function approach(
  target: VisibleClips,
  before: VisibleClips | undefined,
  budget: number,
  view: { start: number; end: number },
): VisibleClips & { changes: number; whole: boolean } {
  const there = new Set(before ? elementsOf(before) : []);
  const added = elementsOf(target).filter((clip) => !there.has(clip));
  const gone = there.size - (target.clips.length + target.clusters.length - added.length);
  const room = Math.max(LEAST_ADDED, budget - gone);
  if (added.length <= room) return { ...target, changes: added.length + gone, whole: true };
  const inView = added.filter(({ start, end }) => end >= view.start && start <= view.end);
  const chosen = new Set([...inView, ...added.filter((clip) => !inView.includes(clip))].slice(0, room));
  const stays = (clip: TimelineClip) => there.has(clip) || chosen.has(clip);
  return {
    clips: target.clips.filter(stays),
    clusters: target.clusters.filter(({ first }) => stays(first)),
    changes: room + gone,
    whole: false,
  };
}

/**
 * Fills rows in steps of a frame, so that no frame pays for more than a few elements: the view moves at once with those
 * there are, and each row keeps its own until it is its turn. Other clips are taken over at once.
 */
export function createClipFill(
  timeline: Timeline,
  initial: ClipFillInput,
  env: FillEnvironment = globalThis,
): ClipFill {
  let input = initial;
  let rows = new Map<number, KnownRow>();
  let frame = 0;
  let turns = 0;
  let zooming: number | undefined;
  const windowOf = createWindowSelector();
  let window = windowOf(timeline.getSnapshot());

  /** Whether a row may stay as it is for now. */
  function isGood(row: KnownRow): boolean {
    if (row.window === window && row.whole) return true;
    if (zooming === undefined || !row.whole) return false;
    const ratio = row.window.scale / window.scale;
    const { start, end } = timeline.getSnapshot();
    const covers = row.window.from <= start && row.window.to >= end;
    return covers && ratio <= ZOOMING.factor && ratio >= 1 / ZOOMING.factor;
  }

  /** @returns whether any row is another one now, and whether there is more to do */
  function fillRows(budget: number) {
    const { layout, first, end } = input;
    const filled = new Map<number, KnownRow>();
    const inView = Array.from(
      { length: Math.max(0, Math.min(end, layout.rows.length) - first) },
      (_, i) => first + i,
    );
    inView.sort((a, b) => (rows.get(a)?.turn ?? 0) - (rows.get(b)?.turn ?? 0));
    const view = timeline.getSnapshot();
    let left = budget;
    let more = false;
    let changed = inView.length !== rows.size;
    for (const index of inView) {
      const source = layout.rows[index]!;
      const before = rows.get(index);
      const isOutdated = before !== undefined && before.source !== source;
      if (before && !isOutdated && isGood(before)) filled.set(index, before);
      else if (left > 0 || isOutdated) {
        const target = visibleClips(source, index, window);
        const room = isOutdated ? Number.POSITIVE_INFINITY : left;
        const { changes, ...visible } = approach(target, before, room, view);
        left -= changes;
        changed = true;
        if (!visible.whole) more = true;
        filled.set(index, { row: index, turn: ++turns, source, window, ...visible });
      } else if (before) filled.set(index, before);
    }
    rows = filled;
    return { changed, more: more || left <= 0 };
  }

  function snapshot(): FilledClips {
    const clips: PlacedClip[] = [];
    for (const [row, filled] of rows) {
      const near = NARROW / filled.window.scale;
      for (const clip of filled.clips) clips.push({ clip, row, narrow: clip.end - clip.start < near });
    }
    // In an order that does not depend on whose turn it was: elements that change places cost as much as new ones.
    clips.sort((a, b) => inTime(a.clip, b.clip));
    return { block: window.block, clips, rows: [...rows.values()].sort((a, b) => a.row - b.row) };
  }

  fillRows(Number.POSITIVE_INFINITY);
  const store = createStore(snapshot());

  function step() {
    frame = 0;
    const { changed, more } = fillRows(FRAME_BUDGET);
    if (more) later();
    if (changed || store.getSnapshot().block !== window.block) store.set(snapshot());
  }
  function later() {
    frame ||= env.requestAnimationFrame(step);
  }
  function cancel() {
    if (frame) env.cancelAnimationFrame(frame);
    frame = 0;
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    setInput(next) {
      if (next.layout === input.layout && next.first === input.first && next.end === input.end) return;
      input = next;
      cancel();
      step();
    },
    attach() {
      const settle = () => {
        zooming = undefined;
        later();
      };
      const sync = () => {
        const next = windowOf(timeline.getSnapshot());
        if (next === window && zooming === undefined) return;
        if (next.scale !== window.scale || zooming !== undefined) {
          env.clearTimeout(zooming);
          zooming = env.setTimeout(settle, ZOOMING.settled);
        }
        window = next;
        later();
      };
      sync();
      // What was still to come when it was last detached, as React does once more in StrictMode.
      if ([...rows.values()].some((row) => !isGood(row))) later();
      const unsubscribe = timeline.subscribe(sync);
      return () => {
        unsubscribe();
        env.clearTimeout(zooming);
        zooming = undefined;
        cancel();
      };
    },
  };
}
