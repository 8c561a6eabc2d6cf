import { shapeBounds } from '../grounding/index.js';
import { lastUpTo, timelineOf, trackAt } from '../grounding/tracks.js';
import type { TrackAnnotation } from '../grounding/types.js';
import { HALO_WIDTH } from '../image/edges.js';
import type { Canvas2D } from '../image/painter.js';
import type { ResolvedStyle } from '../image/styleSheet.js';

/** Waypoints that a quarter of a trail passes through at most: more cannot be told apart. */
const MAX_VERTICES = 12;
/** How much of a line's opacity each quarter of a trail has, oldest first. */
const FADE = [0.2, 0.4, 0.6, 0.85];

/** In grid coordinates. */
type Vertex = readonly [x: number, y: number];

/** The middles of a track's waypoints, x and y by turns. */
const middles = new WeakMap<TrackAnnotation, Float64Array>();

function middlesOf(track: TrackAnnotation): Float64Array {
  let known = middles.get(track);
  if (!known) {
    const { waypoints } = timelineOf(track);
    known = new Float64Array(waypoints.length * 2);
    for (const [index, waypoint] of waypoints.entries()) {
      const { x, y, width, height } = shapeBounds(waypoint);
      known[index * 2] = x + width / 2;
      known[index * 2 + 1] = y + height / 2;
    }
    middles.set(track, known);
  }
  return known;
}

function vertexAt(track: TrackAnnotation, t: number): Vertex[] {
  const shape = trackAt(track, t);
  if (!shape) return [];
  const { x, y, width, height } = shapeBounds(shape);
  return [[x + width / 2, y + height / 2]];
}

/** Where the middle of a track was from `from` to `to` seconds, oldest first. */
export function trailOf(track: TrackAnnotation, from: number, to: number): readonly Vertex[] {
  const { times } = timelineOf(track);
  if (!times.length) return [];
  const [start, end] = [Math.max(from, times[0]!), Math.min(to, times[times.length - 1]!)];
  if (end <= start) return [];
  const first = lastUpTo(times, start) + 1;
  const last = lastUpTo(times, end);
  const centers = middlesOf(track);
  // The same waypoints in each frame, or the line would shimmer: every n-th of all, not of those in sight.
  const step = Math.max(1, Math.ceil((last - first) / MAX_VERTICES));
  const vertices = vertexAt(track, start);
  for (let index = Math.ceil(first / step) * step; index <= last; index += step)
    vertices.push([centers[index * 2]!, centers[index * 2 + 1]!]);
  return [...vertices, ...vertexAt(track, end)];
}

/**
 * Paints where a track has been in the last `seconds`, ever fainter towards the past.
 *
 * @param opacity 0..1, of the whole trail
 */
export function paintTrail(
  { context, at }: Canvas2D,
  { track, time, seconds }: { track: TrackAnnotation; time: number; seconds: number },
  style: ResolvedStyle,
  opacity: number,
) {
  const quarter = seconds / FADE.length;
  const lines = FADE.map((_, age) => {
    const from = time - seconds + age * quarter;
    return trailOf(track, from, from + quarter);
  });
  context.save();
  context.lineJoin = 'round';
  const stroke = (color: string, width: number) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    for (const [age, line] of lines.entries()) {
      if (line.length < 2) continue;
      context.globalAlpha = style.opacity * opacity * FADE[age]!;
      context.beginPath();
      for (const [x, y] of line) context.lineTo(at.x + x * at.scaleX, at.y + y * at.scaleY);
      context.stroke();
    }
  };
  if (style.halo) stroke(style.halo, style.strokeWidth + 2 * HALO_WIDTH);
  stroke(style.stroke, style.strokeWidth);
  context.restore();
}
