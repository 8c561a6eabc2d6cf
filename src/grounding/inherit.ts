import type {
  AnnotationInput,
  ClipAnnotationInput,
  ShapeAnnotationInput,
  TrackAnnotationInput,
} from './types.js';

/**
 * What annotations inherit from their containers. Every function returns its argument itself when nothing is inherited,
 * and the same object for the same call, so that annotations keep their identity from snapshot to snapshot.
 */

type Leaf = ShapeAnnotationInput | ClipAnnotationInput;

/** What a container gives to the annotations in it. */
export interface Context {
  mention?: string;
  t?: number;
}

const assetMemo = new WeakMap<AnnotationInput, AnnotationInput>();
const contextMemo = new WeakMap<AnnotationInput, AnnotationInput>();

/** `annotation` with `assetIdx`, unless it has its own; a track passes it on to its waypoints. */
export function withAssetIdx<T extends AnnotationInput>(annotation: T, assetIdx: number | undefined): T {
  if (assetIdx === undefined || annotation.assetIdx !== undefined) return annotation;
  const known = assetMemo.get(annotation) as T | undefined;
  if (known?.assetIdx === assetIdx) return known;
  const filled: T = { ...annotation, assetIdx };
  if (filled.kind === 'track') {
    filled.waypoints = filled.waypoints.map((waypoint) => withAssetIdx(waypoint, assetIdx));
  }
  assetMemo.set(annotation, filled);
  return filled;
}

/** A child of a collection with the collection's mention and, for shapes, time where it lacks its own. */
export function withContext<T extends Leaf | TrackAnnotationInput>(annotation: T, context: Context): T {
  const timed =
    annotation.kind === 'clip' || annotation.kind === 'track' ? undefined : (annotation.t ?? context.t);
  return replaced(annotation, annotation.mention ?? context.mention, timed);
}

/** A waypoint as a shape of its own: it carries its track's mention instead of its own. */
export function asTrackShape<T extends ShapeAnnotationInput>(
  waypoint: T,
  trackMention: string | undefined,
): T {
  return replaced(waypoint, trackMention, waypoint.t);
}

function replaced<T extends Leaf | TrackAnnotationInput>(
  annotation: T,
  mention: string | undefined,
  t: number | undefined,
): T {
  if (same(annotation, mention, t)) return annotation;
  const known = contextMemo.get(annotation) as T | undefined;
  if (known && same(known, mention, t)) return known;
  const result: T = { ...annotation };
  if (mention === undefined) delete result.mention;
  else result.mention = mention;
  if (t !== undefined) (result as { t?: number }).t = t;
  contextMemo.set(annotation, result);
  return result;
}

function same(
  annotation: Leaf | TrackAnnotationInput,
  mention: string | undefined,
  t: number | undefined,
): boolean {
  return annotation.mention === mention && (!('t' in annotation) ? t === undefined : annotation.t === t);
}
