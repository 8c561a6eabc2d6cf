import { describe, expect, it } from 'vitest';
import { type Annotation, parseGrounding } from './index.js';
import { timeSpanOf } from './timeSpan.js';

const first = (text: string): Annotation => {
  const [segment] = parseGrounding(text).segments;
  if (segment?.kind !== 'annotation') throw new Error(`No annotation in ${text}`);
  return segment.annotation;
};

describe('timeSpanOf', () => {
  it.each([
    ['<clip t="5 2" />', { start: 2, end: 5 }],
    ['<clip t="0" />', { start: 0, end: undefined }],
    ['<clip t="3 3" />', { start: 3, end: undefined }],
    ['<point> (1,2) </point>', null],
    ['<point t="4"> (1,2) </point>', { start: 4, end: undefined }],
    [
      '<track><point t="4"> (1,2) </point><point> (1,2) </point><point t="1"> (1,2) </point></track>',
      { start: 1, end: 4 },
    ],
    ['<collection><clip t="3 9" /><point t="1"> (1,2) </point></collection>', { start: 1, end: 9 }],
  ])('of %s', (text, expected) => {
    expect(timeSpanOf(first(text))).toEqual(expected);
  });

  it('takes the null of stored annotations for no time', () => {
    const stored = { ...first('<clip t="3" />'), end: null } as unknown as Annotation;
    expect(timeSpanOf(stored)).toEqual({ start: 3, end: undefined });
  });
});
