import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonDocument, readJson } from './json.js';

describe('the JSON reader', () => {
  const parse = (text: string) => {
    const document: JsonDocument = {
      roots: [],
      spans: new WeakMap(),
      unfinished: new WeakSet(),
      complete: true,
    };
    readJson(text, 0, text.length, document);
    return document;
  };

  it('agrees with JSON.parse', () => {
    const container = fc.oneof(
      fc.array(fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })),
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })),
    );
    fc.assert(
      fc.property(container, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const document = parse(text);
        expect(document.roots).toEqual([JSON.parse(text)]);
        expect(document).toMatchObject({ complete: true });
        expect(document.broken).toBeUndefined();
      }),
    );
  });
});
