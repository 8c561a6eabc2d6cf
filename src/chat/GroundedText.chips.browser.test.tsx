import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { box, cats, chip, groundingOf, light, point, textOf } from '../../test/support/text.js';
import { GroundedText } from './GroundedText.js';

describe('chips', () => {
  test('a collection is one chip with a count, a track one with its times', () => {
    const waypoint = (t: number) => ({ ...box, id: `w${t}`, t, span: { start: 0, end: 0 } });
    const track = {
      kind: 'track',
      mention: 'dog',
      complete: true,
      waypoints: [waypoint(1), waypoint(4.5)],
    } as const;
    render(<GroundedText grounding={groundingOf(cats, ' and ', track)} />);
    expect(chip('cat – 3 points, show in picture')).toBeTruthy();
    expect(textOf(chip('dog – track, from 1 second to 4.5 seconds, show in video'))).toBe('dog 0:01–0:04.5');
  });

  test('the name stands on the line of the text, also where what clips has its baseline at its end, as in WebKit', () => {
    render(<GroundedText grounding={groundingOf('the ', box)} />);
    const name = document.querySelector<HTMLElement>('.pr-chip-name')!;
    const range = document.createRange();
    const topOf = (node: Node) => {
      range.selectNodeContents(node);
      return range.getBoundingClientRect().top;
    };
    const before = topOf(name);
    // Here, hiding has that.
    name.style.overflow = 'hidden';
    expect(topOf(name)).toBeCloseTo(before, 1);
    expect(Math.abs(topOf(name) - topOf(screen.getByText('the')))).toBeLessThan(2);
  });

  test('what has the same name is told apart by a number', () => {
    const at = (id: string) => ({ ...box, id, mention: 'cat' });
    render(
      <GroundedText
        grounding={groundingOf(at('a'), ' and ', at('b'), ' and ', { ...at('c'), mention: 'dog' })}
      />,
    );
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'cat – box, show in picture',
      'cat – box 2, show in picture',
      'dog – box, show in picture',
    ]);
  });

  test('clips show their times, moments theirs, reversed ranges the right way round', () => {
    const clip = { kind: 'clip', mention: 'goal' } as const;
    render(
      <GroundedText
        grounding={groundingOf(
          { ...clip, start: 12, end: 18 },
          { ...clip, start: 12 },
          { ...clip, start: 5, end: 2 },
          { ...clip, start: 3, end: 3 },
          { ...clip, start: 0, end: 0.04 },
        )}
      />,
    );
    expect(screen.getAllByRole('button').map(textOf)).toEqual([
      'goal 0:12–0:18',
      'goal at 0:12',
      'goal 0:02–0:05',
      'goal at 0:03',
      'goal 0:00–0:00.04',
    ]);
    expect(chip('goal – clip, from 12 seconds to 18 seconds, show in video')).toBeTruthy();
    expect(chip('goal – clip, at 12 seconds, show in video')).toBeTruthy();
    expect(chip('goal – clip, from 0 seconds to 0.04 seconds, show in video')).toBeTruthy();
  });

  test('an unnamed collection of different things is a chip for each of them', () => {
    const span = { start: 0, end: 0 };
    const mixed = {
      kind: 'collection',
      complete: true,
      children: [
        { ...light, span },
        { ...box, id: 'sign', mention: 'sign', span },
      ],
    } as const;
    const { container } = render(<GroundedText grounding={groundingOf(mixed)} />);
    expect(textOf(container)).toBe('traffic light sign');
  });

  test('what has no mention is named by its kind', () => {
    const { container } = render(<GroundedText grounding={groundingOf(box, ' ', point, ' ', point)} />);
    expect(textOf(container)).toBe('box point point 2');
    expect(chip('box – show in picture')).toBeTruthy();
  });

  test('long mentions are cut, with the whole in a tooltip', () => {
    const mention = 'the second traffic light from the left behind the parked delivery van';
    const { container } = render(
      <div style={{ width: 240 }}>
        <GroundedText grounding={groundingOf('See ', { ...box, mention }, '.')} />
      </div>,
    );
    const button = screen.getByRole('button');
    expect(button.title).toBe(mention);
    expect(button.getBoundingClientRect().width).toBeLessThanOrEqual(240);
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  });

  test('the words are the app’s to change', () => {
    render(
      <GroundedText
        grounding={groundingOf({ kind: 'clip', start: 65 })}
        locale="de"
        labels={{
          moment: (time) => `bei ${time}`,
          description: ({ time }) => `Clip ${time}`,
          unnamed: () => 'Stelle',
        }}
      />,
    );
    expect(textOf(chip('Stelle – Clip at 1 Minute, 5 Sekunden'))).toBe('Stelle bei 1:05');
  });
});
