import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShapeAnnotation } from '../types.js';
import * as formats from './index.js';
import { type JsonDocument, readJson } from './json.js';

const imageSize = { width: 1537, height: 1023 };
const inputSize = { width: 1540, height: 1036 };
const options = { imageSize, inputSize };

const readers = {
  coco: formats.coco,
  yolo: formats.yolo,
  pascalVoc: formats.pascalVoc,
  labelStudio: formats.labelStudio,
  webAnnotation: formats.webAnnotation,
  geoJson: formats.geoJson,
  paliGemma: formats.paliGemma,
  florence2: formats.florence2,
  qwen25VL: formats.qwen25VL,
  qwen3VL: formats.qwen3VL,
  gemini: formats.gemini,
  moondream: formats.moondream,
  deepSeekVL2: formats.deepSeekVL2,
  molmo: formats.molmo,
} as const;
type Name = keyof typeof readers;
const names = Object.keys(readers) as Name[];

/** One answer of each format with three shapes and prose where it may stand. */
const samples: Record<Name, string> = {
  coco: JSON.stringify({
    images: [{ id: 1, width: 1537, height: 1023 }],
    categories: [{ id: 1, name: 'a' }],
    annotations: [
      { id: 1, image_id: 1, category_id: 1, bbox: [10, 20, 30, 40] },
      { id: 2, image_id: 1, category_id: 1, segmentation: [[10, 20, 30, 40, 50.5, 60]] },
      { id: 3, image_id: 1, category_id: 1, bbox: [11, 21, 31, 41] },
    ],
  }),
  yolo: '0 0.5 0.5 0.2 0.4\n1 0.1 0.1 0.2 0.1 0.2 0.2\n0 0.25 0.25 0.5 0.5\n',
  pascalVoc:
    '<annotation><size><width>1540</width><height>1036</height></size><object><name>a</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object><object><name>b</name><polygon><x1>1</x1><y1>2</y1><x2>30</x2><y2>4</y2><x3>5</x3><y3>60</y3></polygon></object></annotation>',
  labelStudio:
    '[{"data": {"image": "a"}, "annotations": [{"result": [{"id": "a", "type": "rectanglelabels", "value": {"x": 10, "y": 20, "width": 30, "height": 40, "rectanglelabels": ["a"]}}, {"id": "b", "type": "polygonlabels", "value": {"points": [[1, 2], [3, 4], [5, 1]], "polygonlabels": ["b"]}}]}]}]',
  webAnnotation:
    '[{"id": "#1", "body": "a", "target": {"source": "a", "selector": {"type": "FragmentSelector", "value": "xywh=pixel:1,2,30,40"}}}, {"id": "#2", "target": {"source": "a", "selector": {"type": "SvgSelector", "value": "<svg><polygon points=\'1,2 30,4 50,60\'/></svg>"}}}]',
  geoJson:
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}, {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [64, 0], [64, 48], [0, 0]]]}, "properties": {"label": "a"}}]}',
  paliGemma: '<loc0256><loc0128><loc0768><loc0896> cat ; <loc0000><loc0000><loc0512><loc0512> dog<eos>',
  florence2: '</s><s>car<loc_52><loc_332><loc_932><loc_774>door<loc_1><loc_2><loc_3><loc_4></s>',
  qwen25VL:
    'Here:\n```json\n[\n{"bbox_2d": [1, 2, 30, 40], "label": "a"},\n{"point_2d": [5, 6], "label": "b"}\n]\n```',
  qwen3VL:
    'Here:\n```json\n[\n{"bbox_2d": [1, 2, 30, 40], "label": "a"},\n{"point_2d": [5, 6], "label": "b"}\n]\n```',
  gemini: '```json\n[\n{"box_2d": [1, 2, 30, 40], "label": "a"},\n{"point": [5, 6], "label": "b"}\n]\n```',
  moondream:
    '{"objects": [{"x_min": 0.1, "y_min": 0.2, "x_max": 0.3, "y_max": 0.4}, {"x_min": 0.15, "y_min": 0.2, "x_max": 0.3, "y_max": 0.4}]}',
  deepSeekVL2: 'A <|ref|>dog<|/ref|><|det|>[[1, 2, 30, 40], [5, 6, 70, 80]]<|/det|>.',
  molmo:
    'See <points x1="10.5" y1="20" x2="30" y2="40" alt="cats">cats</points> <point x="1" y="2">b</point>',
};

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
      const place = (shape: ShapeAnnotation) => ({ ...(essence(shape) as object), mention: undefined });
      expect(result.annotations.slice(0, done.length).map(place), text).toEqual(done.map(place));
    }
  });
});

describe('round trips', () => {
  const coordinate = fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => (value < 1e-9 ? 0 : value));
  const base = {
    id: fc.uuid(),
    span: fc.constant({ start: 0, end: 0 }),
    mention: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/[\p{C}\s]/gu, '_')),
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
  const shapes = fc.uniqueArray(shape, { maxLength: 8, selector: ({ id }) => id });
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
        const { text, labels } = formats.toYolo(all);
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

describe('the JSON reader', () => {
  const parse = (text: string) => {
    const document: JsonDocument = {
      roots: [],
      spans: new WeakMap(),
      unfinished: new WeakSet(),
      complete: true,
    };
    readJson(text, 0, text.length, document);
    return document;
  };

  it('agrees with JSON.parse', () => {
    const container = fc.oneof(
      fc.array(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })),
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })),
    );
    fc.assert(
      fc.property(container, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const document = parse(text);
        expect(document.roots).toEqual([JSON.parse(text)]);
        expect(document).toMatchObject({ complete: true });
        expect(document.broken).toBeUndefined();
      }),
    );
  });
});

describe('hostile input', () => {
  const size = Number(process.env.HOSTILE_SIZE ?? 100_000);
  const attacks = [
    '[',
    '{',
    '(',
    '"',
    "'",
    '<',
    '<loc',
    '<loc0001>',
    '<loc_1>',
    '<poly>',
    '<point ',
    '<point x="1" y="1">',
    '<|det|>[',
    '<|ref|>',
    '```',
    '```[/*',
    '[{"bbox_2d":',
    '{"a":1,',
    '{[],',
    '[[1,2,3,4],',
    '"\\',
    '//',
    '/*',
    '1',
    '9.',
    ' ',
    '\n',
    '0 ',
    '&',
    '<!--',
    '<a "',
    "<a '",
    '<object>',
    '</object>',
    '<object><name>',
    '{"objects":[{}',
    '{"a":{"b":[',
    '}',
    ']',
    '[}',
    '{]',
    '"a" ',
    '</think>',
  ];

  it.each(attacks)('gets through a megabyte of %j', (attack) => {
    const text = attack.repeat(size / attack.length);
    for (const name of names) {
      const result = readers[name](text, options);
      expect(result.issues.length).toBeLessThan(size);
    }
  });

  it('gets through values nested deeper than any stack', () => {
    let deep: unknown = [1, 2, 3, 4];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    for (const name of names) expect(readers[name](deep, options)).toBeDefined();
  });
});
