import { describe, expect, it } from 'vitest';
import {
  createGroundingStream,
  GroundingError,
  parseGrounding,
  parseGroundingStrict,
  resolveAssetIdx,
  serializeAnnotation,
  stripMarkup,
} from './index.js';
import type { Annotation, Expects, TrackAnnotation } from './types.js';

describe('parseGroundingStrict', () => {
  it('throws the first mistake with its place', () => {
    const text = 'a <point> </point> <clip t="x"/>';
    expect(() => parseGroundingStrict(text)).toThrow(GroundingError);
    const issue = parseGrounding(text).issues[0];
    expect(() => parseGroundingStrict(text)).toThrow(
      expect.objectContaining({ code: 'invalid_point_coords', span: { start: 2, end: 18 }, issue }),
    );
  });

  it('gives what the lenient parse gives when nothing is wrong', () => {
    const text = 'a <point> (1,2) </point>';
    expect(parseGroundingStrict(text)).toEqual(parseGrounding(text));
    expect(parseGroundingStrict('<point> </point>', { expects: 'clip' }).issues).toEqual([]);
  });
});

describe('parseGrounding', () => {
  it('takes null and undefined, as the content of an answer may be, for nothing', () => {
    for (const nothing of [null, undefined] as unknown as string[]) {
      expect(parseGrounding(nothing)).toEqual(parseGrounding(''));
      expect(stripMarkup(nothing)).toBe('');
      const stream = createGroundingStream();
      stream.push('a');
      stream.push(nothing);
      expect(stream.end().text).toBe('a');
    }
  });

  it('takes null for no options', () => {
    const text = '<point> (1,2) </point>';
    expect(parseGrounding(text, null)).toEqual(parseGrounding(text));
    expect(parseGroundingStrict(text, null)).toEqual(parseGrounding(text));
    expect(createGroundingStream(null).end()).toEqual(parseGrounding(''));
  });

  it('names annotations by where they start, and shares what inherits nothing', () => {
    const { segments, shapes } = parseGrounding('ab <point mention="m"> (1,2) </point>', { idPrefix: 'x-' });
    expect(shapes[0]?.id).toBe('x-a3');
    expect(segments[1]).toMatchObject({ kind: 'annotation' });
    if (segments[1]?.kind === 'annotation') expect(segments[1].annotation).toBe(shapes[0]);
  });

  it('reads nothing for a family that it does not know', () => {
    const { segments, shapes, issues } = parseGrounding('<point> (1,2) </point><clip/>', {
      expects: 'mask' as Expects,
    });
    expect(segments).toEqual([{ kind: 'text', span: { start: 0, end: 29 } }]);
    expect([shapes, issues]).toEqual([[], []]);
  });

  it.each([
    ['&euro; &#128; &#x80;', '&euro; € €'],
    ['&eacute &Eacute; &copy2 &COPY', 'é É ©2 ©'],
    ['&notit; &amp;lt; &apos &apos;', "¬it; &lt; &apos '"],
    ['a&#0;b&#xD800;c&#x110000;d&#1;e&#xFFFE;f', 'a\ufffdb\ufffdc\ufffddef'],
    ['&# &#x &; & &#13;', '&# &#x &; & \r'],
  ])('unescapes %s', (written, read) => {
    expect(parseGrounding(`<point mention="${written}"> (1,2) </point>`).shapes[0]?.mention).toBe(read);
  });

  it('refuses what no number can hold', () => {
    const digits = '9'.repeat(400);
    expect(parseGrounding(`<point> (${digits},1) </point>`).issues[0]?.code).toBe('invalid_point_coords');
    expect(parseGrounding(`<point asset_idx="${digits}"> (1,1) </point>`).issues[0]?.code).toBe(
      'invalid_asset_idx',
    );
  });
});

