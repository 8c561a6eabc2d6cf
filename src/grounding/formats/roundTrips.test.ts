import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShapeAnnotation } from '../types.js';
import * as formats from './index.js';

const imageSize = { width: 1537, height: 1023 };

/** What of a shape has to survive. */
const essence = (shape: ShapeAnnotation): unknown => {
  const { id: _id, span: _span, ...rest } = shape;
  return rest;
};

describe('round trips', () => {
  const coordinate = fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => (value < 1e-9 ? 0 : value));
  const base = {
    id: fc.uuid(),
    span: fc.constant({ start: 0, end: 0 }),
    // Anything but control characters; the ends are trimmed.
    mention: fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[^\P{C}\n\t]/gu, '_').trim() || '_'),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  };
  const shape = fc.oneof(
    fc.record({ ...base, kind: fc.constant('point' as const), x: coordinate, y: coordinate }),
    fc
      .record({
        ...base,
        kind: fc.constant('box' as const),
        x1: coordinate,
        y1: coordinate,
        x2: coordinate,
        y2: coordinate,
      })
      .map((box) => ({
        ...box,
        x1: Math.min(box.x1, box.x2),
        y1: Math.min(box.y1, box.y2),
        x2: Math.max(box.x1, box.x2),
        y2: Math.max(box.y1, box.y2),
      })),
    fc.record({
      ...base,
      kind: fc.constant('polygon' as const),
      points: fc.uniqueArray(fc.tuple(coordinate, coordinate), {
        minLength: 3,
        maxLength: 12,
        selector: ([x, y]) => `${Math.round(x)} ${Math.round(y)}`,
      }),
    }),
  );
  const scored = fc
    .tuple(shape, fc.boolean())
    .map(([{ score, ...rest }, hasScore]): ShapeAnnotation => (hasScore ? { ...rest, score } : rest));
  const shapes = fc.uniqueArray(scored, { maxLength: 8, selector: ({ id }) => id });
  const own = { imageSize };

  /** Through text, as a file would go. */
  const trips: [string, (all: ShapeAnnotation[]) => formats.FormatResult][] = [
    ['COCO', (all) => formats.coco(JSON.stringify(formats.toCoco(all, own)), own)],
    ['Pascal VOC', (all) => formats.pascalVoc(formats.toPascalVoc(all, own), own)],
    ['Label Studio', (all) => formats.labelStudio(JSON.stringify(formats.toLabelStudio(all, own)), own)],
    [
      'Web Annotation',
      (all) => formats.webAnnotation(JSON.stringify(formats.toWebAnnotation(all, own)), own),
    ],
    ['GeoJSON', (all) => formats.geoJson(JSON.stringify(formats.toGeoJson(all, own)), own)],
    [
      'YOLO',
      (all) => {
        const { text, labels } = formats.toYolo(all, { scores: true });
        return formats.yolo(text, { ...own, labels });
      },
    ],
  ];

  it.each(trips)('%s writes what it reads', (name, trip) => {
    fc.assert(
      fc.property(shapes, (all) => {
        const expected = name === 'YOLO' ? all.filter(({ kind }) => kind !== 'point') : all;
        const result = trip(all);
        expect(result).toMatchObject({ issues: [], complete: true });
        expect(result.annotations.length).toBe(expected.length);
        expect(result.annotations.map(essence)).toEqual(closeTo(expected.map(essence)));
      }),
      { numRuns: 200 },
    );
  });

  /** The same value with every number matched to a ten thousandth of the grid. */
  const closeTo = (value: unknown): unknown => {
    if (typeof value === 'number') return expect.closeTo(value, 4);
    if (Array.isArray(value)) return value.map(closeTo);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closeTo(part)]));
  };
});
