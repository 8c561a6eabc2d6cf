import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, point, polygon } from '../../../test/support/image.js';
import { child, elementsOf, readXml, type XmlElement } from '../../grounding/formats/xml.js';
import {
  type Annotation,
  type Grounding,
  gridToImage,
  parseGrounding,
  type ShapeAnnotation,
} from '../../grounding/index.js';
import type { MentionColorSource } from '../../styles/palette.js';
import type { Style } from '../types.js';
import { type AnnotationsToSVGOptions, annotationsToSVG } from './index.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids must not be there
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;
const SIZE = { width: 1000, height: 600 };

function draw(annotations: Grounding | readonly Annotation[], options?: Partial<AnnotationsToSVGOptions>) {
  const svg = annotationsToSVG(annotations, { ...SIZE, ...options });
  const { roots, complete } = readXml(svg);
  expect(complete).toBe(true);
  expect(roots).toHaveLength(1);
  const all = [...elementsOf(roots)];
  const named = (name: string) => all.filter((element) => element.name === name);
  return {
    svg,
    root: roots[0]!,
    all,
    named,
    lines: all.filter(({ attributes }) => attributes.has('data-id')),
  };
}

const numbers = (element: XmlElement, ...names: string[]) =>
  names.map((name) => Number(element.attributes.get(name)));

const shape: fc.Arbitrary<ShapeAnnotation> = fc
  .record({
    kind: fc.constantFrom('box', 'point', 'polygon'),
    id: fc.string({ unit: 'binary' }),
    mention: fc.string({ unit: 'binary' }),
    points: fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
      minLength: 2,
      maxLength: 8,
    }),
  })
  .map(({ kind, id, mention, points }) => {
    const [[x1, y1], [x2, y2]] = points as [[number, number], [number, number]];
    if (kind === 'box') return box(id, x1, y1, x2, y2, mention);
    return kind === 'point' ? point(id, x1, y1, mention) : polygon(id, points, mention);
  });

