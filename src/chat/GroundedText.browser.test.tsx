import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { box, cats, chip, groundingOf, light, STREET, textOf } from '../../test/support/text.js';
import type { Grounding } from '../grounding/index.js';
import { GroundedText } from './GroundedText.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the text', () => {
  test('reads as a sentence with a button for each annotation', () => {
    const { container } = render(<GroundedText grounding={STREET} />);
    expect(textOf(container)).toBe('The traffic light, in the background (car), is red.');
    expect(screen.getAllByRole('button')).toHaveLength(2);
    expect(chip('traffic light – box, show in picture')).toBeTruthy();
    expect(chip('car – box, show in picture')).toBeTruthy();
  });

  test.each([
    [undefined, 'undefined'],
    ['a <point> (1,2) </point>', 'a text'],
    [[box], 'a list'],
  ])('says what to give where the answer is none: %s', (given, what) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => render(<GroundedText grounding={given as unknown as Grounding} />)).toThrow(
      `but this is ${what}: give parseGrounding(text)`,
    );
  });

  test('is text, whatever HTML the model writes', () => {
    const html = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    const { container } = render(<GroundedText grounding={groundingOf(html, { ...box, mention: html })} />);
    expect(container.querySelector('img, script')).toBeNull();
    expect(textOf(container)).toBe(html + html);
  });

  test('copies as readable plain text', () => {
    const { container } = render(
      <GroundedText grounding={groundingOf('Here are ', cats, ' and a ', light, '.\nDone.')} />,
    );
    const selection = document.getSelection() as Selection;
    selection.selectAllChildren(container);
    expect(selection.toString().trim()).toBe('Here are cat and a traffic light.\nDone.');
    selection.removeAllRanges();
    // Else Firefox ends a line with each.
    for (const drawing of document.querySelectorAll('.pr-chip-swatch'))
      expect(getComputedStyle(drawing).userSelect).toBe('none');
  });

  test('keeps white space, but none at its ends', () => {
    const { container } = render(
      <GroundedText grounding={groundingOf('\n\nA\n  ', light, '\n', cats, '\n')} />,
    );
    expect(textOf(container)).toBe('A\n  traffic light\ncat ×3');
    expect(getComputedStyle(container.firstElementChild as HTMLElement).whiteSpace).toBe('pre-wrap');
  });

  test.each([
    ['comma', 'The ', ','],
    ['bracket', '(', ')'],
    ['plural', 'Two ', 's.'],
    ['genitive', 'The ', "'s roof"],
  ])('a line never breaks between a chip and a %s', (_, before, after) => {
    for (let width = 60; width < 260; width += 9) {
      const { container, unmount } = render(
        <div style={{ width, fontSize: 16 }}>
          <GroundedText
            grounding={groundingOf('Some words first ', before, light, `${after} and more words`)}
          />
        </div>,
      );
      const join = container.querySelector('.pr-chip-join') as HTMLElement;
      const tail = join.lastChild as Text;
      const range = document.createRange();
      range.setStart(tail, 0);
      range.setEnd(tail, 1);
      const button = join.querySelector('button') as HTMLElement;
      const { top, bottom } = button.getBoundingClientRect();
      const middle = range.getBoundingClientRect().top + range.getBoundingClientRect().height / 2;
      expect(middle).toBeGreaterThan(top);
      expect(middle).toBeLessThan(bottom);
      unmount();
    }
  });

  test('neighbouring chips have a space between them', () => {
    const { container } = render(<GroundedText grounding={groundingOf(light, cats)} />);
    expect(textOf(container)).toBe('traffic light cat ×3');
  });

  test('a right-to-left answer runs from the right', () => {
    const { container } = render(<GroundedText grounding={groundingOf('إشارة ', light, ' حمراء.')} />);
    expect((container.firstElementChild as HTMLElement).matches(':dir(rtl)')).toBe(true);
  });

  test('root takes class, style, ref and other props', () => {
    const ref = { current: null as HTMLDivElement | null };
    const { container } = render(
      <GroundedText ref={ref} grounding={STREET} className="mine" style={{ margin: 3 }} id="x" dir="ltr" />,
    );
    const root = container.firstElementChild as HTMLElement;
    expect(ref.current).toBe(root);
    expect([root.className, root.style.margin, root.id, root.dir]).toEqual([
      'pr-text mine',
      '3px',
      'x',
      'ltr',
    ]);
  });

  test('renders on a server', () => {
    expect(renderToString(<GroundedText grounding={STREET} />)).toContain('traffic light');
  });
});

test.each(['light', 'dark'])('axe finds nothing, %s', async (theme) => {
  const { container } = render(
    <main data-theme={theme} style={{ background: 'var(--pr-surface)' }}>
      <h1 style={{ color: 'var(--pr-text)' }}>Answer</h1>
      <GroundedText grounding={STREET} selectedIds={['light']} highlightedId="car" />
      <GroundedText
        grounding={groundingOf(cats, ' ', { kind: 'clip', start: 3 })}
        hiddenMentions={['cat']}
        streaming
      />
    </main>,
  );
  const { violations } = await axe.run(container, { rules: { 'target-size': { enabled: true } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
