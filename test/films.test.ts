import { describe, expect, test } from 'vitest';
import { type DemoFilm, films } from '../demo/answers/index.js';
import { catFilm, headBox, tailTip } from '../demo/films/cat.js';
import {
  dolphinBox,
  ferryBox,
  flockBox,
  harbourFilm,
  jibOutline,
  mainsailOutline,
  sailingBoatBox,
} from '../demo/films/harbour.js';
import type { Place } from '../demo/films/markup.js';
import { parseGroundingStrict, type ShapeAnnotation, trackAt } from '../src/grounding/index.js';

/** Where things of the films are, by what the answers call them. */
const motion: Readonly<Record<string, (t: number) => readonly Place[]>> = {
  'sailing boat': sailingBoatBox,
  ferry: ferryBox,
  gulls: flockBox,
  dolphin: dolphinBox,
  mainsail: mainsailOutline,
  jib: jibOutline,
  head: (t) => headBox(Math.floor(t * catFilm.framesPerSecond + 1e-6)),
  'tip of the tail': (t) => [tailTip(Math.floor(t * catFilm.framesPerSecond + 1e-6))],
};

const placesOf = (shape: ShapeAnnotation): readonly Place[] =>
  shape.kind === 'point'
    ? [[shape.x, shape.y]]
    : shape.kind === 'box'
      ? [
          [shape.x1, shape.y1],
          [shape.x2, shape.y2],
        ]
      : shape.points;

const rates: Readonly<Record<string, number>> = {
  harbour: harbourFilm.framesPerSecond,
  cat: catFilm.framesPerSecond,
};

const questions = films.flatMap((film) =>
  film.prompts.map((prompt) => [film.title, prompt.label, film, prompt] as const),
);

describe.each(questions)('%s: %s', (_title, _label, film: DemoFilm, { answer }) => {
  const grounding = parseGroundingStrict(answer);

  test('names times of the film, and places of its picture', () => {
    for (const { start, end } of grounding.clips) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end ?? start).toBeGreaterThanOrEqual(start);
      expect(end ?? start).toBeLessThanOrEqual(film.duration);
    }
    for (const shape of grounding.shapes)
      for (const share of placesOf(shape).flat()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1000);
      }
  });

  test('follows what moves, in every picture', () => {
    const rate = rates[film.id]!;
    for (const track of grounding.tracks) {
      const placesAt = motion[track.mention ?? ''];
      if (!placesAt) continue;
      const [start, end] = [track.waypoints[0]!.t!, track.waypoints.at(-1)!.t!];
      for (let frame = Math.ceil(start * rate - 1e-6); frame / rate <= end; frame++) {
        const found = placesOf(trackAt(track, frame / rate)!);
        const off = placesAt(frame / rate).flatMap(([x, y], index) => [
          Math.abs(found[index]![0] - x * 1000),
          Math.abs(found[index]![1] - y * 1000),
        ]);
        expect(Math.max(...off), `${track.mention} at ${frame / rate} s`).toBeLessThanOrEqual(4);
      }
    }
  });
});
