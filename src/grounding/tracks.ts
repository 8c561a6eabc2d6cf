import { shapeBounds } from './geometry.js';
import type {
  ShapeAnnotation,
  ShapeAnnotationInput,
  TrackAnnotation,
  TrackAnnotationInput,
} from './types.js';

/** The waypoints of a track that have a time, in the order of time. */
export interface TrackTimeline {
  /** Seconds, ascending; one for each of `waypoints`. */
  readonly times: Float64Array;
  readonly waypoints: readonly ShapeAnnotationInput[];
}

/** Tracks keep their identity for as long as they stay the same, so each is sorted once. */
const timelines = new WeakMap<TrackAnnotationInput, TrackTimeline>();

/** The waypoints of a track in the order of time; those without a time are left out. */
export function timelineOf(track: TrackAnnotationInput): TrackTimeline {
  let timeline = timelines.get(track);
  if (!timeline) {
    const timed = track.waypoints.filter(({ t }) => Number.isFinite(t));
    timed.sort((a, b) => a.t! - b.t!);
    timeline = { times: Float64Array.from(timed, ({ t }) => t!), waypoints: timed };
    timelines.set(track, timeline);
  }
  return timeline;
}

/** The index of the last of ascending `times` that is not after `t`; -1 when all are. */
export function lastUpTo(times: Float64Array, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const mix = (from: number, to: number, ratio: number) => from + (to - from) * ratio;

type Geometry =
  | { kind: 'point'; x: number; y: number }
  | { kind: 'box'; x1: number; y1: number; x2: number; y2: number }
  | { kind: 'polygon'; points: readonly (readonly [x: number, y: number])[] };

function between(from: ShapeAnnotationInput, to: ShapeAnnotationInput, ratio: number): Geometry {
  if (from.kind === 'point' && to.kind === 'point')
    return { kind: 'point', x: mix(from.x, to.x, ratio), y: mix(from.y, to.y, ratio) };
  if (from.kind === 'box' && to.kind === 'box') {
    // By edges, not by corners: a box written from another corner must not turn inside out on its way.
    const [a, b] = [shapeBounds(from), shapeBounds(to)];
    return {
      kind: 'box',
      x1: mix(a.x, b.x, ratio),
      y1: mix(a.y, b.y, ratio),
      x2: mix(a.x + a.width, b.x + b.width, ratio),
      y2: mix(a.y + a.height, b.y + b.height, ratio),
    };
  }
  if (from.kind === 'polygon' && to.kind === 'polygon' && from.points.length === to.points.length) {
    const target = to.points;
    const points = from.points.map(
      ([x, y], index) => [mix(x, target[index]![0], ratio), mix(y, target[index]![1], ratio)] as const,
    );
    return { kind: 'polygon', points };
  }
  return ratio < 0.5 ? from : to;
}

/**
 * Where a track is at a time: linear between the two waypoints around it. Points and boxes move as a whole, polygons with
 * the same number of vertices vertex by vertex; anything else is the nearer of the two. The shape has the id, the mention
 * and the asset of the track. Binary search: O(log n) after the first call for a track.
 *
 * @param t seconds
 * @returns undefined before the first and after the last waypoint, and for a track whose waypoints have no times
 */
export function trackAt(track: TrackAnnotation, t: number): ShapeAnnotation | undefined;
export function trackAt(track: TrackAnnotationInput, t: number): ShapeAnnotationInput | undefined;
export function trackAt(track: TrackAnnotationInput, t: number): ShapeAnnotationInput | undefined {
  const { times, waypoints } = timelineOf(track);
  if (!(t >= times[0]! && t <= times[times.length - 1]!)) return undefined;
  const index = lastUpTo(times, t);
  const from = waypoints[index]!;
  const to = waypoints[index + 1];
  const start = times[index]!;
  // At a waypoint there is nothing to mix, and arithmetic could only lose digits.
  const geometry = to && t > start ? between(from, to, (t - start) / (times[index + 1]! - start)) : from;
  const { id, span, mention, assetIdx } = track;
  const score = track.score ?? from.score;
  const base = {
    id,
    span,
    t,
    ...(mention !== undefined && { mention }),
    ...(assetIdx !== undefined && { assetIdx }),
    ...(score !== undefined && { score }),
  };
  if (geometry.kind === 'point') return { ...base, kind: 'point', x: geometry.x, y: geometry.y };
  if (geometry.kind === 'polygon') return { ...base, kind: 'polygon', points: geometry.points };
  const { x1, y1, x2, y2 } = geometry;
  return { ...base, kind: 'box', x1, y1, x2, y2 };
}
