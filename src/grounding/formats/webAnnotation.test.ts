import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
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
