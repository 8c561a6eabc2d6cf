import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import { shapeBounds } from '../geometry.js';
import type { ShapeAnnotation } from '../types.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

describe('W3C Web Annotation', () => {
  const annotation = (selector: unknown, body: unknown = []) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: '#1',
    type: 'Annotation',
    body,
    target: { source: 'a.jpg', selector },
  });
  /** Left, top, right, bottom. */
  const pixelsOf = (shape: ShapeAnnotation) => {
    const { x, y, width, height } = shapeBounds(shape);
    return [x * 0.64, y * 0.48, (x + width) * 0.64, (y + height) * 0.48].map(Math.round);
  };
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
    ['a relative path', svg('<path d="m0 0 64 0 0 48z"/>'), ['polygon', undefined, 0, 0, 100, 0, 100, 100]],
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

  it('prefers a text to the address of something else', () => {
    const text = { type: 'TextualBody', value: 'dog' };
    const address = 'http://example.org/dog';
    const mentionOf = (body: unknown) =>
      formats.webAnnotation(annotation(fragment('xywh=0,0,64,48'), body), options).annotations[0]!.mention;
    expect(mentionOf([address, text])).toBe('dog');
    expect(mentionOf(address)).toBe(address);
  });

  it('finds the text of a body that is only styled', () => {
    const body = { type: 'SpecificResource', source: { type: 'TextualBody', value: 'dog' }, styleClass: 'a' };
    expect(shapesOf(formats.webAnnotation(annotation(fragment('xywh=0,0,64,48'), body), options))).toEqual([
      ['box', 'dog', 0, 0, 100, 100],
    ]);
  });

  it.each([
    ['64,48,64,48', [['box', undefined, 100, 100, 200, 200]]],
    ['pct:10,10,10,10', [['box', undefined, 100, 100, 200, 200]]],
    ['full', []],
  ])('reads the region %s of an image that IIIF serves', (region, shapes) => {
    const result = formats.webAnnotation(annotation({ type: 'ImageApiSelector', region }), options);
    expect(shapesOf(result)).toEqual(shapes);
    expect(codesOf(result)).toEqual(shapes.length > 0 ? [] : ['invalid_item']);
  });

  it('turns curves into polygons and says so', () => {
    for (const curve of ['<circle cx="320" cy="240" r="64"/>', '<path d="M 0 0 C 0 64 64 64 64 0 Z"/>']) {
      const result = formats.webAnnotation(annotation(svg(curve)), options);
      expect(result.annotations).toMatchObject([{ kind: 'polygon' }]);
      expect(codesOf(result)).toEqual(['unsupported']);
    }
  });

  it.each([
    ['matrix(2 0 0 2 10 20)', [74, 68, 202, 164]],
    ['translate(32) translate(0, 48)', [64, 72, 128, 120]],
    ['scale(0.5)', [16, 12, 48, 36]],
  ])('moves a rect by %s', (transform, [x1, y1, x2, y2]) => {
    const rect = `<rect x="32" y="24" width="64" height="48" transform="${transform}"/>`;
    const { annotations, issues } = formats.webAnnotation(annotation(svg(rect)), options);
    expect(annotations).toMatchObject([{ kind: 'box' }]);
    expect(pixelsOf(annotations[0]!)).toEqual([x1, y1, x2, y2]);
    expect(issues).toEqual([]);
  });

  it.each(['skewX(10)', 'skewY(10)', 'rotate(90)'])('makes a polygon of a rect by %s', (transform) => {
    const rect = `<rect x="32" y="24" width="64" height="48" transform="${transform}"/>`;
    expect(formats.webAnnotation(annotation(svg(rect)), options).annotations).toMatchObject([
      { kind: 'polygon' },
    ]);
  });

  it.each(['rotate(a)', 'spin(3)', 'matrix(1 2)', 'scale()'])('says that it leaves out %s', (transform) => {
    const rect = `<rect x="64" y="48" width="64" height="48" transform="${transform}"/>`;
    const result = formats.webAnnotation(annotation(svg(rect)), options);
    expect(shapesOf(result)).toEqual([['box', undefined, 100, 100, 200, 200]]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it.each([
    ['half a circle below', 'M 220 240 A 100 100 0 0 0 420 240 Z', [220, 240, 420, 340]],
    ['half a circle above', 'M 220 240 a 100 100 0 0 1 200 0 z', [220, 140, 420, 240]],
    [
      'a circle in two arcs',
      'M 220 240 A 100 100 0 1 1 420 240 A 100 100 0 1 1 220 240',
      [220, 140, 420, 340],
    ],
    ['flags without spaces', 'M220 240a100 100 0 01200 0z', [220, 140, 420, 240]],
    ['flags of a large arc without spaces', 'M220 240A100 100 0 10221 240z', [121, 240, 320, 440]],
    ['radii that are too short', 'M 220 240 A 1 1 0 0 1 420 240 Z', [220, 140, 420, 240]],
    ['an ellipse that is turned', 'M 320 140 A 100 50 90 0 1 320 340 Z', [320, 140, 370, 340]],
  ])('follows the arcs of %s', (_, d, [left, top, right, bottom]) => {
    const { annotations } = formats.webAnnotation(annotation(svg(`<path d="${d}"/>`)), options);
    expect(annotations).toHaveLength(1);
    expect(pixelsOf(annotations[0]!)).toEqual([left, top, right, bottom]);
  });

  it('takes an arc without radii for a line', () => {
    const path = '<path d="M 0 0 A 0 0 0 0 0 64 0 L 64 48 Z"/>';
    expect(shapesOf(formats.webAnnotation(annotation(svg(path)), options))).toEqual([
      ['polygon', undefined, 0, 0, 100, 0, 100, 100],
    ]);
  });

  it('reports lengths in percent, which are of an unknown size', () => {
    const result = formats.webAnnotation(
      annotation(svg('<rect x="10%" y="0" width="5" height="5"/>')),
      options,
    );
    expect(result.annotations).toEqual([]);
    expect(codesOf(result)).toEqual(['invalid_item']);
  });

  it('mirrors no curve of the ring before', () => {
    const path = '<path d="M 0 400 C 0 100 320 100 320 400 Z S 320 100 320 400 Z"/>';
    const result = formats.webAnnotation(annotation(svg(path)), options);
    expect(result.annotations).toHaveLength(2);
    // Mirrored, it would go beyond the left edge.
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it.each([
    ['S', 'Q 80 340 160 240', 'S 240 340 320 240', 'C 160 240 240 340 320 240'],
    ['T', 'C 0 340 160 340 160 240', 'T 320 240', 'Q 160 240 320 240'],
  ])('mirrors with %s no curve of the other kind', (_, curve, smooth, same) => {
    const shapeOf = (end: string) => {
      const path = `<path d="M 0 240 ${curve} ${end} L 160 0 Z"/>`;
      return shapesOf(formats.webAnnotation(annotation(svg(path)), options));
    };
    expect(shapeOf(smooth)).toEqual(shapeOf(same));
  });

  it('keeps a path up to its first mistake', () => {
    const path = '<path d="M0 0H64V48?L1 1"/>';
    expect(shapesOf(formats.webAnnotation(annotation(svg(path)), options))).toEqual([
      ['polygon', undefined, 0, 0, 100, 0, 100, 100],
    ]);
  });

  it('reports what has no place in the image', () => {
    const result = formats.webAnnotation(
      [{ id: 'x' }, annotation({ type: 'TextQuoteSelector' }), annotation(fragment('t=1,2'))],
      options,
    );
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'invalid_item']);
  });

  describe('of IIIF', () => {
    const koto = { type: 'Choice', items: [{ value: 'koto', language: 'en' }, { value: '琴' }] };
    const html = { type: 'SpecificResource', source: { value: '<p>a &amp; b</p>', format: 'text/html' } };
    const page = (...items: unknown[]) => ({ type: 'AnnotationPage', items });
    const canvas = (id: string, width: number, ...items: unknown[]) => ({
      id,
      type: 'Canvas',
      width,
      height: width,
      items: [page({ motivation: 'painting', body: { id: 'a.jpg' }, target: id })],
      annotations: [page(...items)],
    });

    it('reads the comments in a manifest, in pixels of its canvas', () => {
      const target = { source: 'c', selector: { type: 'PointSelector', x: 500, y: 250 } };
      const comments = [
        { body: koto, target: 'c#xywh=100,100,100,100' },
        { body: html, target },
      ];
      const manifest = { type: 'Manifest', items: [canvas('c', 1000, ...comments)] };
      const result = formats.webAnnotation(manifest, options);
      expect(shapesOf(result)).toEqual([
        ['box', 'koto', 100, 100, 200, 200],
        ['point', 'a & b', 500, 250],
      ]);
      expect(codesOf(result)).toEqual(['size_mismatch']);
      expect(result.annotations[0]).not.toHaveProperty('assetIdx');
    });

    it('numbers the canvases of a manifest, each with its own size', () => {
      const comment = (id: string) => ({ target: `${id}#xywh=100,100,100,100` });
      const manifest = {
        items: [canvas('a', 1000), canvas('b', 1000, comment('b')), canvas('c', 2000, comment('c'))],
      };
      const result = formats.webAnnotation(JSON.stringify(manifest), options);
      expect(shapesOf(result)).toEqual([
        ['box', undefined, 100, 100, 200, 200],
        ['box', undefined, 50, 50, 100, 100],
      ]);
      expect(result.annotations.map(({ assetIdx }) => assetIdx)).toEqual([1, 2]);
      expect(result).toMatchObject({ issues: [], complete: true });
    });

    it('goes by the size that the source of a target states, unless told another', () => {
      const source = { id: 'm', type: 'ImageService3', width: 1000, height: 1000 };
      const target = { source, selector: svg('<polygon points="0,0 100,0 100,100" />') };
      expect(shapesOf(formats.webAnnotation([{ target }, { target }], options))).toEqual([
        ['polygon', undefined, 0, 0, 100, 0, 100, 100],
        ['polygon', undefined, 0, 0, 100, 0, 100, 100],
      ]);
      expect(codesOf(formats.webAnnotation([{ target }, { target }], options))).toEqual(['size_mismatch']);
      const inputSize = { width: 100, height: 100 };
      expect(shapesOf(formats.webAnnotation({ target }, { imageSize, inputSize }))).toEqual([
        ['polygon', undefined, 0, 0, 1000, 0, 1000, 1000],
      ]);
    });
  });
});
