import { cleanup, render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  parseGrounding,
  type ShapeAnnotation,
  shapeBounds,
  type TrackAnnotation,
} from '../src/grounding/index.js';
import { GroundedVideo } from '../src/video/index.js';
import { boundsWhere, isRed } from './support/image.js';
import { canvasOf, framesFilm, ready, seek } from './support/video.js';
import edge from './vectors/edge.json?raw';
import generated from './vectors/generated.json?raw';

interface Vector {
  name: string;
  text: string;
  expects?: 'point' | 'box' | 'polygon' | 'clip';
}
interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const FPS = 30;
/** The film has four seconds; fades need a little room. */
const inFilm = (t: number) => t >= 0 && t <= 3.9;
const answers = [edge, generated].flatMap((file) =>
  (JSON.parse(file) as Vector[]).map(({ name, text, expects }) => ({
    name,
    grounding: parseGrounding(text, { expects }),
  })),
);

function boundsOf(shape: ShapeAnnotation): Bounds {
  const { x, y, width, height } = shapeBounds(shape);
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** Where a track is at `t`, by itself: bounds of boxes and points go straight from waypoint to waypoint. */
function expectedAt({ waypoints }: TrackAnnotation, t: number): Bounds | null {
  const timed = waypoints.filter((waypoint) => waypoint.t !== undefined).sort((a, b) => a.t! - b.t!);
  const from = timed.findLast((waypoint) => waypoint.t! <= t);
  const to = timed.find((waypoint) => waypoint.t! > t);
  if (!from || !to || from.kind !== to.kind || from.kind === 'polygon') return null;
  const ratio = (t - from.t!) / (to.t! - from.t!);
  const [a, b] = [boundsOf(from), boundsOf(to)];
  const mix = (side: keyof Bounds) => a[side] + (b[side] - a[side]) * ratio;
  return { left: mix('left'), top: mix('top'), right: mix('right'), bottom: mix('bottom') };
}

/**
 * Film frames at which a track is on its way between two waypoints. Not between those of neighbouring frames: the film's
 * times are whole milliseconds, in which such a track crosses many pixels.
 */
function framesOf(track: TrackAnnotation): number[] {
  const times = track.waypoints.flatMap(({ t }) => (t === undefined ? [] : [t])).sort((a, b) => a - b);
  const frames = times.flatMap((t, index) => {
    const next = times[index + 1] ?? Infinity;
    return inFilm(t) && inFilm(next) && next - t > 0.3 ? [Math.round(((t + next) / 2) * FPS)] : [];
  });
  return frames.filter((frame) => expectedAt(track, frame / FPS) !== null).slice(0, 2);
}

const tracks = answers.flatMap(({ name, grounding }) =>
  grounding.tracks.map((track) => ({ name, track, frames: framesOf(track) })),
);
const moving = tracks.filter(({ frames }) => frames.length).slice(0, 24);
const moments = answers
  .flatMap(({ name, grounding }) =>
    grounding.tracks.length
      ? []
      : grounding.shapes.filter(({ t }) => t !== undefined && inFilm(t)).map((shape) => ({ name, shape })),
  )
  .slice(0, 12);
const clips = answers
  .flatMap(({ name, grounding }) =>
    grounding.clips
      .filter((clip) => clip.start > 0 && inFilm(clip.start) && (clip.end ?? 4) >= clip.start)
      .map((clip) => ({ name, clip })),
  )
  .slice(0, 8);

const plain = {
  src: framesFilm,
  alt: 'A film',
  muted: true,
  preload: 'auto',
  controls: false,
  showLabels: false,
  annotationStyle: { stroke: 'rgb(255 0 0)', strokeWidth: 2, pointRadius: 6, halo: false },
  style: { width: 640 },
} as const;

async function show(annotations: Parameters<typeof GroundedVideo>[0]['annotations'], selectedId?: string) {
  cleanup();
  const { container, rerender } = render(<GroundedVideo {...plain} annotations={annotations} />);
  const root = container.firstElementChild!;
  const video = await ready(root);
  if (selectedId) rerender(<GroundedVideo {...plain} annotations={annotations} selectedId={selectedId} />);
  return { root, video };
}

/** Of what is painted: in CSS pixels of the picture, 640 x 360. */
const painted = (root: Element) => boundsWhere(canvasOf(root), isRed);
const isEmpty = (root: Element) => painted(root).right < 0;

/** Compares bounds on the grid with painted ones; lines and points reach a little beyond, and the picture ends. */
function expectAt(found: Bounds, expected: Bounds, reach: number) {
  const [across, down] = [0.64, 0.36];
  const clamp = (value: number, max: number) => Math.max(0, Math.min(max, value));
  expect(Math.abs(found.left - clamp(expected.left * across - reach, 640))).toBeLessThanOrEqual(2);
  expect(Math.abs(found.right - clamp(expected.right * across + reach, 640))).toBeLessThanOrEqual(2);
  expect(Math.abs(found.top - clamp(expected.top * down - reach, 360))).toBeLessThanOrEqual(2);
  expect(Math.abs(found.bottom - clamp(expected.bottom * down + reach, 360))).toBeLessThanOrEqual(2);
}

const reachOf = (shape: ShapeAnnotation) => (shape.kind === 'point' ? 6 : 1);

describe('the answers of the vectors on a film', () => {
  it('are enough to tell', () => {
    expect([moving.length, moments.length, clips.length].every((count) => count >= 6)).toBe(true);
  });

  it.each(moving)('$name: its track is where its waypoints lead', async ({ track, frames }) => {
    const { root } = await show([track]);
    for (const frame of frames) {
      await seek(root, frame);
      expectAt(painted(root), expectedAt(track, frame / FPS)!, reachOf(track.waypoints[0]!));
    }
  });

  it.each(moments)(
    '$name: its shape is there at its time, and not half a second later',
    async ({ shape }) => {
      const { root } = await show([shape]);
      const frame = Math.min(118, Math.max(1, Math.ceil(shape.t! * FPS)));
      await seek(root, frame);
      if (shape.kind !== 'polygon') expectAt(painted(root), boundsOf(shape), reachOf(shape));
      else expect(isEmpty(root)).toBe(false);
      const later = shape.t! + 0.5 < 3.9 ? frame + 15 : frame - 15;
      await seek(root, later);
      expect(isEmpty(root)).toBe(true);
    },
  );

  it.each(clips)('$name: its clip is gone to, and has no place in the picture', async ({ clip }) => {
    const { root, video } = await show([clip], clip.id);
    await expect.poll(() => video.currentTime).toBeCloseTo(clip.start, 3);
    await expect.poll(() => video.seeking).toBe(false);
    expect(isEmpty(root)).toBe(true);
  });
});
