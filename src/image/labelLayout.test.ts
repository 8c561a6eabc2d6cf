import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLabelLayout, LABEL_HEIGHT, type PlacedLabel } from './labelLayout.js';

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

it('keeps off points', () => {
  const layout = createLabelLayout(area);
  layout.reserve({ left: 105, top: 85, right: 115, bottom: 95 });
  const below = layout.place(
    { text: 'x', width: 60, direction: 'ltr' },
    { left: 100, top: 100, right: 200, bottom: 200 },
    false,
  );
  expect(below?.y).toBe(200);
});
