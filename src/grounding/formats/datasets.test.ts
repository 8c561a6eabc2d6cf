import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };
const span = { start: 0, end: 0 };

describe('YOLO', () => {
  it.each([
    ['without scores', '0 .5 .5 .2 .4 2\n0 .5 .5 .2 .4 1\n', undefined],
    ['with scores', '0 .5 .5 .2 .4 .5 1\n0 .5 .5 .2 .4 .5 12\n', 0.5],
  ])('leaves out the numbers of tracks %s', (_, text, score) => {
    const result = formats.yolo(text, options);
    const box = ['box', '0', 400, 300, 600, 700];
    expect(shapesOf(result)).toEqual([box, box]);
    expect(result.annotations.map((annotation) => annotation.score)).toEqual([score, score]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('leaves out the track of an outline, and takes a lone 1 for a coordinate', () => {
    const outline = '0 .1 .1 .2 .1 .2 .2 .1 .2 .9 3';
    expect(formats.yolo(outline, options)).toMatchObject({
      annotations: [{ kind: 'polygon', score: 0.9, points: { length: 4 } }],
      issues: [],
    });
    expect(shapesOf(formats.yolo('0 0 0 .5 0 .5 1', options))).toEqual([
      ['polygon', '0', 0, 0, 500, 0, 500, 1000],
    ]);
  });

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

  it('reads the box and the keypoints of a line that only a pose can be', () => {
    const text = '0 .5 .5 .2 .4 .45 .3 2 .55 .3 1 0 0 0\n1 .5 .5 .2 .4 0 0 0 0 0 0 .1 .2 1\n';
    const result = formats.yolo(text, { ...options, labels: ['person', 'dog'] });
    expect(shapesOf(result)).toEqual([
      ['box', 'person', 400, 300, 600, 700],
      ['point', 'person', 450, 300],
      ['point', 'person', 550, 300],
      ['box', 'dog', 400, 300, 600, 700],
      ['point', 'dog', 100, 200],
    ]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('leaves out other lines, and says when the last one is short', () => {
    const result = formats.yolo('x 1 2 3 4\n0.5 1 1 1 1\n0 0 0 0.5 0.5\n1 .5 .5', options);
    expect(shapesOf(result)).toEqual([['box', '0', 0, 0, 250, 250]]);
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'out_of_image', 'cut_off']);
    expect(codesOf(formats.yolo('0 .5 .5 .2 .4\n1 .5 1e-', options))).toEqual(['cut_off']);
    for (const text of ['no label file', '{"a":1}']) {
      expect(formats.yolo(text, options)).toMatchObject({
        annotations: [],
        issues: [{ code: 'invalid_item' }],
        complete: true,
      });
    }
  });

  it('writes scores on request', () => {
    const box = { kind: 'box' as const, id: 'a', span, x1: 400, y1: 300, x2: 600, y2: 700, score: 0.5 };
    expect(formats.toYolo([box]).text).toBe('0 0.5 0.5 0.2 0.4\n');
    expect(formats.toYolo([box], { scores: true }).text).toBe('0 0.5 0.5 0.2 0.4 0.5\n');
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
    expect(result.annotations).toMatchObject([{ kind: 'box', x1: 100, y1: 100, x2: 500, y2: 500 }]);
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

  it('takes CDATA literally', () => {
    const text = xml(`<name><![CDATA[a <b> &amp; ]]>c &amp; d</name>${box}`);
    expect(shapesOf(formats.pascalVoc(text, options))).toEqual([
      ['box', 'a <b> &amp; c & d', 100, 100, 500, 500],
    ]);
  });

  it('reads the box of an action as well as the point in it', () => {
    const point = '<point><x>128</x><y>96</y></point>';
    const result = formats.pascalVoc(
      xml(`<name>person</name>${box}${point}`, `<name>boxless</name>${point}`),
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'person', 100, 100, 500, 500],
      ['point', 'person', 200, 200],
      ['point', 'boxless', 200, 200],
    ]);
  });

  it('does not scale by a size that was cut off', () => {
    const text = `<annotation><object><name>a</name>${box}</object><size><width>640</width><height>4`;
    const result = formats.pascalVoc(text, options);
    expect(shapesOf(result)).toEqual([['box', 'a', 100, 100, 500, 500]]);
    expect(codesOf(result)).toEqual(['cut_off']);
  });

  it('turns boxes around their centre by the rotation that CVAT writes', () => {
    const rotation = (degrees: string) =>
      `<attributes><attribute><name>rotation</name><value>${degrees}</value></attribute></attributes>`;
    const result = formats.pascalVoc(
      xml(`<name>a</name>${box}${rotation('90.0')}`, `<name>b</name>${box}${rotation('0.0')}`),
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['polygon', 'a', 450, 33.3333, 450, 566.6667, 150, 566.6667, 150, 33.3333],
      ['box', 'b', 100, 100, 500, 500],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it('reads several files in one text, each by its own size', () => {
    const small = xml(`<name>b</name>${box}`)
      .replace('<width>640', '<width>320')
      .replace('<height>480', '<height>240');
    const result = formats.pascalVoc(`${xml(`<name>a</name>${box}`)}\n${small}`, options);
    expect(shapesOf(result)).toEqual([
      ['box', 'a', 100, 100, 500, 500],
      ['box', 'b', 200, 200, 1000, 1000],
    ]);
    expect(result.annotations.map(({ assetIdx }) => assetIdx)).toEqual([0, 1]);
    expect(codesOf(result)).toEqual(['size_mismatch']);
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
