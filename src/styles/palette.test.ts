import { describe, expect, it } from 'vitest';
import type { Annotation } from '../grounding/index.js';
import { createMentionColors, palette, unnamedColor } from './palette.js';

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

  it('takes a list, a record and a function, and falls back where they say nothing', () => {
    expect(createMentionColors(annotations, ['red', 'blue']).colorOf('tail')).toBe('red');
    expect(createMentionColors(annotations, []).colorOf('cat')).toBe(palette[0]);
    const record = createMentionColors(annotations, { dog: 'teal' });
    expect([record.colorOf('dog'), record.colorOf('cat')]).toEqual(['teal', palette[0]]);
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
