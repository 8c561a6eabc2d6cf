import { fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { type ReactNode, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  type Annotation,
  createGroundingStream,
  type Grounding,
  parseGrounding,
  type Segment,
} from '../grounding/index.js';
import { GroundingProvider } from '../hooks/GroundingProvider.js';
import { useGroundingSelection } from '../hooks/useGroundingSelection.js';
import { GroundedText, type GroundedTextContent } from './GroundedText.js';

type Loose<T> = T extends Annotation ? Omit<T, 'id' | 'span'> & { id?: string } : never;

/** A grounding from prose and annotations in order: what a parser makes of an answer, written by hand. */
function groundingOf(...parts: readonly (string | Loose<Annotation>)[]): Grounding {
  let source = '';
  const segments: Segment[] = parts.map((part, index) => {
    const start = source.length;
    source += typeof part === 'string' ? part : `<#${index}>`;
    const span = { start, end: source.length };
    if (typeof part === 'string') return { kind: 'text', span };
    return { kind: 'annotation', span, annotation: { id: `a${start}`, ...part, span } as Annotation };
  });
  const text = parts.filter((part) => typeof part === 'string').join('');
  return { source, text, segments, shapes: [], clips: [], tracks: [], issues: [] };
}

const box = { kind: 'box', x1: 0, y1: 0, x2: 10, y2: 10 } as const;
const point = { kind: 'point', x: 5, y: 5 } as const;
const light = { ...box, id: 'light', mention: 'traffic light' };
const cats = {
  kind: 'collection',
  id: 'cats',
  mention: 'cat',
  complete: true,
  children: ['c1', 'c2', 'c3'].map((id) => ({ ...point, id, span: { start: 0, end: 0 } })),
} as const;
const STREET = groundingOf(
  'The ',
  light,
  ', in the background (',
  { ...box, id: 'car', mention: 'car' },
  '), is red.',
);

/** A chip by its full name. The spaces around a block inside it are a matter of taste among implementations. */
const chip = (name: string | RegExp) =>
  screen.getByRole('button', {
    name: (full) => {
      const tidy = full.replaceAll(' ,', ',');
      return typeof name === 'string' ? tidy === name : name.test(tidy);
    },
  });
/** What is there to see. */
const textOf = (element: HTMLElement) => {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('.pr-visually-hidden')) hidden.remove();
  return copy.textContent;
};

function Spy({ seen }: { seen: (selection: ReturnType<typeof useGroundingSelection>) => void }) {
  seen(useGroundingSelection());
  return null;
}

function setup(grounding: Grounding, ui: ReactNode = <GroundedText grounding={grounding} />) {
  let latest: ReturnType<typeof useGroundingSelection> | undefined;
  const wrap = (node: ReactNode) => (
    <StrictMode>
      <GroundingProvider>
        {node}
        <Spy
          seen={(selection) => {
            latest = selection;
          }}
        />
      </GroundingProvider>
    </StrictMode>
  );
  const view = render(wrap(ui));
  return {
    ...view,
    update: (next: ReactNode) => view.rerender(wrap(next)),
    selection: () => latest as ReturnType<typeof useGroundingSelection>,
  };
}

describe('the text', () => {
  test('reads as a sentence with a button for each annotation', () => {
    const { container } = render(<GroundedText grounding={STREET} />);
    expect(textOf(container)).toBe('The traffic light, in the background (car), is red.');
    expect(screen.getAllByRole('button')).toHaveLength(2);
    expect(chip('traffic light, box, show on image')).toBeTruthy();
    expect(chip('car, box, show on image')).toBeTruthy();
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
    expect(chip('cat, 3 points, show on image')).toBeTruthy();
    expect(textOf(chip('dog, track, from 1 second to 4.5 seconds, show in video'))).toBe('dog 0:01–0:04.5');
  });

  test('clips show their times, moments theirs, reversed ranges the right way round', () => {
    const clip = { kind: 'clip', mention: 'goal' } as const;
    render(
      <GroundedText
        grounding={groundingOf(
          { ...clip, start: 12, end: 18 },
          { ...clip, start: 12 },
          { ...clip, start: 5, end: 2 },
        )}
      />,
    );
    expect(screen.getAllByRole('button').map(textOf)).toEqual([
      'goal 0:12–0:18',
      'goal at 0:12',
      'goal 0:02–0:05',
    ]);
    expect(chip('goal, clip, from 12 seconds to 18 seconds, show in video')).toBeTruthy();
    expect(chip('goal, clip, at 12 seconds, show in video')).toBeTruthy();
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
    expect(chip('box, show on image')).toBeTruthy();
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
    expect(textOf(chip('Stelle, Clip at 1 Minute, 5 Sekunden'))).toBe('Stelle bei 1:05');
  });
});

