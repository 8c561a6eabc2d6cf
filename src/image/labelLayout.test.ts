import fc from 'fast-check';
import { expect, it } from 'vitest';
import { box, polygon } from '../../test/support/shapes.js';
import { createLabelLayout, LABEL_HEIGHT, type PlacedLabel, tipsOf } from './labelLayout.js';

const area = { left: 30, top: 10, right: 630, bottom: 410 };
const around = fc
  .record({
    x: fc.nat(600),
    y: fc.nat(400),
    width: fc.nat(200),
    height: fc.nat(200),
    isPoint: fc.boolean(),
    text: fc.integer({ min: 5, max: 200 }),
  })
  .map(({ x, y, width, height, isPoint, text }) => ({
    edges: {
      left: 30 + x,
      top: 10 + y,
      right: 30 + x + (isPoint ? 10 : width),
      bottom: 10 + y + (isPoint ? 10 : height),
    },
    isPoint,
    text: { text: 'x', width: text, direction: 'ltr' as const },
  }));

const overlap = (a: PlacedLabel, b: PlacedLabel) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + LABEL_HEIGHT && b.y < a.y + LABEL_HEIGHT;

it('keeps every label inside the image and off the others', () => {
  fc.assert(
    fc.property(fc.array(around, { maxLength: 40 }), (shapes) => {
      const layout = createLabelLayout(area);
      const placed = shapes.flatMap(({ text, edges, isPoint }) => layout.place(text, edges, isPoint) ?? []);
      for (const [index, label] of placed.entries()) {
        expect(label.x).toBeGreaterThanOrEqual(area.left);
        expect(label.y).toBeGreaterThanOrEqual(area.top);
        expect(label.x + label.width).toBeLessThanOrEqual(area.right);
        expect(label.y + LABEL_HEIGHT).toBeLessThanOrEqual(area.bottom);
        for (const other of placed.slice(index + 1)) expect(overlap(label, other)).toBe(false);
      }
    }),
  );
});

it('always finds a place for the first label, and for each one that may overlap', () => {
  fc.assert(
    fc.property(fc.array(around, { minLength: 1, maxLength: 10 }), (shapes) => {
      const layout = createLabelLayout(area, { avoid: false });
      for (const { text, edges, isPoint } of shapes)
        expect(layout.place(text, edges, isPoint)).not.toBeNull();
    }),
  );
});

const text = (width: number) => ({ text: 'x', width: width - 10, direction: 'ltr' as const });
const edges = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const covers = (label: PlacedLabel | null, { left, top, right, bottom }: ReturnType<typeof edges>) =>
  label !== null &&
  label.x < right &&
  label.x + label.width > left &&
  label.y < bottom &&
  label.y + LABEL_HEIGHT > top;

it('labels each of several points that are close, and covers none', () => {
  const points = [edges(100, 100, 10, 10), edges(130, 102, 10, 10), edges(160, 98, 10, 10)];
  const layout = createLabelLayout(area);
  for (const point of points) layout.reserve(point);
  const labels = points.map((point) => layout.place(text(80), point, true));
  for (const label of labels) {
    expect(label).not.toBeNull();
    for (const point of points) expect(covers(label, point)).toBe(false);
  }
});

it('says once what the same thing at the same place is', () => {
  const layout = createLabelLayout(area);
  const ship = edges(100, 100, 200, 150);
  const named = (name: string) => ({ text: name, width: 60, direction: 'ltr' as const });
  expect(layout.place(named('ship'), ship, false)).not.toBeNull();
  expect(layout.place(named('ship'), ship, false)).toBeNull();
  expect(layout.place(named('boat'), ship, false)).not.toBeNull();
  expect(layout.place(named('ship'), edges(100, 100, 200, 160), false)).not.toBeNull();
});

it('keeps off the points beside a box', () => {
  const layout = createLabelLayout(area);
  layout.reserve(edges(105, 85, 10, 10));
  const label = layout.place(text(70), edges(100, 100, 100, 40), false);
  expect(label?.y).toBe(140);
});

