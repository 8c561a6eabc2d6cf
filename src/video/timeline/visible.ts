import type { TimelineClip } from './clips.js';

/** A stretch of time around the view, for which there are elements, and its scale. */
export interface TimeWindow {
  /** Seconds; may be before 0. */
  readonly from: number;
  /** Seconds. */
  readonly to: number;
  /** Seconds beside the view that it should go on for: with less it is time for another one. */
  readonly margin: number;
  /** Pixels a second that elements are made for: no more than there are. */
  readonly scale: number;
  /** What elements are placed in. */
  readonly block: TimeBlock;
}

/**
 * The stretch of time that a layer is as wide as: its elements stand at shares of it, so that zooming changes the layer
 * and none of them. Much longer than a view, and the same for a long while; yet not the whole of a long video, whose width
 * would be beyond what CSS can count.
 */
export interface TimeBlock {
  /** Seconds; may be before 0. */
  readonly from: number;
  /** Seconds. */
  readonly length: number;
}

/** Several clips of one row that are too close together to be told apart. */
export interface ClipCluster {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly first: TimelineClip;
  readonly count: number;
}

/** What there are elements for in one row. */
export interface VisibleClips {
  /** In the order of time. */
  readonly clips: readonly TimelineClip[];
  readonly clusters: readonly ClipCluster[];
}

/**
 * Clips narrower than this, in pixels, are joined with neighbours that are as narrow and nearer than it: what could not be
 * pressed apart (WCAG 2.2, 2.5.8).
 */
export const NARROW = 24;
/** The most that is joined, in pixels: what is pressed to look closer should be near. */
const CELL = 64;
/** A block is at least 16 times as long as what is in view, and changes with each 64th part of zoom. */
const BLOCK = { least: 4, every: 6 };

/** Where a stretch of time stands in a layer that is as wide as `block`. */
export const placeInBlock = ({ from, length }: TimeBlock, start: number, end: number) => ({
  left: `${((start - from) / length) * 100}%`,
  width: `${((end - start) / length) * 100}%`,
});

/**
 * The window of a view: a quarter of its width and more on both sides, and a scale that is a power of two, so that it stays
 * the same while the view moves and zooms a little and elements need not change with every frame.
 */
export function timeWindow(view: { start: number; end: number; width: number }): TimeWindow {
  const octave = Math.ceil(Math.log2(Math.max(view.end - view.start, 1e-6)) - 1e-9);
  const chunk = 2 ** octave;
  const step = chunk / 8;
  const from = (Math.floor(view.start / step) - 2) * step;
  const length = 2 ** (Math.ceil(octave / BLOCK.every) * BLOCK.every + BLOCK.least);
  return {
    from,
    to: (Math.ceil(view.end / step) + 2) * step,
    margin: step,
    scale: view.width / chunk,
    block: { from: Math.floor(from / (length / 2)) * (length / 2), length },
  };
}

/** Index of the first clip of a row that ends at or after `time`. A row's clips do not overlap, so ends are sorted. */
function firstEndingFrom(row: readonly TimelineClip[], time: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]!.end < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The clips of a row in a window; those too close together are joined. */
export function visibleClips(
  row: readonly TimelineClip[],
  index: number,
  { from, to, scale }: TimeWindow,
): VisibleClips {
  const clips: TimelineClip[] = [];
  const clusters: ClipCluster[] = [];
  const second = Math.max(scale, 1e-9);
  const near = NARROW / second;
  const isNarrow = (at: number) => row[at]!.end - row[at]!.start < near;
  const cellOf = (at: number) => Math.floor((row[at]!.start * second) / CELL);
  const joins = (at: number) =>
    at + 1 < row.length &&
    isNarrow(at) &&
    isNarrow(at + 1) &&
    row[at + 1]!.start - row[at]!.end < near &&
    cellOf(at) === cellOf(at + 1);
  // What is joined must not depend on where the window begins, so it looks back to where that begins.
  let at = firstEndingFrom(row, from);
  while (at > 0 && at < row.length && joins(at - 1)) at--;
  while (at < row.length && row[at]!.start <= to) {
    let last = at;
    while (joins(last)) last++;
    const [start, end] = [row[at]!.start, row[last]!.end];
    if (end >= from) {
      if (last === at) clips.push(row[at]!);
      else clusters.push({ row: index, start, end, first: row[at]!, count: last - at + 1 });
    }
    at = last + 1;
  }
  return { clips, clusters };
}
