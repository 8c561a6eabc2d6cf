import { type TimedEntry, timedEntries } from './timeline.js';
import { trackAt } from './tracks.js';
import type { Annotation, AnnotationInput, Grounding, ShapeOf } from './types.js';

/** How long a timed shape is shown unless told otherwise, in seconds: models sample video at 2 frames per second. */
export const DEFAULT_HOLD = 0.5;

/** Options of {@link createTimeIndex}. */
export interface TimeIndexOptions {
  /**
   * Seconds that one time stands for, half of them before and half after: a timed shape shows that long, and a track
   * fades in and out by half of it before its first and after its last waypoint.
   * @default 0.5
   */
  hold?: number | undefined;
  /** Only what belongs to this asset of a request, from 0. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; an annotation without an index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
}

/** A shape as it is at one time. */
export interface ShapeAtTime<A extends AnnotationInput = Annotation> {
  /** For a track the shape between its waypoints, with the id of the track. */
  readonly shape: ShapeOf<A>;
  /** 0..1: below 1 where a track begins or ends. */
  readonly opacity: number;
  /** Index in {@link TimeIndex.entries}. */
  readonly entry: number;
}

/** What is to be seen when. */
export interface TimeIndex<A extends AnnotationInput = Annotation> {
  /** The shapes and tracks in document order. */
  readonly entries: readonly TimedEntry<A>[];
  /** What is visible at `t` seconds, in document order. Costs O(log n) and what it finds, not what there is. */
  at(t: number): ShapeAtTime<A>[];
  /** Whether an entry is visible at `t` seconds. */
  isVisible(entry: number, t: number): boolean;
  /** The entries that an id stands for: of a shape, a track, a waypoint or a collection. */
  entriesOf(id: string): readonly number[];
}

/** Intervals, so sorted and summed up that those around a time are found without looking at the others. */
interface Intervals {
  /** Entries by when they begin to be visible. */
  order: Uint32Array;
  /** For the middle of each part of `order`, as a binary search divides it: when the last of the part ends. */
  latest: Float64Array;
}

function sortIntervals(from: Float64Array, until: Float64Array): Intervals {
  const order = Uint32Array.from(from.keys()).sort((a, b) => from[a]! - from[b]! || a - b);
  const latest = new Float64Array(order.length);
  const summarise = (low: number, high: number): number => {
    if (low >= high) return -Infinity;
    const middle = (low + high) >>> 1;
    const end = Math.max(until[order[middle]!]!, summarise(low, middle), summarise(middle + 1, high));
    latest[middle] = end;
    return end;
  };
  summarise(0, order.length);
  return { order, latest };
}

function aliasIndex(entries: readonly TimedEntry<AnnotationInput>[]) {
  const index = new Map<string, number[]>();
  for (const [at, { annotation, aliases }] of entries.entries()) {
    for (const id of [annotation.id, ...aliases]) {
      const list = index.get(id);
      if (list) list.push(at);
      else index.set(id, [at]);
    }
  }
  return index;
}

/**
 * Arranges the shapes and tracks of a video by time.
 *
 * @throws RangeError when `hold` is not a number of seconds from 0
 */
export function createTimeIndex<A extends AnnotationInput = Annotation>(
  source: Grounding | readonly A[],
  { hold = DEFAULT_HOLD, assetIdx, assetCount }: TimeIndexOptions = {},
): TimeIndex<A> {
  if (!(hold >= 0 && hold < Infinity))
    throw new RangeError(
      `hold is ${hold}: give the seconds that a timed shape is shown for, 0 or more, such as 0.5.`,
    );
  const lastAsset = (assetCount ?? (assetIdx ?? 0) + 1) - 1;
  const entries = timedEntries(source).filter(
    ({ annotation }) => assetIdx === undefined || (annotation.assetIdx ?? lastAsset) === assetIdx,
  );
  const half = hold / 2;
  const from = Float64Array.from(entries, ({ start }) => start - half);
  const until = Float64Array.from(entries, ({ end }) => end + half);
  const { order, latest } = sortIntervals(from, until);
  let aliases: Map<string, number[]> | null = null;

  /** Half-open, so that shapes half a second apart take turns; but never too short to hold its own time. */
  const isVisible = (entry: number, t: number) =>
    t >= from[entry]! && (t < until[entry]! || t === entries[entry]!.end);

  function shapeAt(entry: number, t: number): ShapeAtTime<AnnotationInput> {
    const { annotation, start, end } = entries[entry]!;
    if (annotation.kind !== 'track') return { shape: annotation, opacity: 1, entry };
    const held = Math.max(start, Math.min(end, t));
    const opacity = t === held ? 1 : 1 - Math.abs(t - held) / half;
    return { shape: trackAt(annotation, held)!, opacity, entry };
  }

  function visit(low: number, high: number, t: number, found: number[]) {
    if (low >= high) return;
    const middle = (low + high) >>> 1;
    if (latest[middle]! < t) return;
    visit(low, middle, t, found);
    const entry = order[middle]!;
    if (from[entry]! > t) return;
    if (isVisible(entry, t)) found.push(entry);
    visit(middle + 1, high, t, found);
  }

  return {
    entries,
    isVisible,
    at(t) {
      const found: number[] = [];
      visit(0, order.length, t, found);
      return found.sort((a, b) => a - b).map((entry) => shapeAt(entry, t));
    },
    entriesOf(id) {
      aliases ??= aliasIndex(entries);
      return aliases.get(id) ?? [];
    },
  };
}
