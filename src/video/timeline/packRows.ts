import type { TimelineClip } from './clips.js';

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

/** Puts clips on rows, one after the other. */
export interface RowPacker {
  /** Clips must come in the order of their starts. */
  add(clip: TimelineClip): void;
  /** Each row's clips in the order of time; a row that no clip came to keeps its identity. */
  rows(): readonly (readonly TimelineClip[])[];
}

/**
 * Puts clips on as few rows as possible: greedy colouring of an interval graph, which is optimal when intervals come in the
 * order of their starts (Kleinberg and Tardos, "Algorithm Design", 4.1). Each takes the first row that is free. Clips that
 * only touch share a row; two moments at the same time do not.
 */
export function createRowPacker(): RowPacker {
  const packed: TimelineClip[][] = [];
  const changed = new Set<number>();
  let shown: readonly (readonly TimelineClip[])[] = [];
  const lastOf = (row: number) => packed[row]!.at(-1)!;
  const free = createHeap((a, b) => a < b);
  // Of rows that end together the one whose last clip began first, so that a moment does not hold back the others.
  const busy = createHeap((a, b) => {
    const [one, other] = [lastOf(a), lastOf(b)];
    return one.end < other.end || (one.end === other.end && one.start < other.start);
  });

  return {
    add(clip) {
      for (let row = busy.first(); row !== undefined; row = busy.first()) {
        const { start, end } = lastOf(row);
        if (end > clip.start || (end === clip.start && start === clip.start)) break;
        busy.pop();
        free.push(row);
      }
      const row = free.pop() ?? packed.push([]) - 1;
      packed[row]!.push(clip);
      changed.add(row);
      busy.push(row);
    },
    rows() {
      if (changed.size) shown = packed.map((row, index) => (changed.has(index) ? [...row] : shown[index]!));
      changed.clear();
      return shown;
    },
  };
}
