import { describe, expect, it } from 'vitest';
import type { Annotation, ShapeAnnotation } from '../grounding/index.js';
import { type ColorBy, createMentionColors, palette, sharedColor, unnamedColor } from './palette.js';

const point = (mention?: string): Annotation => ({
  kind: 'point',
  id: String(mention),
  span: { start: 0, end: 0 },
  x: 1,
  y: 1,
  mention,
});

const annotations: Annotation[] = [
  point('cat'),
  {
    kind: 'collection',
    id: 'c',
    span: { start: 0, end: 0 },
    mention: 'dog',
    complete: true,
    children: [point('tail')],
  },
  point(' CAT '),
  point('bird'),
];

describe('createMentionColors', () => {
  it('gives mentions different colours in the order in which they appear', () => {
    const { colorOf } = createMentionColors(annotations);
    expect(['cat', 'dog', 'tail', 'bird'].map(colorOf)).toEqual(palette.slice(0, 4));
  });

  it('gives one colour to spellings that differ in case and outer space only', () => {
    const { colorOf } = createMentionColors(annotations);
    expect(colorOf(' Cat')).toBe(colorOf('cat'));
  });

  it('has a colour of its own for what has no mention', () => {
    expect(createMentionColors(annotations).colorOf(undefined)).toBe(unnamedColor);
  });

  it('takes a blank mention, and the null of stored annotations, for none', () => {
    const none = ['', ' ', '\n', null] as string[];
    const { colorOf } = createMentionColors([...none.map((mention) => point(mention)), point('cat')]);
    expect(none.map(colorOf)).toEqual(none.map(() => unnamedColor));
    expect(colorOf('cat')).toBe(palette[0]);
    const byIndex = createMentionColors([point(null as unknown as string)], { cat: 'teal' }, 'index');
    expect(byIndex.colorOfId('null', null as unknown as string)).toBe(palette[0]);
  });

  it('takes a list, a record and a function, and falls back where they say nothing', () => {
    expect(createMentionColors(annotations, ['red', 'blue']).colorOf('tail')).toBe('red');
    expect(createMentionColors(annotations, []).colorOf('cat')).toBe(palette[0]);
    expect(createMentionColors(annotations, [7] as unknown as string[]).colorOf('cat')).toBe(unnamedColor);
    const record = createMentionColors(annotations, { dog: 'teal' });
    expect([record.colorOf('dog'), record.colorOf('cat')]).toEqual(['teal', palette[0]]);
    const spelled = createMentionColors(annotations, { ' Dog': 'teal' });
    expect(['dog', 'Dog', 'DOG '].map(spelled.colorOf)).toEqual(['teal', 'teal', 'teal']);
    const named = createMentionColors(annotations, (mention, index) =>
      mention === 'bird' ? `hsl(${index} 50% 50%)` : undefined,
    );
    expect([named.colorOf('bird'), named.colorOf('dog')]).toEqual(['hsl(3 50% 50%)', palette[1]]);
  });

  it('keeps the colours of earlier mentions when more arrive', () => {
    const before = createMentionColors(annotations.slice(0, 2));
    const after = createMentionColors(annotations);
    for (const mention of ['cat', 'dog', 'tail'])
      expect(after.colorOf(mention)).toBe(before.colorOf(mention));
  });

  it('is not led astray by names of object members', () => {
    const { colorOf } = createMentionColors([point('constructor')], {});
    expect(colorOf('constructor')).toBe(palette[0]);
  });
});

describe('what shares a colour', () => {
  const track = (id: string): Annotation => ({
    kind: 'track',
    id,
    span: { start: 0, end: 0 },
    mention: 'cat',
    complete: true,
    waypoints: [
      { ...point(), id: `${id} at 0` } as ShapeAnnotation,
      { ...point(), id: `${id} at 1` } as ShapeAnnotation,
    ],
  });
  const answer: Annotation[] = [
    { ...point('bowl'), id: 'bowl' },
    track('first'),
    track('second'),
    {
      kind: 'collection',
      id: 'toys',
      span: { start: 0, end: 0 },
      mention: 'toy',
      complete: true,
      children: [
        { ...point(), id: 'ball' },
        { ...point(), id: 'mouse' },
      ],
    },
  ];
  const [a, b, c, d, e] = palette;
  const colorsOf = (by: ColorBy, ids: string[], mention = 'cat') => {
    const colors = createMentionColors(answer, undefined, by);
    return ids.map((id) => colors.colorOfId(id, mention));
  };
  const ofTracks = ['first', 'first at 1', 'second', 'second at 0'];

  it('is a mention, unless asked otherwise', () => {
    expect(colorsOf('mention', ofTracks)).toEqual([b, b, b, b]);
  });

  it('may be a track with all of its waypoints, and what is in none goes by its mention', () => {
    expect(colorsOf('track', ofTracks)).toEqual([b, b, c, c]);
    expect(colorsOf('track', ['bowl'], 'bowl')).toEqual([a]);
    expect(colorsOf('track', ['ball', 'mouse', 'toys'], 'toy')).toEqual([d, d, d]);
  });

  it('may be each annotation by itself, a container having that of its first', () => {
    expect(colorsOf('index', ['bowl', ...ofTracks, 'ball', 'mouse', 'toys'])).toEqual([
      a,
      b,
      b,
      c,
      c,
      d,
      e,
      d,
    ]);
  });

  it('tells a function which annotation it is about', () => {
    const colors = createMentionColors(answer, (mention, index, id) => `${mention} ${index} ${id}`, 'track');
    expect(colors.colorOfId('second at 0', 'cat')).toBe('cat 2 second at 0');
    expect(colors.colorOf('toy')).toBe('toy 3 undefined');
  });

  it('leaves a group of several colours that of text', () => {
    const colors = createMentionColors(answer, undefined, 'track');
    expect(sharedColor(colors, 'cat', ['first', 'second'])).toBe('var(--pr-text-muted)');
    expect(sharedColor(colors, 'cat', ['first'])).toBe(b);
    expect(sharedColor(createMentionColors(answer), 'cat', ['first', 'second'])).toBe(b);
  });
});
