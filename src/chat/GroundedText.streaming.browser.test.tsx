import { fireEvent, render } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { cats, chip, groundingOf, light, STREET, setup, textOf } from '../../test/support/text.js';
import { watchText } from '../../test/support/watchText.js';
import { createGroundingStream, parseGrounding } from '../grounding/index.js';
import { GroundedText } from './GroundedText.js';

describe('streaming', () => {
  test('chips that are there stay the same elements', () => {
    const { container, update } = setup(
      STREET,
      <GroundedText grounding={groundingOf('The ', light)} streaming />,
    );
    const before = chip(/traffic light/);
    before.focus();
    update(<GroundedText grounding={groundingOf('The ', light, ', in the')} streaming />);
    update(<GroundedText grounding={STREET} />);
    expect(chip(/traffic light/)).toBe(before);
    expect(document.activeElement).toBe(before);
    expect(textOf(container)).toContain('traffic light, in the background');
  });

  test.each([
    ['The ', '<'],
    ['The ', '<poi'],
    ['The ', '<point_box mention="a > b'],
    ['The ', '<point_box mention="car"> (1,2'],
    ['The ', '<point_box mention="car"> (1,2) (3,4) </point'],
    ['The ', '<clip t="1 2"'],
  ])('keeps back a tag that is still arriving: %s%s', (prose, markup) => {
    const { container } = render(<GroundedText grounding={groundingOf(prose + markup)} streaming />);
    expect(textOf(container)).toBe(prose.trim());
  });

  test.each(['2 < 3', 'write <point> first', 'a <b', 'x <', 'a <point x="1" y="2" />'])(
    'shows what only looks like one: %s',
    (text) => {
      const { container } = render(<GroundedText grounding={groundingOf(text)} />);
      expect(textOf(container)).toBe(text);
    },
  );

  test('no markup shows at any moment of a real answer, and the end reads as its final parse', () => {
    const answer =
      'There are <collection mention="cat"> <point> (10,20) </point>\n<point> (30,40) </point> </collection>, ' +
      'a <polygon mention="rug > mat"> (1,2) (3,4) (5,6) </polygon> and 2 < 3.';
    const stream = createGroundingStream();
    const { container, rerender } = render(<GroundedText grounding={stream.snapshot()} streaming />);
    // The last characters say "<" themselves.
    for (const character of answer.slice(0, -3)) {
      stream.push(character);
      rerender(<GroundedText grounding={stream.snapshot()} streaming />);
      expect(textOf(container)).not.toMatch(/[<=(]|point|polygon|collection/);
    }
    rerender(<GroundedText grounding={parseGrounding(answer)} />);
    expect(textOf(container)).toBe('There are cat ×2, a rug > mat and 2 < 3.');
  });

  test('an open collection shows its parts so far', () => {
    const open = { ...cats, complete: false, arriving: true } as const;
    render(<GroundedText grounding={groundingOf('I see ', open)} streaming />);
    expect(chip(/cat – 3 points/).dataset.arriving).toBe('');
  });

  test('a track has its time once it is whole: until then another with each waypoint, which moved what is after it', () => {
    const track =
      'A <track mention="dog"> <point t="0.5"> (1,2) </point> <point t="2"> (3,4) </point> <point t="2.5"> (5,6) </point> </track> runs.';
    const stream = createGroundingStream();
    const { container, rerender } = render(<GroundedText grounding={stream.snapshot()} streaming />);
    const seen = new Set<string>();
    for (const character of track) {
      stream.push(character);
      rerender(<GroundedText grounding={stream.snapshot()} streaming />);
      const dog = container.querySelector('.pr-chip');
      if (dog) seen.add(textOf(dog as HTMLElement));
    }
    expect([...seen]).toEqual(['dog', 'dog 0:00.5–0:02.5']);
  });

  test('what was cut off no longer arrives, and has the time that is known', () => {
    const cut = parseGrounding(
      'A <track mention="dog"> <point t="0.5"> (1,2) </point> <point t="2"> (3,4) </point>',
    );
    const { rerender } = render(<GroundedText grounding={cut} streaming />);
    expect(chip(/dog/).dataset.arriving).toBe('');
    rerender(<GroundedText grounding={cut} />);
    expect(chip(/dog/).dataset.arriving).toBeUndefined();
    expect(textOf(chip(/dog/))).toBe('dog 0:00.5–0:02');
  });

  test('no chip renders again while the text after it grows, also with a handler that is written inline', () => {
    const stream = createGroundingStream();
    stream.push('Look: <point mention="cat"> (1,2) </point> and <point mention="dog"> (1,2) </point>');
    const description = vi.fn(() => '');
    const labels = { description };
    const pressed: string[] = [];
    const text = (name: string) => (
      <GroundedText
        grounding={stream.snapshot()}
        labels={labels}
        onAnnotationClick={() => pressed.push(name)}
        streaming
      />
    );
    const { rerender } = render(text('first'));
    stream.push(' on');
    rerender(text('second'));
    description.mockClear();
    for (const delta of [' the', ' rug', ' and']) {
      stream.push(delta);
      rerender(text('last'));
    }
    expect(description).not.toHaveBeenCalled();
    fireEvent.click(chip(/cat/));
    expect(pressed).toEqual(['last']);
  });

  test('long prose is laid out anew at its end only', () => {
    const prose = 'It goes on and on, and then on again.\n'.repeat(1000);
    const { container, rerender } = render(<GroundedText grounding={groundingOf(prose)} streaming />);
    const touched = watchText(container);
    rerender(<GroundedText grounding={groundingOf(`${prose}And on.`)} streaming />);
    expect(touched().length).toBeLessThan(3000);
    expect(textOf(container)).toBe(`${prose}And on.`);
  });

  test('a long answer is in blocks, which browsers lay out each by itself, and reads and is copied as one text', () => {
    const line = 'A <point mention="cat"> (1,2) </point> and on it goes, on and on.\n\n';
    const grounding = parseGrounding(line.repeat(500));
    const { container } = render(<GroundedText grounding={grounding} streaming />);
    const blocks = [...container.firstElementChild!.children];
    for (const block of blocks) expect(block.querySelectorAll('.pr-chip').length).toBeLessThan(50);
    const text = 'A cat and on it goes, on and on.\n\n'.repeat(500).trimEnd();
    expect(textOf(container)).toBe(text);
    document.getSelection()!.selectAllChildren(container);
    const copied = document.getSelection()!.toString();
    expect(copied.match(/\n/g)).toHaveLength(998);
    expect(container.querySelector('.pr-text-caret')!.parentElement).toBe(blocks.at(-1));
  });

  test('any text in any pieces ends as the one that came at once, and no block is replaced on the way', () => {
    const long = 'On and on it goes.\n'.repeat(60);
    const shape = '<point mention="cat"> (1,2) </point>';
    const part = fc.constantFrom(
      long,
      shape,
      ' (',
      '),',
      's',
      '\n\n',
      '\r\n',
      '🐈',
      'שלום',
      '```\n',
      '- x\n',
      '<',
      '<poi',
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), sizes, (parts, sizes) => {
        const text = parts.join('');
        const stream = createGroundingStream();
        const { container, rerender, unmount } = render(
          <GroundedText grounding={stream.snapshot()} streaming />,
        );
        const blocks = () => [...container.firstElementChild!.children];
        let at = 0;
        for (const size of sizes) {
          const before = blocks();
          stream.push(text.slice(at, at + size));
          at += size;
          rerender(<GroundedText grounding={stream.snapshot()} streaming />);
          for (const [index, block] of blocks().entries()) expect(block).toBe(before[index] ?? block);
          expect(blocks().length).toBeGreaterThanOrEqual(before.length);
        }
        stream.push(text.slice(at));
        rerender(<GroundedText grounding={stream.end()} />);
        const whole = render(<GroundedText grounding={parseGrounding(text)} />);
        expect(textOf(container)).toBe(textOf(whole.container));
        whole.unmount();
        unmount();
      }),
      { numRuns: 50 },
    );
  });

  test('what the reader has selected in a line before the last stays so', () => {
    const { container, rerender } = render(
      <GroundedText grounding={groundingOf('One.\nTwo.\nThr')} streaming />,
    );
    const selection = document.getSelection()!;
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    const node = walker.nextNode()!;
    selection.setBaseAndExtent(node, 1, node, 4);
    rerender(<GroundedText grounding={groundingOf('One.\nTwo.\nThree. F')} streaming />);
    rerender(<GroundedText grounding={groundingOf('One.\nTwo.\nThree.\nFour.')} />);
    expect(selection.toString()).toBe('ne.');
    expect(textOf(container)).toBe('One.\nTwo.\nThree.\nFour.');
  });

  test('busy while it arrives', () => {
    const { container, rerender } = render(<GroundedText grounding={STREET} streaming />);
    expect(container.firstElementChild?.getAttribute('aria-busy')).toBe('true');
    rerender(<GroundedText grounding={STREET} />);
    expect(container.firstElementChild?.getAttribute('aria-busy')).toBe('false');
  });
});
