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

  const span = { start: 0, end: 0 };
  const box = { kind: 'box', id: 'a', x1: 1, y1: 1, x2: 9, y2: 9, span };
  const parts = { id: 'c', span, complete: true };

  it.each([
    [[box, null], 'annotations[1] is null: give annotations'],
    [['cat'], "annotations[0] is 'cat': give annotations"],
    [[[1, 1, 9, 9]], 'annotations[0].id is undefined: give each'],
    [[{ ...box, kind: 'circle' }], "annotations[0].kind is 'circle': it must be 'point', 'box',"],
    [[{ ...box, id: 7 }], 'annotations[0].id is 7: give each annotation a text of its own'],
    [[{ ...box, mention: 7 }], 'annotations[0].mention is 7: it must be a text'],
    [[{ ...parts, kind: 'polygon', points: [1, 2, 3] }], 'annotations[0].points[0] is 1: it must be [x, y]'],
    [[{ ...parts, kind: 'track' }], 'annotations[0].waypoints is undefined: it must be a list'],
    [
      [{ ...parts, kind: 'collection', children: [box, undefined] }],
      'annotations[0].children[1] is undefined: give annotations',
    ],
  ])('says of a list of others which is none and why: %o', (list, message) => {
    expect(() => read(list)).toThrow(`perceptron-react: ${message}`);
  });

  it('takes what lacks only what may be missing', () => {
    const bare = { ...box, mention: null, span: undefined };
    const polygon = { ...parts, kind: 'polygon', points: [] };
    expect(() => read(Object.freeze([bare, polygon]))).not.toThrow();
  });

  it('says of what is neither what it is and what to give', () => {
    expect(() => read(undefined)).toThrow('this is undefined: give [] for none');
    expect(() => read(null)).toThrow('this is null: give [] for none');
    expect(() => read('<point> (1,2) </point>')).toThrow(
      'this is a text: read its markup with parseGrounding',
    );
    expect(() => read({ annotations: [] })).toThrow(
      'this is something else: give the `annotations` that a reader of `formats` returns',
    );
  });
});
