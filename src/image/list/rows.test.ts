import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGrounding } from '../../grounding/index.js';
import { groupsOf } from './groups.js';
import { createTypeahead, listKeyAction } from './listKeys.js';
import { indexByPrefix, rowsOf, textMatcher } from './rows.js';

const groups = groupsOf(
  parseGrounding(
    '<collection mention="car"> <point> (1,1) </point> <point> (2,2) </point> </collection> <point mention="tree"> (3,3) </point>',
  ),
  { assetIdx: undefined, assetCount: undefined },
);

describe('rowsOf', () => {
  it('places every row among its peers', () => {
    const rows = rowsOf(groups, null, () => true);
    expect(rows.map(({ kind, position }) => [kind, position])).toEqual([
      ['group', 1],
      ['entry', 1],
      ['entry', 2],
      ['group', 2],
      ['entry', 1],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('drops what does not match, and groups with nothing left', () => {
    const rows = rowsOf(
      groups,
      ({ number }) => number === 2,
      () => true,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ kind: 'group', matching: 1 });
    expect(rows[1]).toMatchObject({ kind: 'entry', position: 1, size: 1 });
  });
});

describe('textMatcher', () => {
  it('asks for every word, in any order, whatever the case and the accents', () => {
    const matches = textMatcher(' LEFT  café ')!;
    expect(matches('Cafe 3 point upper left')).toBe(true);
    expect(matches('cafe right')).toBe(false);
    expect(textMatcher('  ')).toBeNull();
  });

  it('finds a text by any piece of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const letters = [...text];
        const part = letters.slice(
          Math.min(a, b) % (letters.length + 1),
          Math.max(a, b) % (letters.length + 1),
        );
        const matches = textMatcher(part.join(''));
        return matches === null || matches(text);
      }),
    );
  });
});

describe('listKeyAction', () => {
  const rows = rowsOf(groups, null, () => true);
  const press = (key: string, index: number, button = -1, rightToLeft = false) => {
    const buttons = rows[index]?.kind === 'group' ? 2 : 0;
    return listKeyAction(key, { rows, index, button, buttons, pageSize: 3, rightToLeft });
  };

  it('never leaves the rows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowLeft'),
        fc.nat(rows.length - 1),
        (key, index) => {
          const action = press(key, index);
          return action?.type !== 'move' || rows[action.to] !== undefined;
        },
      ),
    );
  });

  it('mirrors the arrows where text runs from the right', () => {
    expect(press('ArrowLeft', 0, -1, true)).toEqual({ type: 'button', to: 0 });
    expect(press('ArrowRight', 0, -1, true)).toEqual({ type: 'collapse' });
    expect(press('ArrowRight', 4, -1, true)).toEqual({ type: 'move', to: 3 });
  });

  it('leaves Enter and Space to a button that has the focus', () => {
    expect(press('Enter', 0, 1)).toBeNull();
    expect(press(' ', 0, -1)).toEqual({ type: 'activate' });
  });
});

describe('finding by typing', () => {
  it('collects letters in quick succession and starts anew after a pause', () => {
    const typeahead = createTypeahead();
    expect(typeahead.type('t', 0)).toEqual({ prefix: 't', next: true });
    expect(typeahead.type('r', 100)).toEqual({ prefix: 'tr', next: false });
    expect(typeahead.type('c', 2000)).toEqual({ prefix: 'c', next: true });
  });

  it('walks on with the same letter, around the end', () => {
    const typeahead = createTypeahead();
    const names = ['car', 'cat', 'tree'];
    let at = 1;
    for (const time of [0, 100, 200]) {
      const { prefix, next } = typeahead.type('c', time);
      at = indexByPrefix(names.length, (index) => names[index]!, prefix, at + (next ? 1 : 0));
    }
    expect(at).toBe(0);
    expect(indexByPrefix(names.length, (index) => names[index]!, 'x', 0)).toBe(-1);
  });
});
