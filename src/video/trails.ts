import { shapeBounds } from '../grounding/index.js';
import { lastUpTo, timelineOf, trackAt } from '../grounding/tracks.js';
import type { TrackAnnotationInput } from '../grounding/types.js';
import { HALO_WIDTH } from '../image/edges.js';
import type { Canvas2D } from '../image/painter.js';
import type { ResolvedStyle } from '../image/styleSheet.js';

/** Waypoints that a quarter of a trail passes through at most: more cannot be told apart. */
const MAX_VERTICES = 12;
/** How much of a line's opacity each quarter of a trail has, oldest first. */
const FADE = [0.2, 0.4, 0.6, 0.85];

/** Trails from which on they are hairlines without a halo: a tenth of the work for a browser without a GPU. */
const MANY_TRAILS = 30;

/** In grid coordinates. */
type Vertex = readonly [x: number, y: number];

/** The middles of a track's waypoints, x and y by turns. */
const middles = new WeakMap<TrackAnnotationInput, Float64Array>();

function middlesOf(track: TrackAnnotationInput): Float64Array {
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

function vertexAt(track: TrackAnnotationInput, t: number): Vertex[] {
  const shape = trackAt(track, t);
  if (!shape) return [];
  const { x, y, width, height } = shapeBounds(shape);
  return [[x + width / 2, y + height / 2]];
}

/** Where the middle of a track was from `from` to `to` seconds, oldest first. */
export function trailOf(track: TrackAnnotationInput, from: number, to: number): readonly Vertex[] {
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

/** A track whose past is shown. */
export interface Trail {
  track: TrackAnnotationInput;
  style: ResolvedStyle;
  /** 0..1, of the whole trail. */
  opacity: number;
}

/**
 * Paints where tracks have been in the last `seconds` before `time`, ever fainter towards the past. Where there are many,
 * as hairlines.
 */
export function paintTrails(
  { context, at, pixelRatio }: Canvas2D,
  trails: readonly Trail[],
  time: number,
  seconds: number,
) {
  if (!trails.length) return;
  const many = trails.length > MANY_TRAILS;
  const quarter = seconds / FADE.length;
  context.save();
  context.lineJoin = 'round';
  for (const { track, style, opacity } of trails) {
    // A canvas takes a line of no width for the one it had before.
    if (style.strokeWidth <= 0) continue;
    const lines = FADE.map((_, age) => {
      const from = time - seconds + age * quarter;
      return trailOf(track, from, from + quarter);
    });
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
    if (style.halo && !many) stroke(style.halo, style.strokeWidth + 2 * HALO_WIDTH);
    stroke(style.stroke, many ? 1 / pixelRatio : style.strokeWidth);
  }
  context.restore();
}
