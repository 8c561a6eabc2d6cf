import { containerIndex } from '../grounding/containers.js';
import type { AnnotationInput, Grounding } from '../grounding/index.js';
import type { ImageRect } from '../state/viewportTypes.js';
import type { ShapeTable } from './shapeTable.js';

/** What ids stand for: shapes, or containers of shapes. */
export interface IdLookup {
  /** Where containers are found. */
  setSource(source: Grounding | readonly AnnotationInput[]): void;
  /** Indices of the shapes that ids stand for: themselves, or what is in the container of that id. */
  indicesOf(ids: readonly string[]): ReadonlySet<number>;
  /** What all of these shapes span together; null where there is none of them. */
  rectOf(ids: readonly string[]): ImageRect | null;
}

/** A lookup in `table`. */
export function createIdLookup(table: ShapeTable): IdLookup {
  let source: Grounding | readonly AnnotationInput[] = [];
  let containers: ReadonlyMap<string, readonly string[]> | null = null;

  function indicesOf(ids: readonly string[]) {
    const found = new Set<number>();
    for (const id of ids) {
      const index = table.indexOf(id);
      if (index >= 0) {
        found.add(index);
        continue;
      }
      containers ??= containerIndex(source);
      for (const leaf of containers.get(id) ?? []) {
        const at = table.indexOf(leaf);
        if (at >= 0) found.add(at);
      }
    }
    return found;
  }

  return {
    setSource(next) {
      if (next !== source) containers = null;
      source = next;
    },
    indicesOf,
    rectOf(ids) {
      const { bounds } = table;
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const index of indicesOf(ids)) {
        left = Math.min(left, bounds[index * 4]! / 1000);
        top = Math.min(top, bounds[index * 4 + 1]! / 1000);
        right = Math.max(right, bounds[index * 4 + 2]! / 1000);
        bottom = Math.max(bottom, bounds[index * 4 + 3]! / 1000);
      }
      return right >= left ? { left, top, right, bottom } : null;
    },
  };
}
