import { lastStartingBy } from './clips.js';
import type { LaneLayout } from './lanes.js';

/** The clip of a row that is nearest in time; a row is never empty. */
function nearestInRow(layout: LaneLayout, row: number, time: number): number {
  const clips = layout.rows[row]!;
  const before = Math.max(0, lastStartingBy(clips, time));
  const [one, next] = [clips[before]!, clips[before + 1]];
  return next && next.start - time < time - one.start ? next.index : one.index;
}

/**
 * Where a key takes the focus from a clip: its neighbours in time, the rows above and below, the ends. Null for keys
 * that do not move it. Indices are those of the clips in the order of time.
 */
export function clipKeyTarget(key: string, index: number, layout: LaneLayout): number | null {
  const last = layout.rowOf.length - 1;
  const row = layout.rowOf[index];
  if (row === undefined) return null;
  const start = layout.rows[row]!.find((clip) => clip.index === index)!.start;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowDown':
      return row + 1 < layout.rows.length ? nearestInRow(layout, row + 1, start) : index;
    case 'ArrowUp':
      return row > 0 ? nearestInRow(layout, row - 1, start) : index;
    case 'PageDown':
      return Math.min(last, index + 10);
    case 'PageUp':
      return Math.max(0, index - 10);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
