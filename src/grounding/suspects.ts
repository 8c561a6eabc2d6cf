import { leavesOf } from './containers.js';
import { GRID_SIZE, shapeBounds } from './geometry.js';
import type { AnnotationInput, Grounding } from './types.js';
import { tellOnce } from './usable.js';

const PIXELS =
  'A place in pixels is x / width * 1000, y / height * 1000 on the grid, as pixelToGrid says it.';

function idTwiceIn(list: readonly AnnotationInput[], seen: Set<string>): string | null {
  for (const { id, ...rest } of list) {
    if (seen.has(id)) return id;
    seen.add(id);
    const parts = rest.kind === 'track' ? rest.waypoints : rest.kind === 'collection' ? rest.children : [];
    const twice = idTwiceIn(parts, seen);
    if (twice !== null) return twice;
  }
  return null;
}

/** Whether all is within a thousandth of the picture, as what goes from 0 to 1 would be. */
function isUnit(list: readonly AnnotationInput[]): boolean {
  let hasFractions = false;
  for (const leaf of list.flatMap(leavesOf)) {
    if (leaf.kind === 'clip') continue;
    const { x, y, width, height } = shapeBounds(leaf);
    if (Math.max(x + width, y + height) > 1) return false;
    hasFractions ||= x % 1 > 0 || y % 1 > 0;
  }
  return hasFractions;
}

/** The first that no picture shows: it lies beyond the grid. */
function outsideOf(list: readonly AnnotationInput[]): string | undefined {
  const isOutside = (annotation: AnnotationInput) =>
    leavesOf(annotation).some((leaf) => {
      if (leaf.kind === 'clip') return false;
      const { x, y, width, height } = shapeBounds(leaf);
      return x > GRID_SIZE || y > GRID_SIZE || x + width < 0 || y + height < 0;
    });
  return list.find(isOutside)?.id;
}

const looked = new WeakSet<readonly AnnotationInput[]>();

/**
 * Looks at an app's own list for what is shown, but hardly as it was meant: pixels or parts of 1 in place of the grid, and
 * ids that are there twice.
 */
export function tellSuspects(source: Grounding | readonly AnnotationInput[]): void {
  if (!Array.isArray(source) || looked.has(source)) return;
  looked.add(source);
  const twice = idTwiceIn(source, new Set());
  if (twice !== null)
    tellOnce(
      `two annotations have the id '${twice}', by which they are highlighted and selected: give each a text of its own.`,
    );
  if (isUnit(source))
    tellOnce(
      'all annotations are in the upper left thousandth of the picture: coordinates go from 0 to 1000. Multiply what goes from 0 to 1 by 1000.',
    );
  const outside = outsideOf(source);
  if (outside !== undefined)
    tellOnce(
      `the annotation '${outside}' is outside of the picture: coordinates go from 0 to 1000, whatever its size. ${PIXELS}`,
    );
}
