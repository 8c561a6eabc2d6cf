import type { TimelineClip } from './clips.js';
import type { LaneLayout } from './lanes.js';

/** A stretch of time around the view, for which there are elements, and its scale. */
export interface TimeWindow {
  /** Seconds; may be before 0. */
  readonly from: number;
  /** Seconds. */
  readonly to: number;
  /** Pixels a second that elements are made for: no more than there are. */
  readonly scale: number;
}

/** Several clips of one row that are too close together to be told apart. */
export interface ClipCluster {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly clips: readonly TimelineClip[];
}

/** What there are elements for. */
export interface VisibleClips {
  /** In the order of time. */
  readonly clips: readonly TimelineClip[];
  readonly clusters: readonly ClipCluster[];
}

/** Clips narrower than this, in pixels, are joined with neighbours that are as narrow and nearer than it. */
const NARROW = 16;

/**
 * The window of a view: a quarter of its width and more on both sides, and a scale that is a power of two, so that it stays the
 * same while the view moves and zooms a little and elements need not change with every frame.
 */
export function timeWindow(view: { start: number; end: number; width: number }): TimeWindow {
  const span = Math.max(view.end - view.start, 1e-6);
  const chunk = 2 ** Math.ceil(Math.log2(span) - 1e-9);
  const quarter = chunk / 4;
  return {
    from: (Math.floor(view.start / quarter) - 1) * quarter,
    to: (Math.ceil(view.end / quarter) + 1) * quarter,
    scale: view.width / chunk,
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

function visibleInRow(
  row: readonly TimelineClip[],
  index: number,
  { from, to, scale }: TimeWindow,
  found: { clips: TimelineClip[]; clusters: ClipCluster[] },
) {
  const near = NARROW / Math.max(scale, 1e-9);
  // What is joined must not depend on where the window begins, so it looks back to the last gap.
  let at = firstEndingFrom(row, from);
  while (
    at > 0 &&
    at < row.length &&
    row[at]!.start - row[at - 1]!.end < near &&
    row[at - 1]!.end - row[at - 1]!.start < near
  )
    at--;
  while (at < row.length && row[at]!.start <= to) {
    let next = at;
    while (
      next + 1 < row.length &&
      row[next]!.end - row[next]!.start < near &&
      row[next + 1]!.end - row[next + 1]!.start < near &&
      row[next + 1]!.start - row[next]!.end < near
    )
      next++;
    if (next === at) {
      if (row[at]!.end >= from) found.clips.push(row[at]!);
    } else if (row[next]!.end >= from)
      found.clusters.push({
        row: index,
        start: row[at]!.start,
        end: row[next]!.end,
        clips: row.slice(at, next + 1),
      });
    at = next + 1;
  }
}

/** The clips of rows `firstRow` to `endRow` (excluded) in a window; those too close together are joined. */
export function visibleClips(
  { rows }: LaneLayout,
  window: TimeWindow,
  firstRow = 0,
  endRow = rows.length,
): VisibleClips {
  const found = { clips: [] as TimelineClip[], clusters: [] as ClipCluster[] };
  for (let row = Math.max(0, firstRow); row < Math.min(endRow, rows.length); row++)
    visibleInRow(rows[row]!, row, window, found);
  found.clips.sort((a, b) => a.index - b.index);
  return found;
}
