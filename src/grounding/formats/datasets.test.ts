import { describe, expect, it } from 'vitest';
import type { Annotation } from '../types.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

/** One line a shape: kind, mention, coordinates on the grid. */
const shapesOf = ({ annotations }: formats.FormatResult) =>
  annotations.map((shape) => {
    const numbers =
      shape.kind === 'box'
        ? [shape.x1, shape.y1, shape.x2, shape.y2]
        : shape.kind === 'point'
          ? [shape.x, shape.y]
          : shape.points.flat();
    return [shape.kind, shape.mention, ...numbers.map((value) => Math.round(value * 1e4) / 1e4)];
  });
const codesOf = ({ issues }: formats.FormatResult) => issues.map(({ code }) => code);
const span = { start: 0, end: 0 };

describe('COCO', () => {
  const images = [{ id: 7, width: 640, height: 480, file_name: 'a.jpg' }];
  const categories = [
    { id: 18, name: 'dog' },
    { id: 1, name: 'person', keypoints: ['nose', 'eye'] },
  ];
  const file = (...annotations: object[]) => ({
    images,
    categories,
    annotations: annotations.map((annotation, i) => ({ id: i + 1, image_id: 7, ...annotation })),
  });

  it('reads left, top, width, height in pixels, and keeps ids', () => {
    const text = JSON.stringify(file({ category_id: 18, bbox: [64, 48, 256, 192], segmentation: [] }));
    const result = formats.coco(text, options);
    expect(shapesOf(result)).toEqual([['box', 'dog', 100, 100, 500, 500]]);
    expect(result.annotations[0]!.id).toBe('1');
    expect(text.slice(result.annotations[0]!.span.start)).toMatch(/^\{"id":1/);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('prefers the outline, unless told to read boxes', () => {
    const ring = [0, 0, 64, 0, 64, 48];
    const data = file({ category_id: 18, bbox: [0, 0, 64, 48], segmentation: [ring, ring] });
    const polygon = ['polygon', 'dog', 0, 0, 100, 0, 100, 100];
    const result = formats.coco(data, options);
    expect(shapesOf(result)).toEqual([polygon, polygon]);
    expect(result.annotations.map(({ id }) => id)).toEqual(['1', '1-1']);
    expect(shapesOf(formats.coco(data, { ...options, prefer: 'box' }))).toEqual([
      ['box', 'dog', 0, 0, 100, 100],
    ]);
  });

  it('keeps the box of a run-length mask, and visible keypoints', () => {
    const result = formats.coco(
      file(
        { category_id: 18, bbox: [64, 48, 64, 48], segmentation: { counts: 'abc', size: [480, 640] } },
        { category_id: 1, bbox: [0, 0, 640, 480], keypoints: [64, 48, 2, 0, 0, 0] },
      ),
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'dog', 100, 100, 200, 200],
      ['box', 'person', 0, 0, 1000, 1000],
      ['point', 'nose', 100, 100],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it('reads results, with scores', () => {
    const text = '[{"image_id": 1, "category_id": 3, "bbox": [64, 48, 64, 48], "score": 0.9}]';
    const result = formats.coco(text, { ...options, labels: { 3: 'car' } });
    expect(shapesOf(result)).toEqual([['box', 'car', 100, 100, 200, 200]]);
    expect(result.annotations[0]!.score).toBe(0.9);
  });

  it('gives each of several images its own size and index, or reads one of them', () => {
    const several = {
      images: [
        { id: 1, width: 100, height: 100 },
        { id: 2, width: 200, height: 200 },
      ],
      annotations: [
        { image_id: 2, category_id: 1, bbox: [0, 0, 100, 100] },
        { image_id: 1, category_id: 1, bbox: [0, 0, 100, 100] },
      ],
    };
    expect(formats.coco(several, options).annotations).toMatchObject([
      { assetIdx: 1, x2: 500 },
      { assetIdx: 0, x2: 1000 },
    ]);
    const one = formats.coco(several, { imageSize: { width: 200, height: 200 }, imageId: 2 });
    expect(one.annotations).toMatchObject([{ x2: 500 }]);
    expect(one.annotations[0]).not.toHaveProperty('assetIdx');
  });

  it('scales by the size that the file states, and says when that is another', () => {
    const data = file({ category_id: 18, bbox: [64, 48, 64, 48] });
    const result = formats.coco(data, { imageSize: { width: 1280, height: 960 } });
    expect(shapesOf(result)).toEqual([['box', 'dog', 100, 100, 200, 200]]);
    expect(codesOf(result)).toEqual(['size_mismatch']);
  });

  it('says what is missing', () => {
    expect(codesOf(formats.coco('{"a": 1}', options))).toEqual(['unreadable']);
    expect(codesOf(formats.coco(file({ category_id: 18, bbox: [1, 2] }), options))).toEqual(['invalid_item']);
    const noSize = { imageSize: { width: Number.NaN, height: 1 } };
    expect(codesOf(formats.coco([{ bbox: [1, 2, 3, 4] }], noSize))).toEqual(['missing_image_size']);
  });
});

describe('YOLO', () => {
  it('reads boxes by centre and size, polygons, and confidences', () => {
    const result = formats.yolo('0 0.5 0.5 0.2 0.4\r\n1 .5 .5 .2 .4 0.87\n\n2 0 0 0.5 0 0.5 0.5\n', {
      ...options,
      labels: ['cat', 'dog'],
    });
    expect(shapesOf(result)).toEqual([
      ['box', 'cat', 400, 300, 600, 700],
      ['box', 'dog', 400, 300, 600, 700],
      ['polygon', '2', 0, 0, 500, 0, 500, 500],
    ]);
    expect(result.annotations[1]!.score).toBe(0.87);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('leaves out other lines, and says when the last one is short', () => {
    const result = formats.yolo('x 1 2 3 4\n0.5 1 1 1 1\n0 0 0 0.5 0.5\n1 .5 .5', options);
    expect(shapesOf(result)).toEqual([['box', '0', 0, 0, 250, 250]]);
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'out_of_image', 'cut_off']);
  });

  it('writes what it can, and says what it skipped', () => {
    const data = formats.toYolo(
      [
        { kind: 'box', id: 'a', span, x1: 600, y1: 300, x2: 400, y2: 700, mention: 'dog' },
        { kind: 'point', id: 'b', span, x: 1, y: 1 },
        {
          kind: 'polygon',
          id: 'c',
          span,
          points: [
            [0, 0],
            [500, 0],
            [500, 500],
          ],
        },
      ],
      { labels: ['cat', 'dog'] },
    );
    expect(data.text).toBe('1 0.5 0.5 0.2 0.4\n2 0 0 0.5 0 0.5 0.5\n');
    expect(data.labels).toEqual(['cat', 'dog', 'object']);
    expect(data.skipped.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('Pascal VOC', () => {
  const xml = (...objects: string[]) =>
    `<?xml version="1.0"?><annotation><!-- <object> --><size><width>640</width><height>480</height><depth>3</depth></size>${objects.map((object) => `<object>${object}</object>`).join('\n')}</annotation>`;
  const box = '<bndbox><ymax>240</ymax><xmax>320</xmax><xmin>64</xmin><ymin>48</ymin></bndbox>';

  it('reads named pixels, whatever their order, and entities', () => {
    const result = formats.pascalVoc(xml(`<name>caf&#233; &amp; <![CDATA[bar]]></name>${box}`), options);
    expect(shapesOf(result)).toEqual([
      ['box', 'café &  bar', 100, 100, 500, 500].map((v) =>
        v === 'café &  bar' ? result.annotations[0]!.mention : v,
      ),
    ]);
    expect(result.annotations[0]!.mention).toMatch(/^café & +bar$/);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('reads parts, polygons, rotated boxes and one-based files', () => {
    const part = `<part><name>head</name>${box}</part>`;
    const polygon = '<polygon><x1>0</x1><y1>0</y1><x2>64</x2><y2>0</y2><x3>64</x3><y3>48</y3></polygon>';
    const rotated = '<robndbox><cx>320</cx><cy>240</cy><w>64</w><h>96</h><angle>0</angle></robndbox>';
    const result = formats.pascalVoc(
      xml(`<name>person</name>${box}${part}`, `<name>p</name>${polygon}`, `<name>r</name>${rotated}`),
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'person', 100, 100, 500, 500],
      ['box', 'head', 100, 100, 500, 500],
      ['polygon', 'p', 0, 0, 100, 0, 100, 100],
      ['polygon', 'r', 450, 400, 550, 400, 550, 600, 450, 600],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
    const one = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>640</xmax><ymax>480</ymax></bndbox>';
    const oneBased = formats.pascalVoc(xml(`<name>a</name>${one}`), { ...options, oneBased: true });
    expect(shapesOf(oneBased)).toEqual([['box', 'a', 0, 0, 1000, 1000]]);
  });

  it('keeps whole objects of a cut file, and reports those without coordinates', () => {
    const text = xml(`<name>a</name>${box}`, '<name>b</name>', `<name>c</name>${box}`);
    const result = formats.pascalVoc(text.slice(0, -40), options);
    expect(shapesOf(result)).toEqual([['box', 'a', 100, 100, 500, 500]]);
    expect(codesOf(result)).toEqual(['invalid_item', 'cut_off']);
    expect(codesOf(formats.pascalVoc('{"a": 1}', options))).toEqual(['unreadable']);
    expect(formats.pascalVoc('<annotation></annotation>', options).issues).toEqual([]);
  });
});

describe('Label Studio', () => {
  const result = (type: string, value: object, id: string) => ({
    id,
    type,
    original_width: 200,
    original_height: 100,
    image_rotation: 0,
    from_name: 'label',
    to_name: 'image',
    value,
  });
  const box = { x: 10, y: 20, width: 30, height: 40, rotation: 0 };

  it('reads percent', () => {
    const task = {
      id: 1,
      data: { image: 'a.jpg' },
      annotations: [
        {
          result: [
            result('rectanglelabels', { ...box, rectanglelabels: ['Car'] }, 'a'),
            result(
              'polygonlabels',
              {
                points: [
                  [1, 2],
                  [3, 4],
                  [5, 1],
                ],
                polygonlabels: ['P'],
              },
              'b',
            ),
            result('keypointlabels', { x: 50, y: 60, width: 0.3, keypointlabels: ['K'] }, 'c'),
            result('brushlabels', { format: 'rle', rle: [1], brushlabels: ['B'] }, 'd'),
          ],
        },
      ],
      predictions: [{ result: [result('rectanglelabels', { ...box, rectanglelabels: ['no'] }, 'e')] }],
    };
    const read = formats.labelStudio(JSON.stringify([task]), options);
    expect(shapesOf(read)).toEqual([
      ['box', 'Car', 100, 200, 400, 600],
      ['polygon', 'P', 10, 20, 30, 40, 50, 10],
      ['point', 'K', 500, 600],
    ]);
    expect(read.annotations.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(codesOf(read)).toEqual(['unsupported']);
  });

  it('turns rotated rectangles in pixels, around their corner', () => {
    const value = { x: 10, y: 10, width: 20, height: 20, rotation: 90, rectanglelabels: ['R'] };
    const read = formats.labelStudio([result('rectanglelabels', value, 'r')], options);
    expect(shapesOf(read)).toEqual([['polygon', 'R', 100, 100, 100, 500, 0, 500, 0, 100]]);
    expect(codesOf(read)).toEqual(['unsupported']);
  });

  it('reads predictions with their score where there are no annotations', () => {
    const task = {
      annotations: [],
      predictions: [
        { score: 0.7, result: [result('rectanglelabels', { ...box, rectanglelabels: ['a'] }, 'a')] },
      ],
    };
    expect(formats.labelStudio(task, options).annotations).toMatchObject([{ mention: 'a', score: 0.7 }]);
  });

  it('puts together what is known of a region, and reads the short form', () => {
    const region = [
      result('rectangle', box, 'q'),
      result('labels', { ...box, labels: ['Text'] }, 'q'),
      result('textarea', { ...box, text: ['hello'] }, 'q'),
    ];
    expect(shapesOf(formats.labelStudio({ annotations: [{ result: region }] }, options))).toEqual([
      ['box', 'Text', 100, 200, 400, 600],
    ]);
    const short = [
      { image: 'a.jpg', id: 1, label: [{ ...box, rectanglelabels: ['Car'], original_width: 6 }] },
    ];
    expect(shapesOf(formats.labelStudio(short, options))).toEqual([['box', 'Car', 100, 200, 400, 600]]);
  });

  it('counts tasks as assets', () => {
    const task = (label: string) => ({
      data: { image: label },
      annotations: [{ result: [result('rectanglelabels', { ...box, rectanglelabels: [label] }, label)] }],
    });
    expect(formats.labelStudio([task('a'), task('b')], options).annotations).toMatchObject([
      { mention: 'a', assetIdx: 0 },
      { mention: 'b', assetIdx: 1 },
    ]);
  });
});

describe('W3C Web Annotation', () => {
  const annotation = (selector: unknown, body: unknown = []) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: '#1',
    type: 'Annotation',
    body,
    target: { source: 'a.jpg', selector },
  });
  const fragment = (value: string) => ({ type: 'FragmentSelector', value });
  const svg = (inside: string) => ({ type: 'SvgSelector', value: `<svg>${inside}</svg>` });

  it.each([
    ['pixels', fragment('xywh=pixel:64,48,64,48'), ['box', undefined, 100, 100, 200, 200]],
    ['pixels without a unit', fragment('xywh=64,48,64,48'), ['box', undefined, 100, 100, 200, 200]],
    ['percent', fragment('xywh=percent:10,20,30,40'), ['box', undefined, 100, 200, 400, 600]],
    ['a polygon', svg('<polygon points="0,0 64,0 64,48"/>'), ['polygon', undefined, 0, 0, 100, 0, 100, 100]],
    [
      'a rect',
      svg('<g><rect x="64" y="48" width="64" height="48"></rect></g>'),
      ['box', undefined, 100, 100, 200, 200],
    ],
    ['a path', svg('<path d="M0,0 h64 v48 L0 0z"/>'), ['polygon', undefined, 0, 0, 100, 0, 100, 100]],
    ['a relative path', svg('<path d="m0 0 64 0 0 48"/>'), ['polygon', undefined, 0, 0, 100, 0, 100, 100]],
    ['a point', { type: 'PointSelector', x: 64, y: 48 }, ['point', undefined, 100, 100]],
    [
      'the first of several',
      [{ type: 'Other' }, fragment('xywh=64,48,64,48')],
      ['box', undefined, 100, 100, 200, 200],
    ],
  ])('reads %s', (_, selector, expected) => {
    const result = formats.webAnnotation(JSON.stringify(annotation(selector)), options);
    expect(shapesOf(result)).toEqual([expected]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('reads pages, targets that are addresses, and the tag among bodies', () => {
    const body = [
      { type: 'TextualBody', purpose: 'commenting', value: 'nice' },
      { type: 'TextualBody', purpose: 'tagging', value: 'dog' },
    ];
    const items = [
      annotation(fragment('xywh=0,0,64,48'), body),
      { body: 'b', target: 'b.jpg#xywh=percent:0,0,10,10' },
    ];
    const result = formats.webAnnotation({ type: 'AnnotationPage', items }, options);
    expect(result.annotations).toMatchObject([
      { id: '#1', mention: 'dog', assetIdx: 0 },
      { id: 'webAnnotation-1', mention: 'b', assetIdx: 1 },
    ]);
  });

  it('turns curves into polygons and says so', () => {
    for (const curve of ['<circle cx="320" cy="240" r="64"/>', '<path d="M 0 0 C 0 64 64 64 64 0 Z"/>']) {
      const result = formats.webAnnotation(annotation(svg(curve)), options);
      expect(result.annotations).toMatchObject([{ kind: 'polygon' }]);
      expect(codesOf(result)).toEqual(['unsupported']);
    }
  });

  it('reports what has no place in the image', () => {
    const result = formats.webAnnotation(
      [{ id: 'x' }, annotation({ type: 'TextQuoteSelector' }), annotation(fragment('t=1,2'))],
      options,
    );
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'invalid_item']);
  });
});

describe('GeoJSON-like pixels', () => {
  it('reads features, and drops the closing vertex', () => {
    const result = formats.geoJson(
      {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [64, 0],
                  [64, 48],
                  [0, 0],
                ],
                [
                  [1, 1],
                  [2, 2],
                  [3, 1],
                ],
              ],
            },
            properties: { classification: { name: 'Tumor' } },
          },
          {
            type: 'Feature',
            geometry: {
              type: 'MultiPoint',
              coordinates: [
                [64, 48],
                [0, 0, 3],
              ],
            },
            properties: null,
          },
          { type: 'Feature', geometry: null },
          {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [1, 1],
            ],
          },
        ],
      },
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['polygon', 'Tumor', 0, 0, 100, 0, 100, 100],
      ['point', undefined, 100, 100],
      ['point', undefined, 0, 0],
    ]);
    expect(codesOf(result)).toEqual(['unsupported', 'invalid_item', 'unsupported']);
  });
});

describe('writers', () => {
  const child: Annotation = { kind: 'box', id: 'a', span, x1: 0, y1: 0, x2: 100, y2: 100 };
  const tree: Annotation[] = [
    { kind: 'collection', id: 'c', span, mention: 'cats', complete: true, children: [child] },
    {
      kind: 'track',
      id: 't',
      span,
      mention: 'dog',
      complete: true,
      waypoints: [{ ...child, id: 'w', t: 1 }],
    },
    { kind: 'clip', id: 'k', span, start: 1 },
  ];

  it('write what is inside collections and tracks, with its mention', () => {
    const coco = formats.toCoco(tree, options);
    expect(coco.annotations).toHaveLength(2);
    expect(coco.categories.map(({ name }) => name)).toEqual(['cats', 'dog']);
    expect(coco.annotations[0]).toMatchObject({ bbox: [0, 0, 64, 48], area: 64 * 48 });
  });

  it.each([
    formats.toCoco,
    formats.toPascalVoc,
    formats.toLabelStudio,
    formats.toWebAnnotation,
    formats.toGeoJson,
  ])('%o refuses an image without a size', (write) => {
    expect(() => write(tree, { imageSize: { width: 0, height: 1 } })).toThrow(/imageSize/);
  });

  it('escape what XML cannot hold', () => {
    const xml = formats.toPascalVoc([{ ...child, mention: '<&"\'>' }], options);
    expect(formats.pascalVoc(xml, options).annotations).toMatchObject([{ mention: '<&"\'>' }]);
  });
});
