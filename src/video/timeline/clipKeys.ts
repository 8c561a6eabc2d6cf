import type { IndexedClips } from './clipIndex.js';
import { lastStartingBy, type TimelineClip } from './clips.js';
import { rowOf } from './lanes.js';

/** The clip of a row that is nearest in time; a row is never empty. */
function nearestInRow(row: readonly TimelineClip[], time: number): TimelineClip {
  const before = Math.max(0, lastStartingBy(row, time));
  const [one, next] = [row[before]!, row[before + 1]];
  return next && next.start - time < time - one.start ? next : one;
}

/**
 * Where a key takes the focus from a clip: its neighbours in time, the rows above and below, the ends. Null for keys
 * that do not move it.
 * @param index the clip's place in the order of time, from 0
 */
export function clipKeyTarget(
  key: string,
  index: number,
  { clips, layout }: IndexedClips,
): TimelineClip | null {
  const clip = clips[index];
  if (!clip) return null;
  const step = (by: number) => clips[Math.min(Math.max(index + by, 0), clips.length - 1)]!;
  const toRow = (by: number) => {
    const row = layout.rows[rowOf(layout, clip) + by];
    return row ? nearestInRow(row, clip.start) : clip;
  };
  switch (key) {
    case 'ArrowRight':
      return step(1);
    case 'ArrowLeft':
      return step(-1);
    case 'ArrowDown':
      return toRow(1);
    case 'ArrowUp':
      return toRow(-1);
    case 'PageDown':
      return step(10);
    case 'PageUp':
      return step(-10);
    case 'Home':
      return step(Number.NEGATIVE_INFINITY);
    case 'End':
      return step(Number.POSITIVE_INFINITY);
    default:
      return null;
  }
}
