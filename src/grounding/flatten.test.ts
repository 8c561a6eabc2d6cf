import { describe, expect, it } from 'vitest';
import { shapesOf, shapesOfAsset } from './flatten.js';
import { type Annotation, parseGrounding } from './index.js';

const source =
  '<collection mention="cat" asset_idx=1> <point> (1,2) </point> <point mention="kitten"> (3,4) </point> </collection> <track mention="ball"> <point t=1> (5,6) </point> </track> <clip t="3" /> <point_box asset_idx=0> (0,0) (9,9) </point_box>';

const topLevel = (text: string): Annotation[] =>
  parseGrounding(text).segments.flatMap((segment) =>
    segment.kind === 'annotation' ? [segment.annotation] : [],
  );

describe('shapesOf', () => {
  it('finds in a list of annotations what it finds in the answer they are from', () => {
    const flat = shapesOf(topLevel(source)).map(({ span: _span, ...shape }) => shape);
    expect(flat).toEqual(parseGrounding(source).shapes.map(({ span: _span, ...shape }) => shape));
    expect(flat.map(({ mention, assetIdx }) => [mention, assetIdx])).toEqual([
      ['cat', 1],
      ['kitten', 1],
      ['ball', undefined],
      [undefined, 0],
    ]);
  });

  it('hands the asset of a container down to all that is in it', () => {
    const text =
      '<collection mention="team" asset_idx=2> <point t=1> (5,6) </point> <point_box> (0,0) (9,9) </point_box> </collection> <track mention="ball" asset_idx=1> <point t=1> (5,6) </point> <point t=2> (6,6) </point> </track>';
    const assets = (shapes: ReturnType<typeof shapesOf>) => shapes.map(({ assetIdx }) => assetIdx);
    expect(assets(shapesOf(topLevel(text)))).toEqual([2, 2, 1, 1]);
    expect(assets(shapesOf(parseGrounding(text)))).toEqual([2, 2, 1, 1]);
    expect(shapesOfAsset(shapesOf(topLevel(text)), 1, 3)).toHaveLength(2);
  });

  it('gives the same objects for the same annotations', () => {
    const list = topLevel(source);
    const [first, second] = [shapesOf(list), shapesOf([...list])];
    expect(second.every((shape, index) => shape === first[index])).toBe(true);
  });
});

describe('shapesOfAsset', () => {
  const shapes = shapesOf(parseGrounding(source));
  const count = (...args: [number | undefined, number | undefined]) => shapesOfAsset(shapes, ...args).length;

  it('gives shapes without an index to the last asset', () => {
    expect([count(0, 2), count(1, 2), count(2, 3)]).toEqual([1, 3, 1]);
    expect(count(undefined, undefined)).toBe(4);
    expect(count(1, undefined)).toBe(3);
  });
});
