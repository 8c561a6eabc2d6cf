import type { TimelineClip } from './clips.js';

/** Clips of one mention, or all of them, on rows of which none has two clips at the same time. */
export interface Lane {
  readonly key: string;
  /** As first written; undefined for what has none, and where all clips share one lane. */
  readonly mention: string | undefined;
  /** The first of its rows among those of all lanes. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly clipCount: number;
}

/** Where clips stand. */
export interface LaneLayout {
  readonly lanes: readonly Lane[];
  /** Each row's clips in the order of time; none overlaps the next. */
  readonly rows: readonly (readonly TimelineClip[])[];
  /** The row of each clip, by the clip's `index`. */
  readonly rowOf: Int32Array;
}

/** How clips are laid out: a lane for each mention, or all of them together. */
export type LaneMode = 'mention' | 'packed';

/** A heap of numbers, the least first. */
function createHeap(before: (a: number, b: number) => boolean) {
  const items: number[] = [];
  return {
    first: () => items[0],
    push(item: number) {
      let at = items.push(item) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(item, items[parent]!)) break;
        items[at] = items[parent]!;
        at = parent;
      }
      items[at] = item;
    },
    pop() {
      const top = items[0];
      const item = items.pop();
      if (item === undefined || items.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
        if (!before(items[child]!, item)) break;
        items[at] = items[child]!;
        at = child;
      }
      items[at] = item;
      return top;
    },
  };
}

/**
 * Puts clips, sorted by start, on as few rows as possible: greedy colouring of an interval graph, which is optimal when
 * intervals come in the order of their starts (Kleinberg and Tardos, "Algorithm Design", 4.1). Each takes the first row
 * that is free. Clips that only touch share a row; two moments at the same time do not.
 */
export function packRows(clips: readonly TimelineClip[]): TimelineClip[][] {
  const rows: TimelineClip[][] = [];
  const lastOf = (row: number) => rows[row]!.at(-1)!;
  const free = createHeap((a, b) => a < b);
  // Of rows that end together the one whose last clip began first, so that a moment does not hold back the others.
  const busy = createHeap((a, b) => {
    const [one, other] = [lastOf(a), lastOf(b)];
    return one.end - other.end < 0 || (one.end === other.end && one.start < other.start);
  });
  for (const clip of clips) {
    for (let row = busy.first(); row !== undefined; row = busy.first()) {
      const { start, end } = lastOf(row);
      if (end > clip.start || (end === clip.start && start === clip.start)) break;
      busy.pop();
      free.push(row);
    }
    const row = free.pop() ?? rows.push([]) - 1;
    rows[row]!.push(clip);
    busy.push(row);
  }
  return rows;
}

/** Lanes from top to bottom: mentions in the order in which they first appear in the video. */
export function layoutLanes(clips: readonly TimelineClip[], mode: LaneMode): LaneLayout {
  const groups = new Map<string, TimelineClip[]>();
  if (mode === 'packed') groups.set('', [...clips]);
  else
    for (const clip of clips) {
      const group = groups.get(clip.key);
      if (group) group.push(clip);
      else groups.set(clip.key, [clip]);
    }
  const lanes: Lane[] = [];
  const rows: TimelineClip[][] = [];
  const rowOf = new Int32Array(clips.length);
  for (const [key, group] of groups) {
    const packed = packRows(group);
    lanes.push({
      key,
      mention: mode === 'packed' ? undefined : group[0]!.mention,
      firstRow: rows.length,
      rowCount: packed.length,
      clipCount: group.length,
    });
    for (const row of packed) {
      for (const clip of row) rowOf[clip.index] = rows.length;
      rows.push(row);
    }
  }
  return { lanes: clips.length ? lanes : [], rows, rowOf };
}
