import { describe, expect, it } from 'vitest';
import { createMentionColors } from '../styles/palette.js';
import { clipsToWebVTT, createTimeIndex, formats, parseGrounding } from './index.js';

const readers = {
  createTimeIndex,
  clipsToWebVTT,
  toCoco: (source: never) => formats.toCoco(source, { imageSize: { width: 10, height: 10 } }),
  toYolo: (source: never) => formats.toYolo(source),
  createMentionColors,
} as Record<string, (source: never) => unknown>;

describe.each(Object.keys(readers))('%s', (name) => {
  const read = (source: unknown) => readers[name]!(source as never);

  it('takes a parsed answer and a list', () => {
    for (const source of [parseGrounding('<point> (1,2) </point>'), []])
      expect(() => read(source)).not.toThrow();
  });

  it('says of what is neither what it is and what to give', () => {
    expect(() => read(undefined)).toThrow('this is undefined: give [] for none');
    expect(() => read(null)).toThrow('this is null: give [] for none');
    expect(() => read('<point> (1,2) </point>')).toThrow(
      'this is a text: read its markup with parseGrounding',
    );
    expect(() => read({ annotations: [] })).toThrow(
      'this is something else: make a list of it with a reader of `formats`',
    );
  });
});
