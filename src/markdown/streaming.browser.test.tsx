import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { createGroundingStream, GroundedText, parseGrounding } from 'perceptron-react';
import { createMarkdownRenderer, type MarkdownRenderer, renderMarkdown } from 'perceptron-react/markdown';
import { expect, test } from 'vitest';

const ANSWER = `## The **harbour**

A [*sailing* ship](https://ship.example/a_(b)) lies at \`anchor\`:
- a **<point_box mention="rowing boat"> (1,2) (3,4) </point_box>** beside it
- and ***two*** more, of which ~~none~~ one
  - is __new__

1. first
2. second, see https://two.example

| Boat | Length |
|------|-------:|
| <point mention="ship"> (5,6) </point> | **20 m** |
| other | *4 m* |

- [x] furled
- [ ] away

> Quoted \`\`co\`de\`\`.

---

\`\`\`js
const boats = ['**', '[', \`|\`];

boats.length;
\`\`\`

The end, 2 \\* 3, and ![a picture](https://picture.example).
`;

/** An answer that arrives: `update` with what has come so far. */
function arriving(renderText: MarkdownRenderer = renderMarkdown) {
  const stream = createGroundingStream();
  const view = (streaming: boolean) => (
    <GroundedText grounding={stream.snapshot()} streaming={streaming} renderText={renderText} />
  );
  const { container, rerender, unmount } = render(view(true));
  return {
    container,
    unmount,
    push(delta: string) {
      stream.push(delta);
      rerender(view(true));
    },
    end() {
      stream.end();
      rerender(view(false));
    },
  };
}

const words = (element: Element) => element.textContent.replace(/\s+/g, '');

test('shows at each moment the beginning of what it will show, and not one mark', () => {
  const whole = words(
    render(<GroundedText grounding={parseGrounding(ANSWER)} renderText={renderMarkdown} />).container,
  );
  const { container, push } = arriving();
  for (const character of ANSWER) {
    push(character);
    expect(whole.startsWith(words(container)), `${words(container)} at ${character}`).toBe(true);
  }
});

test('leaves what is whole as it is: the same elements, neither parsed nor rendered again', () => {
  let parsed = 0;
  const count = () => (_tree: unknown, file: { value: unknown }) => {
    parsed += String(file.value).length;
  };
  const { container, push, end } = arriving(createMarkdownRenderer({ remarkPlugins: [count] }));
  const paragraph = 'A <point mention="boat"> (1,2) </point> and **more** of it.\n\n';
  push(paragraph);
  push('| a | b |\n|---|---|\n| 1 | 2 |\n\n');
  push('```\ncode\n\nmore\n```\n\n# Then');
  const before = [...container.querySelector('.pr-markdown')!.children];
  const chip = screen.getByRole('button');
  chip.focus();
  expect(before).toHaveLength(4);
  const text = paragraph.repeat(20);
  parsed = 0;
  for (let at = 0; at < text.length; at += 5) push(text.slice(at, at + 5));
  end();
  const now = [...container.querySelector('.pr-markdown')!.children];
  expect(now.length).toBeGreaterThan(20);
  for (const [at, block] of before.entries()) expect(now[at]).toBe(block);
  expect(document.activeElement).toBe(chip);
  // Each block as often as it grew, and not those before it.
  expect(parsed).toBeLessThan(text.length * 20);
});

const SCRAPS = [
  ...'*_~`[]()<>!#-+|\\:=& \n\r\t1.',
  '\n\n',
  '\n```\n',
  '  ',
  'word',
  '[a]',
  '\n[a]: /x\n',
  '](/u)',
  '&amp;',
];
const scraps = fc.array(fc.constantFrom(...SCRAPS, '<point mention="b|]*"> (1,2) </point>'), {
  maxLength: 40,
});
/** Without ids, of which each is another. */
const htmlOf = (element: Element) => element.innerHTML.replace(/ (?:id|aria-labelledby)="[^"]*"/g, '');

test('takes any text in any pieces, and ends as it would at once', () => {
  fc.assert(
    fc.property(scraps, fc.integer({ min: 1, max: 9 }), (parts, size) => {
      const text = parts.join('');
      const { container, push, end, unmount } = arriving();
      for (let at = 0; at < text.length; at += size) push(text.slice(at, at + size));
      end();
      const once = render(<GroundedText grounding={parseGrounding(text)} renderText={renderMarkdown} />);
      expect(htmlOf(container)).toBe(htmlOf(once.container));
      unmount();
      once.unmount();
    }),
    { numRuns: 60 },
  );
});
