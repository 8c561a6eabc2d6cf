import { forEachTopLevel } from './source.js';
import type { AnnotationInput, ClipAnnotationInput, Grounding, ShapeAnnotationInput } from './types.js';

/** The points, boxes, polygons and clips inside an annotation, in document order: itself when it is one. */
export function leavesOf(
  annotation: AnnotationInput,
): readonly (ShapeAnnotationInput | ClipAnnotationInput)[] {
  if (annotation.kind === 'track') return annotation.waypoints;
  if (annotation.kind === 'collection') return annotation.children.flatMap(leavesOf);
  return [annotation];
}

/** The ids of an annotation's leaves: what lights up when its own id is highlighted or selected. */
export const leafIdsOf = (annotation: AnnotationInput): readonly string[] =>
  leavesOf(annotation).map((leaf) => leaf.id);

/** The ids of an annotation and of everything inside it: when any of these lights up, so does the annotation. */
export function idsWithin(annotation: AnnotationInput): readonly string[] {
  if (annotation.kind === 'track') return [annotation.id, ...annotation.waypoints.map(({ id }) => id)];
  if (annotation.kind === 'collection') return [annotation.id, ...annotation.children.flatMap(idsWithin)];
  return [annotation.id];
}

function addContainers(annotations: readonly AnnotationInput[], index: Map<string, readonly string[]>) {
  for (const annotation of annotations) {
    if (annotation.kind === 'track' || annotation.kind === 'collection')
      index.set(annotation.id, leafIdsOf(annotation));
    if (annotation.kind === 'collection') addContainers(annotation.children, index);
  }
}

/**
 * The leaf ids of every collection and track, by the container's id. One chip in the text stands for a whole container
 * and highlights or selects the container's own id, so whoever draws leaves resolves ids through this index:
 * `index.get(id) ?? [id]`.
 */
export function containerIndex(
  source: Grounding | readonly AnnotationInput[],
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  forEachTopLevel(source, (annotation) => addContainers([annotation], index));
  return index;
}
