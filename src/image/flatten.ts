import type { Annotation, Grounding, ShapeAnnotation } from '../grounding/index.js';

interface Inherited {
  mention?: string;
  assetIdx?: number;
  t?: number;
}

// By container, so that an unchanged container yields the same objects and nothing about them is computed again.
const leaves = new WeakMap<Annotation, readonly ShapeAnnotation[]>();

function collect(annotation: Annotation, inherited: Inherited, into: ShapeAnnotation[]) {
  if (annotation.kind === 'clip') return;
  const own: Inherited = { ...inherited };
  if (annotation.mention !== undefined) own.mention = annotation.mention;
  if (annotation.assetIdx !== undefined) own.assetIdx = annotation.assetIdx;
  if ('t' in annotation && annotation.t !== undefined) own.t = annotation.t;
  if (annotation.kind === 'collection') for (const child of annotation.children) collect(child, own, into);
  else if (annotation.kind === 'track')
    for (const waypoint of annotation.waypoints) collect(waypoint, own, into);
  else into.push({ ...annotation, ...own });
}

function leavesOfContainer(container: Annotation): readonly ShapeAnnotation[] {
  let found = leaves.get(container);
  if (!found) {
    const into: ShapeAnnotation[] = [];
    collect(container, {}, into);
    found = into;
    leaves.set(container, found);
  }
  return found;
}

/** The points, boxes and polygons of an answer or a list, containers opened and what they pass on filled in. */
export function shapesOf(source: Grounding | readonly Annotation[]): readonly ShapeAnnotation[] {
  if ('segments' in source) return source.shapes;
  const isShape = (annotation: Annotation): annotation is ShapeAnnotation =>
    annotation.kind === 'box' || annotation.kind === 'point' || annotation.kind === 'polygon';
  if (source.every(isShape)) return source;
  return source.flatMap((annotation) => (isShape(annotation) ? [annotation] : leavesOfContainer(annotation)));
}

/**
 * The shapes that belong to one of several assets. A shape without an index belongs to the last asset; without
 * `assetCount` the asset asked for is taken to be the last.
 */
export function shapesOfAsset(
  shapes: readonly ShapeAnnotation[],
  assetIdx: number | undefined,
  assetCount: number | undefined,
): readonly ShapeAnnotation[] {
  if (assetIdx === undefined) return shapes;
  const last = (assetCount ?? assetIdx + 1) - 1;
  return shapes.filter((shape) => (shape.assetIdx ?? last) === assetIdx);
}
