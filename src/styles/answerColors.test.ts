import { describe, expect, it } from 'vitest';
import { parseGrounding } from '../grounding/index.js';
import { createAnswerColors, paletteFrom } from './answerColors.js';
import { createMentionColors, palette } from './palette.js';

const answer = (...mentions: string[]) => ({
  grounding: parseGrounding(
    mentions.map((mention) => `<point mention="${mention}"> (1,2) </point>`).join(' '),
  ),
});

/** The colours that each answer's components give its mentions. */
function shown(answers: readonly ReturnType<typeof answer>[], colors = palette) {
  const sources = createAnswerColors()(answers, colors);
  return answers.map(({ grounding }, at) => {
    const { colorOf } = createMentionColors(grounding, sources[at]);
    return grounding.shapes.map(({ mention }) => palette.indexOf(colorOf(mention)));
  });
}

describe('colours of the answers of a conversation', () => {
  it('are one for a mention, in whatever order and spelling it comes', () => {
    expect(shown([answer('dog', 'cat'), answer(), answer('Cat ', 'bird', 'dog')])).toEqual([
      [0, 1],
      [],
      [1, 2, 0],
    ]);
  });

  it('are different ones for the mentions of one answer, for as long as there are any', () => {
    const many = Array.from({ length: 10 }, (_, index) => `m${index}`);
    const [, second, third] = shown([answer(...many), answer('new', 'm5'), answer('m0', 'new', 'm1', 'm5')]);
    expect(second, 'that of the one seen longest ago').toEqual([0, 5]);
    expect(third, 'none is changed that is shown already').toEqual([0, 1, 2, 5]);
    expect(new Set(shown([answer(...many, 'one more')])[0]!.slice(0, 10)).size).toBe(10);
  });

  it('stay the same objects until a mention comes', () => {
    const colorsOf = createAnswerColors();
    const old = [answer('dog'), answer()];
    const first = colorsOf([...old, answer('cat')], palette);
    const next = colorsOf([...old, answer('cat', 'cat')], palette);
    expect(next.every((source, at) => source === first[at])).toBe(true);
    const last = colorsOf([...old, answer('cat', 'bird')], palette);
    expect(last.map((source, at) => source === first[at])).toEqual([true, true, false]);
  });

  it('are an app’s own where it says which is whose', () => {
    expect(paletteFrom(undefined)).toBe(palette);
    expect(paletteFrom(['red'])).toEqual(['red']);
    expect(paletteFrom({ dog: 'red' })).toBeNull();
    expect(paletteFrom(() => 'red')).toBeNull();
  });
});
