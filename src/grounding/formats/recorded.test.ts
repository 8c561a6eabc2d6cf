import { describe, expect, it } from 'vitest';
import { names, readers } from '../../../test/support/formatSamples.js';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import { modelAnswers, type RecordedAnswer, toolFiles } from '../../../test/support/recordedAnswers.js';

const size = { width: 1000, height: 500 };

const check = ({ reader, input, shapes, issues = [], isCut = false, first = {} }: RecordedAnswer) => {
  const result = readers[reader](input, { imageSize: size, inputSize: size });
  expect(shapesOf(result)).toEqual(shapes);
  expect(codesOf(result)).toEqual(isCut ? [...issues, 'cut_off'] : issues);
  expect(result.complete).toBe(!isCut);
  if (shapes.length > 0) expect(result.annotations[0]).toMatchObject(first);
};

describe('recorded answers of models', () => {
  it.each(modelAnswers)('$reader: $source', check);
});

describe('recorded files of tools', () => {
  it.each(toolFiles)('$reader: $source', check);
});

describe('recorded answers and files that are cut off', () => {
  const all = [...modelAnswers, ...toolFiles].filter(({ partsDiffer }) => !partsDiffer);

  it.each(all)('$reader at any place: $source', ({ reader, input }) => {
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    const read = (part: string) => readers[reader](part, { imageSize: size, inputSize: size });
    const places = (part: string) => shapesOf(read(part)).map(([kind, , ...numbers]) => [kind, ...numbers]);
    const whole = places(text);
    for (let end = 0; end < text.length; end++) {
      const found = places(text.slice(0, end));
      expect(found, text.slice(0, end)).toEqual(whole.slice(0, found.length));
    }
  });
});

describe('recorded answers and files, read as what they are not', () => {
  const all = [...modelAnswers, ...toolFiles].filter(({ shapes }) => shapes.length > 0);

  it.each(names)('%s finds something, or says that it does not', (name) => {
    for (const { source, input } of all) {
      const { annotations, issues } = readers[name](input, { imageSize: size, inputSize: size });
      expect(annotations.length + issues.length, source).toBeGreaterThan(0);
    }
  });
});
