import { describe, expect, it } from 'vitest';
import { parseGrounding } from '../parse.js';
import type { Annotation } from '../types.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };
const span = { start: 0, end: 0 };

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

  it('take a parsed answer as they take the annotations in it', () => {
    const answer = parseGrounding(
      '<collection mention="cat"><point_box> (1,2) (30,40) </point_box><polygon> (1,1) (5,1) (5,5) </polygon></collection> and <point mention="dog"> (7,8) </point><clip t="1" />',
    );
    const annotations = answer.segments.flatMap((part) =>
      part.kind === 'annotation' ? part.annotation : [],
    );
    const writers = [
      formats.toCoco,
      formats.toPascalVoc,
      formats.toLabelStudio,
      formats.toWebAnnotation,
      formats.toGeoJson,
      formats.toYolo,
    ];
    for (const write of writers) expect(write(answer, options)).toEqual(write(annotations, options));
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

  it('write a share of the image without the noise of floating point', () => {
    const third: Annotation = { ...child, x1: 100, y1: 100, x2: 400, y2: 700 };
    const own = { imageSize: { width: 641, height: 479 } };
    expect(formats.toCoco([third], own).annotations[0]!.bbox).toEqual([64.1, 47.9, 192.3, 287.4]);
    expect(formats.toPascalVoc([third], own)).toContain('<xmin>64.1</xmin><ymin>47.9</ymin>');
  });

  it('write what the readers of the original formats ask for', () => {
    const xml = formats.toPascalVoc([child], options);
    for (const leaf of ['<pose>Unspecified</pose>', '<truncated>0</truncated>', '<difficult>0</difficult>']) {
      expect(xml).toContain(leaf);
    }
    expect(formats.toCoco([child], options).categories).toEqual([
      { id: 1, name: 'object', supercategory: '' },
    ]);
  });

  it('escape what XML cannot hold', () => {
    const xml = formats.toPascalVoc([{ ...child, mention: '<&"\'>' }], options);
    expect(formats.pascalVoc(xml, options).annotations).toMatchObject([{ mention: '<&"\'>' }]);
    expect(formats.toPascalVoc([{ ...child, mention: 'a\0b\u0007' }], options)).toContain('<name>ab</name>');
  });
});
