import { asTrackShape, type Context, withAssetIdx, withContext } from './inherit.js';
import { isGrounding } from './source.js';
import type { AnnotationInput, Grounding, ShapeAnnotationInput } from './types.js';

const isShape = (annotation: AnnotationInput): annotation is ShapeAnnotationInput =>
  annotation.kind === 'box' || annotation.kind === 'point' || annotation.kind === 'polygon';

function collect(annotation: AnnotationInput, context: Context, into: ShapeAnnotationInput[]) {
  if (annotation.kind === 'collection')
    for (const child of annotation.children)
      collect(withAssetIdx(child, annotation.assetIdx), annotation, into);
  else if (annotation.kind === 'track') {
    const { waypoints, mention } = withContext(annotation, context);
    for (const waypoint of waypoints)
      into.push(asTrackShape(withAssetIdx(waypoint, annotation.assetIdx), mention));
  } else if (annotation.kind !== 'clip') into.push(withContext(annotation, context));
}

/** The points, boxes and polygons of an answer or a list, containers opened and what they pass on filled in. */
export function shapesOf(source: Grounding | readonly AnnotationInput[]): readonly ShapeAnnotationInput[] {
  if (isGrounding(source)) return source.shapes;
  if (source.every(isShape)) return source;
  const shapes: ShapeAnnotationInput[] = [];
  for (const annotation of source) collect(annotation, {}, shapes);
  return shapes;
}

/**
 * The shapes that belong to one of several assets. A shape without an index belongs to the last asset; without
 * `assetCount` the asset asked for is taken to be the last.
 */
export function shapesOfAsset(
  shapes: readonly ShapeAnnotationInput[],
  assetIdx: number | undefined,
  assetCount: number | undefined,
): readonly ShapeAnnotationInput[] {
  if (assetIdx === undefined) return shapes;
  const last = (assetCount ?? assetIdx + 1) - 1;
  return shapes.filter((shape) => (shape.assetIdx ?? last) === assetIdx);
}
