import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { names, options, readers, samples } from '../../../test/support/formatSamples.js';
import type { ShapeAnnotation } from '../types.js';
import type * as formats from './index.js';

/** What every result must be, whatever was read. */
function expectSound(result: formats.FormatResult, length: number) {
  const ids = new Set<string>();
  for (const shape of result.annotations) {
    expect(ids.has(shape.id)).toBe(false);
    ids.add(shape.id);
    const numbers =
      shape.kind === 'box'
        ? [shape.x1, shape.y1, shape.x2, shape.y2]
        : shape.kind === 'point'
          ? [shape.x, shape.y]
          : shape.points.flat();
    for (const value of numbers) expect(value >= 0 && value <= 1000).toBe(true);
    if (shape.kind === 'box') expect(shape.x1 <= shape.x2 && shape.y1 <= shape.y2).toBe(true);
    if (shape.kind === 'polygon') expect(shape.points.length).toBeGreaterThanOrEqual(3);
  }
  for (const { span } of [...result.annotations, ...result.issues]) {
    expect(span.start >= 0 && span.end <= length && span.start <= span.end).toBe(true);
  }
  expect(result.issues.some(({ code }) => code === 'cut_off')).toBe(!result.complete);
}

/** What of a shape has to survive. */
const essence = (shape: ShapeAnnotation): unknown => {
  const { id: _id, span: _span, ...rest } = shape;
  return rest;
};

describe.each(names)('%s', (name) => {
  const read = readers[name];
  const sample = samples[name];

  it('reads its sample without an issue', () => {
    const result = read(sample, options);
    expect(result.annotations.length).toBeGreaterThan(1);
    expect(result).toMatchObject({ issues: [], complete: true });
    expectSound(result, sample.length);
  });

  it('takes any text', () => {
    const pieces = fc.constantFrom(
      ...sample.split(/(?<=[\s<>,:[\]{}"|])/),
      '[',
      '{',
      '"',
      "'",
      '<',
      '```',
      'NaN',
      '-9e999',
      '中',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => expectSound(read(text, options), text.length)),
      { numRuns: 300 },
    );
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (value) =>
        expectSound(read(value, options), typeof value === 'string' ? value.length : 0),
      ),
      { numRuns: 200 },
    );
    const loop: Record<string, unknown> = { bbox: [1, 2, 3, 4], annotations: [], features: [], items: [] };
    for (const key of ['annotations', 'features', 'items']) (loop[key] as unknown[]).push(loop, loop);
    expectSound(read(loop, options), 0);
  });

  it('takes mutations of its sample', () => {
    const mutation = fc.tuple(fc.nat(sample.length), fc.nat(6), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = sample;
        for (const [at, length, put] of mutations) text = text.slice(0, at) + put + text.slice(at + length);
        expectSound(read(text, options), text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every whole item wherever the text is cut', () => {
    const whole = read(sample, options).annotations;
    for (let end = 0; end <= sample.length; end++) {
      const text = sample.slice(0, end);
      const result = read(text, options);
      expectSound(result, text.length);
      const done = whole.filter(({ span }) => span.end <= end);
      // COCO's categories, a point tag's label and a label's last letters may be behind the cut.
      const place = (shape: ShapeAnnotation) => ({
        ...(essence(shape) as object),
        id: shape.id,
        mention: undefined,
      });
      expect(result.annotations.slice(0, done.length).map(place), text).toEqual(done.map(place));
    }
  });
});