describe('annotationsToSVG', () => {
  it('draws what a style function says nothing of as it would without', () => {
    const shapes = [box('a', 100, 100, 300, 300, 'cat'), point('b', 500, 500, 'dog')];
    const { svg } = draw(shapes, {
      annotationStyle: ({ kind }) => (kind === 'box' ? { strokeWidth: 2 } : null),
    });
    expect(svg).toBe(draw(shapes).svg);
  });

  it.each([
    { stroke: 5, fill: null, halo: true, labelColor: null, labelBackground: 7 },
    { strokeWidth: -4, pointRadius: -20, opacity: Number.NaN, dash: '4 2', fillOpacity: 'half' },
    'red',
    7,
  ])('takes nonsense of a style function, here %o, for nothing said', (nonsense) => {
    const shapes = [box('a', 100, 100, 300, 300, 'cat'), point('b', 500, 500, 'dog')];
    const { svg } = draw(shapes, { annotationStyle: () => nonsense as unknown as Style });
    expect(svg).toBe(draw(shapes).svg);
  });

  it('takes what is no colour for none given', () => {
    const shapes = [box('a', 100, 100, 300, 300, 'cat')];
    const { svg } = draw(shapes, { colors: (() => 5) as unknown as MentionColorSource });
    expect(svg).toBe(draw(shapes).svg);
  });

  it('writes a label that is a number', () => {
    const shapes = [{ ...box('a', 100, 100, 300, 300, 'cat'), score: 0.75 }];
    const getLabel = ({ score }: ShapeAnnotation) => score as unknown as string;
    expect(draw(shapes, { getLabel }).named('text')[0]!.text).toBe('0.75');
  });

  const every: Required<Style> = {
    stroke: '#123456',
    strokeWidth: 7,
    halo: '#234567',
    fill: '#345678',
    fillOpacity: 0.3,
    opacity: 0.4,
    dash: [5, 6],
    pointRadius: 9,
    labelColor: '#456789',
    labelBackground: '#56789a',
  };
  it.each(Object.keys(every) as (keyof Style)[])('knows every option of a style: %s', (name) => {
    const shapes = [box('a', 100, 100, 300, 300, 'cat'), point('b', 500, 500)];
    expect(draw(shapes, { annotationStyle: { [name]: every[name] } }).svg).not.toBe(draw(shapes).svg);
  });

  it('draws no halo of a line without width', () => {
    const shapes = [box('a', 100, 100, 300, 300), point('b', 500, 500)];
    const { svg } = draw(shapes, { annotationStyle: { strokeWidth: 0, fill: '#f00' } });
    expect(svg.match(/<rect[^>]*stroke-width="[^0]/g)).toBeNull();
    // Inside and line of the box; halo and dot of the point.
    expect([svg.split('<rect').length - 1, svg.split('<circle').length - 1]).toEqual([2, 2]);
  });

  it('is an image with a name, a description and the size of the picture', () => {
    const answer = parseGrounding(
      '<collection mention="cat"> <point> (1,2) </point> <point> (3,4) </point> </collection> and a <point_box mention="dog"> (5,5) (9,9) </point_box>',
    );
    const { root } = draw(answer);
    expect(Object.fromEntries(root.attributes)).toMatchObject({
      role: 'img',
      width: '1000',
      height: '600',
      viewBox: '0 0 1000 600',
      xmlns: 'http://www.w3.org/2000/svg',
    });
    expect(child(root, 'title')?.text).toBe('Annotations');
    expect(child(root, 'desc')?.text).toBe('cat × 2, dog');
    const named = draw(answer, { title: 'Pets', description: 'Two cats & a dog' });
    expect(child(named.root, 'title')?.text).toBe('Pets');
    expect(child(named.root, 'desc')?.text).toBe('Two cats & a dog');
  });

  it('puts every shape where it is in the image, to half a pixel', () => {
    const size = fc.record({
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 8 }), size, (shapes, { width, height }) => {
        const { lines } = draw(shapes, { width, height, showLabels: false });
        // By style, so not always in the order of the list.
        const known = new Map(shapes.map((one) => [one, true]));
        expect(lines).toHaveLength(known.size);
        const distances = shapes.map((one) => Math.min(...lines.map((line) => distance(one, line))));
        for (const away of distances) expect(away).toBeLessThanOrEqual(0.5);

        function distance(one: ShapeAnnotation, line: XmlElement): number {
          const at = (x: number, y: number) => gridToImage({ x, y }, { width, height });
          const apart = (found: readonly number[], wanted: readonly number[]) =>
            found.length === wanted.length
              ? Math.max(...found.map((value, i) => Math.abs(value - wanted[i]!)))
              : Infinity;
          if (one.kind === 'point') {
            const { x, y } = at(one.x, one.y);
            return line.name === 'circle' ? apart(numbers(line, 'cx', 'cy'), [x, y]) : Infinity;
          }
          if (one.kind === 'box') {
            const [a, b] = [at(one.x1, one.y1), at(one.x2, one.y2)];
            const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
            const wanted = [left, top, Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
            return line.name === 'rect'
              ? apart(numbers(line, 'x', 'y', 'width', 'height'), wanted)
              : Infinity;
          }
          const wanted = one.points.flatMap(([x, y]) => Object.values(at(x, y)));
          const found = (line.attributes.get('points') ?? '').split(/[ ,]/).map(Number);
          return line.name === 'polygon' ? apart(found, wanted) : Infinity;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds any text as text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ']]><script>',
        '"><g onload="x',
        '&amp;<!--',
        '\ud800',
        'a\0b\u001f',
        'חתול "שחור" <b>',
      ),
    );
    fc.assert(
      fc.property(text, text, text, (mention, id, color) => {
        const { svg, named, lines } = draw([box(id, 10, 10, 500, 500, mention)], {
          annotationStyle: { stroke: color, labelBackground: color },
          fontFamily: color,
          title: mention,
          imageHref: id,
        });
        const elements = new Set(['svg', 'title', 'desc', 'image', 'g', 'rect', 'text']);
        for (const name of svg.matchAll(/<([^/\s>]+)/g)) expect(elements).toContain(name[1]);
        expect(svg).not.toMatch(FORBIDDEN);
        const kept = (value: string) => value.replace(new RegExp(FORBIDDEN, 'gu'), '\ufffd');
        expect(lines[0]!.attributes.get('data-id')).toBe(kept(id));
        if (mention) expect(named('title').at(-1)!.text).toBe(kept(mention).trim());
      }),
      { numRuns: 300 },
    );
  });

  it('draws two-tone lines, halos below all lines, in colours that any program reads', () => {
    const { svg, named } = draw([box('a', 100, 100, 500, 500), box('b', 120, 120, 520, 520)], {
      annotationStyle: { stroke: 'hsl(120 100% 50%)', halo: 'rgb(0 0 0 / 50%)', dash: [4, 2], fill: '#f008' },
    });
    expect(named('rect').map(({ attributes }) => attributes.has('data-id'))).toEqual([
      ...[false, false],
      ...[false, false],
      ...[true, true],
    ]);
    const groups = named('g')
      .slice(1)
      .map(({ attributes }) => Object.fromEntries(attributes));
    expect(groups).toMatchObject([
      { fill: '#ff0000', 'fill-opacity': '0.11' },
      { stroke: '#000000', 'stroke-opacity': '0.5', 'stroke-width': '4' },
      { stroke: '#00ff00', 'stroke-width': '2', 'stroke-dasharray': '4 2' },
    ]);
    expect(svg).not.toContain('hsl');
  });

  it('grows lines and labels with the image, or as told', () => {
    const annotations = [box('a', 100, 100, 500, 500, 'cat')];
    const fontSize = (options: Partial<AnnotationsToSVGOptions>) =>
      Number(
        draw(annotations, options)
          .named('g')
          .find(({ attributes }) => attributes.has('font-size'))!
          .attributes.get('font-size'),
      );
    expect(fontSize({ width: 400, height: 300 })).toBe(12);
    expect(fontSize({ width: 6000, height: 4000 })).toBe(72);
    expect(fontSize({ width: 8000, height: 500 })).toBe(12);
    expect(fontSize({ width: 1000, height: 9000 })).toBe(12);
    expect(fontSize({ width: 6000, height: 4000, overlayScale: 2 })).toBe(24);
  });

  it('keeps labels on their plates, inside the image, shortened where they are long', () => {
    const { named } = draw([box('a', 700, 5, 990, 300, 'a very long label '.repeat(20))]);
    const [text] = named('text');
    expect(text!.text).toMatch(/^a very long .*…$/);
    const plate = named('rect').at(-1)!;
    const [x, width] = numbers(plate, 'x', 'width') as [number, number];
    const [start, length] = numbers(text!, 'x', 'textLength') as [number, number];
    expect(start).toBeGreaterThan(x);
    expect(start + length).toBeLessThan(x + width);
    expect(x + width).toBeLessThanOrEqual(1000);
  });

  it('writes right to left what is written so', () => {
    const [text] = draw([box('a', 100, 100, 500, 500, 'חתול')]).named('text');
    expect(Object.fromEntries(text!.attributes)).toMatchObject({ direction: 'rtl', 'text-anchor': 'end' });
  });

  it('picks a readable colour for labels without a DOM', () => {
    const colorOn = (labelBackground: string) =>
      draw([box('a', 100, 100, 500, 500, 'cat')], { annotationStyle: { labelBackground } })
        .named('text')[0]!
        .attributes.get('fill');
    expect(['#ff0', '#00f', 'rgb(255, 255, 255)', 'hsl(0 0% 10%)'].map(colorOn)).toEqual([
      ...['#000000', '#ffffff', '#000000', '#ffffff'],
    ]);
  });

  it('draws the share of one asset, without what is hidden', () => {
    const annotations: Annotation[] = [
      { ...box('first', 0, 0, 10, 10, 'cat'), assetIdx: 0 },
      box('last', 0, 0, 10, 10, 'cat'),
      box('hidden', 0, 0, 10, 10, 'Dog'),
    ];
    const ids = (options: Partial<AnnotationsToSVGOptions>) =>
      draw(annotations, options).lines.map(({ attributes }) => attributes.get('data-id'));
    expect(ids({ assetIdx: 0, assetCount: 2 })).toEqual(['first']);
    expect(ids({ assetIdx: 1, assetCount: 2, hiddenMentions: ['dog '] })).toEqual(['last']);
    expect(ids({})).toEqual(['first', 'last', 'hidden']);
  });

  it('draws what is selected on top, a whole collection by its id', () => {
    const answer = parseGrounding(
      '<collection mention="cat"> <point_box> (1,1) (100,100) </point_box> </collection> <point_box mention="dog"> (5,5) (900,900) </point_box>',
    );
    const [collection] = answer.segments.flatMap((segment) =>
      segment.kind === 'annotation' ? [segment.annotation] : [],
    );
    const { lines, named } = draw(answer, { selectedIds: [collection!.id] });
    expect(lines.map(({ attributes }) => attributes.get('data-id'))).toEqual([
      answer.shapes[1]!.id,
      answer.shapes[0]!.id,
    ]);
    expect(named('g').some(({ attributes }) => attributes.get('stroke-width') === '3')).toBe(true);
  });

  it('takes labels from getLabel, or none, and leaves what still arrives open and unlabelled', () => {
    const cat = box('a', 100, 100, 500, 500, 'cat');
    expect(draw([cat], { getLabel: ({ id }) => `#${id}` }).named('text')[0]!.text).toBe('#a');
    expect(draw([cat], { showLabels: false }).named('text')).toEqual([]);
    const growing = {
      ...polygon(
        'p',
        [
          [1, 1],
          [500, 1],
          [500, 500],
        ],
        'sea',
      ),
      arriving: true as const,
    };
    const { lines, named } = draw([growing]);
    expect(lines[0]!.name).toBe('polyline');
    expect(named('text')).toEqual([]);
  });

  it('says what is wrong with a size', () => {
    for (const size of [{ width: 0 }, { height: Number.NaN }, { width: Infinity }, { height: -3 }])
      expect(() => draw([], size)).toThrow(/above 0/);
    expect(() => draw([], { overlayScale: 0 })).toThrow(/overlayScale is 0/);
  });
});
