import { idsWithin, leavesOf } from './containers.js';
import { GRID_SIZE, shapeBounds } from './geometry.js';
import type { AnnotationInput } from './types.js';
import { tellOnce } from './usable.js';

/** The first tell how all are made; to look at each of ten thousand, a stream would stumble whenever it pauses. */
const LOOKED_AT = 1000;

/**
 * Looks at an app's own list for what is shown, but hardly as it was meant: pixels or shares of 1 in place of the grid, and
 * ids that are there twice.
 */
export function tellSuspects(all: readonly AnnotationInput[]): void {
  const list = all.slice(0, LOOKED_AT);
  const ids = new Set<string>();
  const twice = list.flatMap(idsWithin).find((id) => ids.size === ids.add(id).size);
  if (twice !== undefined) tellOnce(`two annotations have the id '${twice}': give each a text of its own.`);
  let largest = 0;
  let hasShares = false;
  let outside: string | undefined;
  for (const leaf of list.flatMap(leavesOf)) {
    if (leaf.kind === 'clip') continue;
    const { x, y, width, height } = shapeBounds(leaf);
    const [right, bottom] = [x + width, y + height];
    largest = Math.max(largest, right, bottom);
    hasShares ||= right % 1 > 0 || bottom % 1 > 0;
    if (right < 0 || bottom < 0 || x > GRID_SIZE || y > GRID_SIZE) outside ??= leaf.id;
  }
  const grid = 'coordinates go from 0 to 1000, whatever the size of the picture';
  if (outside !== undefined)
    tellOnce(`annotation '${outside}' is outside of the picture: ${grid}. Pixels become x / width * 1000.`);
  if (hasShares && largest <= 1)
    tellOnce(`no coordinate is above 1, but ${grid}. Shares of 1 become x * 1000.`);
}
