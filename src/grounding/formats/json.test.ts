import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonDocument, readJson } from './json.js';
import { qwen25VL } from './qwen.js';

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

  it('reads no further than the fence that ends a string in the middle of an escape', () => {
    const text = '```json\n[{"bbox_2d": [1, 2, 30, 40], "label": " {"point_2d": [5, 6], "label": "b\\```';
    for (const { span } of qwen25VL(text, { imageSize: { width: 100, height: 100 } }).issues) {
      expect(span.end).toBeLessThanOrEqual(text.length - 3);
      expect(span.start).toBeLessThanOrEqual(span.end);
    }
    expect.hasAssertions();
  });
});