it('keeps off small shapes where there is room elsewhere, and names them all the same', () => {
  const small = edges(300, 300, 40, 16);
  const layout = createLabelLayout(area);
  layout.reserve(small, false);
  expect(layout.place(text(60), small, false)).toMatchObject({ x: 300, y: 300 - LABEL_HEIGHT });
  // Below the next one is the small one.
  expect(covers(layout.place(text(80), edges(300, 200, 100, 100), false), small)).toBe(false);

  // Of a few, one is rather covered than left without a name.
  const full = createLabelLayout(edges(0, 0, 80, 60));
  for (const top of [0, 20, 40]) full.reserve(edges(0, top, 80, 20), false);
  expect(full.place(text(80), edges(0, -18, 80, 18), false)).not.toBeNull();
});

it('leaves a strip of an image free of labels but for what stands out', () => {
  const strip = edges(0, 0, 400, 40);
  expect(createLabelLayout(strip).place(text(60), edges(10, 10, 20, 20), false)).toBeNull();
  const forced = createLabelLayout(strip, { avoid: false });
  expect(forced.place(text(60), edges(10, 10, 20, 20), false)).not.toBeNull();
});

it('leaves a label out rather than hide one of a crowd', () => {
  const crowd = Array.from({ length: 150 }, (_, i) =>
    edges(30 + (i % 15) * 40, 10 + Math.floor(i / 15) * 40, 30, 20),
  );
  const layout = createLabelLayout(area);
  for (const shape of crowd) layout.reserve(shape, false);
  const labels = crowd.map((shape) => layout.place(text(36), shape, false)).filter((label) => label !== null);
  expect(labels.length).toBeGreaterThan(10);
  for (const label of labels) expect(crowd.some((shape) => covers(label, shape))).toBe(false);
});

it('leaves a label out rather than hide the small shape that it names in a crowd', () => {
  // Pairs on the same place: between them there is no room, and inside each there is.
  const crowd = Array.from({ length: 160 }, (_, i) =>
    edges(30 + (i % 10) * 60, 10 + (Math.floor(i / 10) % 8) * 50, 56, 40),
  );
  const layout = createLabelLayout(area);
  for (const shape of crowd) layout.reserve(shape, false);
  expect(crowd.map((shape) => layout.place(text(36), shape, false))).toEqual(crowd.map(() => null));
});

it('has room inside what is large, also in a crowd', () => {
  const layout = createLabelLayout(area);
  for (let i = 0; i < 150; i++)
    layout.reserve(edges(30 + (i % 30) * 20, 10 + Math.floor(i / 30) * 20, 15, 15), false);
  const large = edges(40, 150, 150, 200);
  expect(layout.place(text(140), large, false)).toMatchObject({ x: 40, y: 150 - LABEL_HEIGHT });
  const other = { ...text(140), text: 'y' };
  expect(layout.place(other, large, false)).toMatchObject({ x: 40, y: 150 });
});

it('stays inside the top of a large box that begins where the image does', () => {
  const layout = createLabelLayout(area);
  expect(layout.place(text(60), edges(40, 12, 300, 200), false)).toMatchObject({ x: 40, y: 12 });
  expect(layout.place(text(60), edges(400, 12, 300, 40), false)).toMatchObject({ x: 400, y: 52 });
});

it('is near the line of a polygon', () => {
  const at = { x: 0, y: 0, scaleX: 1, scaleY: 1, width: 1000, height: 1000 };
  const shape = polygon('p', [
    [100, 300],
    [350, 100],
    [300, 320],
  ]);
  expect(tipsOf(shape, at)).toEqual({ top: 350, bottom: 300 });
  const layout = createLabelLayout(area);
  expect(layout.place(text(60), edges(100, 100, 250, 220), false, tipsOf(shape, at))).toMatchObject({
    x: 320,
    y: 100 - LABEL_HEIGHT,
  });
  expect(tipsOf(box('b', 0, 0, 10, 10), at)).toBeUndefined();
});
