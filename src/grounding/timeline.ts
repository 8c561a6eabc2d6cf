import { asTrackShape, type Context, withAssetIdx, withContext } from './inherit.js';
import { forEachTopLevel } from './source.js';
import { timelineOf } from './tracks.js';
import type {
  Annotation,
  AnnotationInput,
  Grounding,
  ShapeAnnotationInput,
  ShapeOf,
  TrackAnnotationInput,
  TrackOf,
} from './types.js';

/** A shape or a track, and when it is there. */
export interface TimedEntry<A extends AnnotationInput = Annotation> {
  /** With what it inherits from the collections around it. */
  readonly annotation: ShapeOf<A> | TrackOf<A>;
  /** Seconds of its first time. Without a time it is there always: `-Infinity`. */
  readonly start: number;
  /** Seconds of its last time; `Infinity` without one. */
  readonly end: number;
  /** Ids that stand for it besides its own: those of the collections around it, and of a track's waypoints. */
  readonly aliases: readonly string[];
}

function addTrack(
  track: TrackAnnotationInput,
  parents: readonly string[],
  into: TimedEntry<AnnotationInput>[],
) {
  const { times } = timelineOf(track);
  const { waypoints } = track;
  if (times.length > 0) {
    const [start, end] = [times[0]!, times[times.length - 1]!];
    into.push({ annotation: track, start, end, aliases: [...parents, ...waypoints.map(({ id }) => id)] });
    return;
  }
  // Without any time it cannot be followed: what it is made of is shown, as on an image.
  for (const waypoint of waypoints)
    addShape(asTrackShape(waypoint, track.mention), [...parents, track.id], into);
}

function addShape(
  shape: ShapeAnnotationInput,
  aliases: readonly string[],
  into: TimedEntry<AnnotationInput>[],
) {
  const timed = Number.isFinite(shape.t);
  const [start, end] = timed ? [shape.t!, shape.t!] : [-Infinity, Infinity];
  into.push({ annotation: shape, start, end, aliases });
}

function add(
  annotation: AnnotationInput,
  context: Context,
  parents: readonly string[],
  into: TimedEntry<AnnotationInput>[],
) {
  if (annotation.kind === 'collection') {
    const inside = [...parents, annotation.id];
    for (const child of annotation.children)
      add(withAssetIdx(child, annotation.assetIdx), annotation, inside, into);
  } else if (annotation.kind === 'track') addTrack(withContext(annotation, context), parents, into);
  else if (annotation.kind !== 'clip') addShape(withContext(annotation, context), parents, into);
}

/** The shapes and tracks of an answer or a list, in document order, containers opened. Clips have no place in a picture. */
export function timedEntries(source: Grounding | readonly AnnotationInput[]): TimedEntry<AnnotationInput>[] {
  const entries: TimedEntry<AnnotationInput>[] = [];
  forEachTopLevel(source, (annotation) => add(annotation, {}, [], entries));
  return entries;
}