describe('resolveAssetIdx', () => {
  it('takes the last asset where none is named', () => {
    expect(resolveAssetIdx({}, 3)).toBe(2);
    expect(resolveAssetIdx({ assetIdx: null } as unknown as Annotation, 3)).toBe(2);
    expect(resolveAssetIdx({}, 0)).toBeUndefined();
    expect(resolveAssetIdx({})).toBeUndefined();
    expect(resolveAssetIdx({ assetIdx: 0 }, 3)).toBe(0);
    expect(resolveAssetIdx({ assetIdx: 7 })).toBe(7);
  });

  it('refuses an asset that the request does not have', () => {
    expect(() => resolveAssetIdx({ assetIdx: 3 }, 3)).toThrow(/asset 3.*has 3/);
    expect(() => resolveAssetIdx({ assetIdx: 0 }, 0)).toThrow(RangeError);
    expect(() => resolveAssetIdx({}, -1)).toThrow(RangeError);
    for (const assetIdx of [-1, 0.5, Number.NaN])
      expect(() => resolveAssetIdx({ assetIdx }, 2)).toThrow(/from 0 on/);
  });
});

describe('serializeAnnotation', () => {
  const base = { id: 'a', span: { start: 0, end: 0 } };
  const point = { ...base, kind: 'point' as const, x: 1, y: 2 };
  const track = (waypoints: TrackAnnotation['waypoints'], assetIdx?: number): TrackAnnotation => ({
    ...base,
    kind: 'track',
    waypoints,
    complete: true,
    ...(assetIdx !== undefined && { assetIdx }),
  });

  it.each([
    [0.0078125, '0.007812'],
    [0.0234375, '0.023438'],
    [-0, '0.0'],
    [1e-7, '0.0'],
    [2, '2.0'],
    [1 / 30, '0.033333'],
    [1e21, '1000000000000000000000.0'],
  ])('writes %d seconds as %s', (t, written) => {
    expect(serializeAnnotation({ ...point, t })).toBe(`<point t="${written} seconds"> (1,2) </point>`);
  });

  it('escapes what would end an attribute', () => {
    expect(serializeAnnotation({ ...point, mention: `<&"'>` })).toBe(
      '<point mention="&lt;&amp;&quot;&#x27;&gt;"> (1,2) </point>',
    );
  });

  it('passes times and assets through nested collections, however deep', () => {
    const nest = (inner: Annotation, t?: number): Annotation => ({
      ...base,
      kind: 'collection',
      children: [inner],
      complete: true,
      ...(t !== undefined && { t, assetIdx: 1 }),
    });
    expect(serializeAnnotation(nest(nest({ ...point, assetIdx: 1 }), 3))).toBe(
      '<collection asset_idx="1"> <collection> <point t="3.0 seconds"> (1,2) </point> </collection> </collection>',
    );
    let deep: Annotation = point;
    for (let depth = 0; depth < 50_000; depth += 1) deep = nest(deep);
    expect(serializeAnnotation(deep)).toMatch(/^(<collection> ){50000}<point>/);
  });

  it('refuses what markup cannot say, and says why', () => {
    expect(() => serializeAnnotation(track([]))).toThrow(TypeError);
    expect(() => serializeAnnotation(track([{ ...point, assetIdx: 1 }], 2))).toThrow(
      /several assets \(2, 1\)/,
    );
    expect(() =>
      serializeAnnotation(track([point, { ...base, kind: 'box', x1: 1, y1: 1, x2: 2, y2: 2 }])),
    ).toThrow(TypeError);
    expect(() => serializeAnnotation({ ...point, t: -1 })).toThrow(RangeError);
    for (const [annotation, what] of [
      [undefined, /kind undefined/],
      [{ kind: 'polygon' }, /polygon has no list of points/],
      [{ kind: 'track' }, /track has no list of waypoints/],
      [{ kind: 'collection' }, /collection has no list of children/],
    ] as [unknown, RegExp][])
      expect(() => serializeAnnotation(annotation as Annotation)).toThrow(what);
    expect(() => serializeAnnotation({ ...base, kind: 'clip', start: Number.NaN })).toThrow(RangeError);
    expect(() => serializeAnnotation({ ...point, assetIdx: 1.5 })).toThrow(RangeError);
    expect(() => serializeAnnotation({ ...point, x: 0.5 })).toThrow(/Round/);
    expect(() => serializeAnnotation({ ...base, kind: 'polygon', points: [[1, 2]] })).toThrow(RangeError);
    expect(() => serializeAnnotation({ ...base, kind: 'mask' } as unknown as Annotation)).toThrow(/"mask"/);
  });
});