describe('selection', () => {
  test('hover highlights, leaving ends it', async () => {
    const { selection } = setup(STREET);
    await userEvent.hover(chip(/traffic light/));
    expect(selection().highlightedId).toBe('light');
    expect(chip(/traffic light/).dataset.highlighted).toBe('');
    await userEvent.unhover(chip(/traffic light/));
    expect(selection().highlightedId).toBeNull();
  });

  test('keyboard: focus highlights, Enter and Space toggle', async () => {
    const { selection } = setup(STREET);
    await userEvent.tab();
    expect(document.activeElement).toBe(chip(/traffic light/));
    expect(selection().highlightedId).toBe('light');
    await userEvent.keyboard('{Enter}');
    expect(selection().selectedIds).toEqual(['light']);
    expect(chip(/traffic light/).getAttribute('aria-pressed')).toBe('true');
    await userEvent.keyboard(' ');
    expect(selection().selectedIds).toEqual([]);
    await userEvent.tab();
    expect(selection().highlightedId).toBe('car');
  });

  test('a click selects alone, with a modifier adds, and takes away what is selected', () => {
    const { selection } = setup(STREET);
    fireEvent.click(chip(/traffic light/), { detail: 1 });
    fireEvent.click(chip(/car/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['car']);
    fireEvent.click(chip(/traffic light/), { detail: 1, ctrlKey: true });
    expect(selection().selectedIds).toEqual(['car', 'light']);
    fireEvent.click(chip(/car/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['light']);
  });

  test('a chip lights up with any part of its collection, and selects the collection', () => {
    const { selection, update } = setup(groundingOf(cats));
    fireEvent.click(chip(/cat/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['cats']);
    update(<GroundedText grounding={groundingOf(cats)} highlightedId="c2" selectedIds={['c3']} />);
    expect(chip(/cat/).dataset.highlighted).toBe('');
    expect(chip(/cat/).dataset.selected).toBe('');
  });

  test('hidden mentions are marked', () => {
    render(<GroundedText grounding={STREET} hiddenMentions={['car']} />);
    expect(chip('car, box, hidden on image').dataset.hidden).toBe('');
    expect(chip(/traffic light/).dataset.hidden).toBeUndefined();
  });

  test('the app may handle a click itself', () => {
    const onAnnotationClick = vi.fn((_annotation, event) => event.preventDefault());
    const onSelectedIdChange = vi.fn();
    render(<GroundedText grounding={STREET} {...{ onAnnotationClick, onSelectedIdChange }} />);
    fireEvent.click(chip(/car/));
    expect(onAnnotationClick.mock.calls[0]?.[0]).toMatchObject({ id: 'car' });
    expect(onSelectedIdChange).not.toHaveBeenCalled();
  });

  test('colours come from the provider, the same as everywhere', () => {
    render(
      <GroundingProvider colors={{ car: '#123456' }}>
        <GroundedText grounding={STREET} />
      </GroundingProvider>,
    );
    expect(chip(/car/).style.getPropertyValue('--pr-chip-color')).toBe('#123456');
  });
});

describe('Markdown', () => {
  /** As small as a renderer can be: links, strong text and list items. It stands for react-markdown and its like. */
  function inline(text: string, link: GroundedTextContent['renderAnnotation']): ReactNode[] {
    const pattern = /\*\*(.+?)\*\*|\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g;
    const nodes: ReactNode[] = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      nodes.push(text.slice(at, match.index));
      const key = match.index;
      if (match[1] !== undefined) nodes.push(<strong key={key}>{inline(match[1], link)}</strong>);
      else nodes.push(<span key={key}>{link(match[3]) ?? <a href={match[3]}>{match[2]}</a>}</span>);
      at = match.index + match[0].length;
    }
    return [...nodes, text.slice(at)];
  }
  const renderText = ({ text, renderAnnotation }: GroundedTextContent) => (
    <ul>
      {text.split('\n').map((line) => (
        <li key={line}>{inline(line.replace(/^- /, ''), renderAnnotation)}</li>
      ))}
    </ul>
  );

  test('syntax may span annotations, and other links stay links', () => {
    const { container } = render(
      <GroundedText
        grounding={groundingOf('- **The ', light, ' is red**\n- see [the docs](/docs) about ', cats, '.')}
        renderText={renderText}
      />,
    );
    const items = [...container.querySelectorAll('li')];
    expect(items.map(textOf)).toEqual(['The traffic light is red', 'see the docs about cat ×3.']);
    expect(items[0]?.querySelector('strong button')).toBe(chip(/^traffic light/));
    expect(items[1]?.querySelector('a')?.getAttribute('href')).toBe('/docs');
  });

  const markdownOf = (grounding: Grounding) => {
    let seen = '';
    render(
      <GroundedText
        grounding={grounding}
        renderText={({ text }) => {
          seen = text;
          return null;
        }}
      />,
    );
    return seen;
  };

  test('an annotation is a link, with its punctuation', () => {
    expect(markdownOf(STREET)).toBe(
      'The [traffic light\\,](#pr-annotation-light) in the background ([car](#pr-annotation-car)), is red.',
    );
  });

  test('a mention cannot break out of its link, nor the prose before it into it', () => {
    const nasty = { ...box, id: 'a)b', mention: '](x) **<b>\n`' };
    expect(markdownOf(groundingOf('Look!', nasty))).toBe(
      'Look\\![\\]\\(x\\) \\*\\*\\<b\\> \\`](#pr-annotation-a%29b)',
    );
    expect(markdownOf(groundingOf('\\', light))).toBe('\\\\[traffic light](#pr-annotation-light)');
  });

  test('a renderer that makes addresses absolute still finds the chip', () => {
    render(
      <GroundedText
        grounding={STREET}
        renderText={({ renderAnnotation }) => renderAnnotation('https://app.example/chat#pr-annotation-car')}
      />,
    );
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});

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

  test.each(['2 < 3', 'write <point> first', 'a <b', 'x <'])('shows what only looks like one: %s', (text) => {
    const { container } = render(<GroundedText grounding={groundingOf(text)} />);
    expect(textOf(container)).toBe(text);
  });

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
    expect(chip(/cat, 3 points/).dataset.arriving).toBe('');
  });

  test('busy while it arrives', () => {
    const { container, rerender } = render(<GroundedText grounding={STREET} streaming />);
    expect(container.firstElementChild?.getAttribute('aria-busy')).toBe('true');
    rerender(<GroundedText grounding={STREET} />);
    expect(container.firstElementChild?.getAttribute('aria-busy')).toBe('false');
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
