import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../grounding/index.js';
import { createGroundingStream, parseGrounding } from '../grounding/index.js';
import { createMentionColors } from './palette.js';
import { createSteadyColors } from './steadyColors.js';

const span = { start: 0, end: 0 };
const point = (id: string, mention?: string): Annotation => ({
  id,
  span,
  kind: 'point',
  x: 1,
  y: 1,
  ...(mention === undefined ? {} : { mention }),
});

describe('steady colours', () => {
  it('are the same object until a mention comes, also in a collection', () => {
    const colorsOf = createSteadyColors();
    const list = [point('a', 'car')];
    const first = colorsOf(list, undefined, undefined);
    const longer = [...list, point('b', 'car'), point('c')];
    expect(colorsOf(longer, undefined, undefined)).toBe(first);
    const inside: Annotation = {
      id: 'd',
      span,
      kind: 'collection',
      complete: true,
      children: [point('e', 'dog')],
    };
    const next = colorsOf([...longer, inside], undefined, undefined);
    expect(next).not.toBe(first);
    expect(next.colorOf('dog')).not.toBe(next.colorOf('car'));
  });

  it('are new for another source, another sharing and other annotations', () => {
    const colorsOf = createSteadyColors();
    const list = [point('a', 'car')];
    const first = colorsOf(list, undefined, undefined);
    expect(colorsOf(list, ['red'], undefined).colorOf('car')).toBe('red');
    expect(colorsOf(list, undefined, 'index').by).toBe('index');
    expect(colorsOf([point('z', 'tree'), ...list], undefined, undefined).colorOf('tree')).toBe(
      first.colorOf('car'),
    );
  });

  it('follow an answer that is read as it comes', () => {
    const text = 'A <point mention="car">(1,2)</point> and <point mention="car">(3,4)</point>.';
    const colorsOf = createSteadyColors();
    for (let end = 0; end <= text.length; end++) {
      const answer = parseGrounding(text.slice(0, end));
      expect(colorsOf(answer, undefined, undefined).colorOf('car')).toBe(
        createMentionColors(answer).colorOf('car'),
      );
    }
  });

  it('are the same object while text or the parts of a collection arrive, of which each changes what is last', () => {
    const stream = createGroundingStream();
    const colorsOf = createSteadyColors();
    const colorsAfter = (delta: string) => {
      stream.push(delta);
      return colorsOf(stream.snapshot(), undefined, undefined);
    };
    const first = colorsAfter('A <point mention="car">(1,2)</point> and');
    expect(colorsAfter(' on')).toBe(first);
    expect(colorsAfter(' and on: <collection> <point mention="car">(1,2)</point>')).toBe(first);
    expect(colorsAfter(' <point mention="car">(3,4)</point>')).toBe(first);
    const next = colorsAfter(' <point mention="dog">(3,4)</point>');
    expect(next.colorOf('dog')).not.toBe(next.colorOf('car'));
    expect(colorsAfter(' </collection> and on')).toBe(next);
  });

  it('are new where what was last is without a mention that it had', () => {
    const colorsOf = createSteadyColors();
    colorsOf([point('a', 'car'), point('b', 'dog')], undefined, undefined);
    const list = [point('a', 'car'), point('c', 'tree')];
    expect(colorsOf(list, undefined, undefined).colorOf('tree')).toBe(
      createMentionColors(list).colorOf('tree'),
    );
  });

  it('are those of all annotations at once, whatever came when', () => {
    const mention = fc.option(fc.constantFrom('car', 'Car', 'dog', 'tree', ' dog '), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.array(mention, { maxLength: 4 }), { maxLength: 8 }), (steps) => {
        const colorsOf = createSteadyColors();
        let list: Annotation[] = [];
        for (const step of steps) {
          list = [...list, ...step.map((each, i) => point(`${list.length + i}`, each))];
          const colors = colorsOf(list, undefined, undefined);
          const expected = createMentionColors(list);
          for (const each of ['car', 'dog', 'tree', undefined])
            expect(colors.colorOf(each)).toBe(expected.colorOf(each));
        }
      }),
    );
  });
});
