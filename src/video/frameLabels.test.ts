import { expect, it } from 'vitest';
import { box, point } from '../../test/support/shapes.js';
import type { ShapeAnnotation } from '../grounding/index.js';
import { LABEL_HEIGHT } from '../image/labelLayout.js';
import { createFrameLabels, type FrameLabels } from './frameLabels.js';
import type { FrameStyles } from './frameStyles.js';

const at = { x: 0, y: 0, scaleX: 1, scaleY: 1, width: 1000, height: 1000 };
const look = { strokeWidth: 0, pointRadius: 5 } as ReturnType<FrameStyles['atRest']>;
const styles = { atRest: () => look, labelOf: (_entry: number, shape: ShapeAnnotation) => shape.id };
const measure = { of: (text: string) => ({ text, width: 50, direction: 'ltr' as const }) };

/** The labels of a frame, by the ids of the shapes. */
function place(labels: FrameLabels, time: number, ...shapes: ShapeAnnotation[]) {
  const timed = shapes.map((shape) => ({ shape, opacity: 1, entry: shape.id.charCodeAt(0) }));
  const placed = labels.place({ time, shapes: timed, at, styles, measure });
  return Object.fromEntries(shapes.map(({ id }) => [id, placed.get(id.charCodeAt(0))]));
}

/** A low box, which has no room for a label inside. */
const low = (id: string, x: number, y: number) => box(id, x, y, x + 100, y + 30);
const above = (y: number) => y - LABEL_HEIGHT;
const below = (y: number) => y + 30;

it('keeps the side of a shape that moves, until it has no room there', () => {
  const labels = createFrameLabels();
  // Above is out of view.
  expect(place(labels, 0, low('a', 300, 5)).a).toMatchObject({ x: 300, y: below(5) });
  for (let step = 1; step <= 30; step++)
    expect(place(labels, step / 30, low('a', 300 + step, 5 + 31 * step)).a?.y).toBe(below(5 + 31 * step));
  // Below is out of view.
  expect(place(labels, 1.03, low('a', 330, 960)).a?.y).toBe(above(960));
  expect(place(labels, 1.06, low('a', 330, 900)).a?.y).toBe(above(900));
});

it('keeps a side that something else gave up', () => {
  const labels = createFrameLabels();
  const [first, second] = [low('a', 300, 300), low('b', 300, 300)];
  expect(place(labels, 0, first, second)).toMatchObject({ a: { y: above(300) }, b: { y: below(300) } });
  expect(place(labels, 0.04, second).b?.y).toBe(below(300));
});

it('lets no new label push one aside', () => {
  const labels = createFrameLabels();
  const [before, behind] = [low('a', 300, 300), low('b', 300, 300)];
  expect(place(labels, 0, behind).b?.y).toBe(above(300));
  expect(place(labels, 0.04, before, behind)).toMatchObject({ a: { y: below(300) }, b: { y: above(300) } });
});

it('keeps its side when the shape grows large enough for a label inside', () => {
  const labels = createFrameLabels();
  expect(place(labels, 0, box('a', 300, 5, 400, 40)).a?.y).toBe(40);
  expect(place(labels, 0.04, box('a', 300, 5, 400, 100)).a?.y).toBe(100);
});

it('keeps the side of a point', () => {
  const labels = createFrameLabels();
  // Right of it is out of view.
  expect(place(labels, 0, point('a', 980, 500)).a?.x).toBeLessThan(960);
  expect(place(labels, 0.04, point('a', 500, 500)).a?.x).toBeLessThan(480);
});

it('begins anew where the video was sought', () => {
  const labels = createFrameLabels();
  expect(place(labels, 0, low('a', 300, 5)).a?.y).toBe(below(5));
  expect(place(labels, 10, low('a', 300, 300)).a?.y).toBe(above(300));
});
