import fc from 'fast-check';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { createMarkdownRenderer } from './index.js';
import { remarkModelText } from './remarkModelText.js';
import { splitBlocks } from './splitBlocks.js';

interface Tree {
  type: string;
  children?: Tree[];
}

let trees: Tree[] = [];
const collect = () => (tree: Tree) => {
  trees.push(tree);
};
const renderMarkdown = createMarkdownRenderer({ remarkPlugins: [collect] });

/** What a text is to remark, each of the trees that it makes of it. */
function treesOf(node: ReactNode): Tree[] {
  trees = [];
  renderToStaticMarkup(node);
  return trees;
}

/** The blocks of trees without what does not show: where they stand, definitions, and blank lines that end a fence in a list. */
const blocksOf = (parts: readonly Tree[]) =>
  JSON.parse(
    JSON.stringify(
      parts.flatMap(({ children = [] }) => children.filter(({ type }) => type !== 'definition')),
      (key, value) => {
        if (key === 'position') return undefined;
        return key === 'value' ? value.replace(/[\r\n]+$/, '') : value;
      },
    ),
  );

const plugins = [[remarkGfm, { singleTilde: false }], [remarkModelText, { images: false }], collect] as const;
const atOnce = (text: string) =>
  blocksOf(treesOf(createElement(Markdown, { remarkPlugins: plugins as never }, text)));
const inBlocks = (text: string) => treesOf(renderMarkdown(text));

const LINES =
  `text|more **text|of it**|\`|- a|- b|-   c|-|  - nested|  inside|   three|1. one|2. two|10. ten|1) other|   - deep
  \`\`\`|   \`\`\`js|\`\`\`|\`\`\`\`|\`\`\`js|~~~| ~~~|   ~~~|- \`\`\`|> quote|> - item|> \`\`\`|# Heading|## Heading|#|---|***|* * *|===|--
    code|	tab|  	tab|❘ a ❘ b ❘|❘---❘---❘|❘ 1 ❘ 2 ❘|<div>|</div>|<!--|-->|<pre>|<b>|<br>|see [a] and [text][B c]|![i](/u)|![i][a]
[^1]|- [x] done|\\|$$|*|**|12|1.|\u00a0|a\u00a0|❘|:-`
    .split(/[|\n]/)
    .map((line) => line.replaceAll('❘', '|'));
const DEFINITIONS = [
  '\n\n[a]: /x\n',
  '\n\n[b C]: <y z> "t"\n[a]: https://late.example\n',
  '\n\n# Sources\n[a]: /x\n',
];

/** What CommonMark has a list for, and micromark a paragraph: an empty item, or one of another number than 1, after indented code. */
const ITEM_AFTER_CODE = /^(?: {4}| *\t).*[\r\n][\r\n\t ]*(?:[-+*]|\d+[.)])/m;

const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...LINES) },
        { weight: 4, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom(...DEFINITIONS) },
      ),
      fc.oneof(
        { weight: 12, arbitrary: fc.constant('\n') },
        { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r') },
      ),
    ),
    { maxLength: 18 },
  )
  .map((lines) => lines.flat().join(''));

describe('a text in blocks', () => {
  it('is what it is at once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!ITEM_AFTER_CODE.test(text));
        expect(blocksOf(inBlocks(text))).toEqual(atOnce(text));
      }),
      { numRuns: 400 },
    );
  });

  it('changes in its last block alone while it grows', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        const soFar = splitBlocks(text.slice(0, Math.round(text.length * part))).slice(0, -1);
        expect(splitBlocks(text).slice(0, soFar.length)).toEqual(soFar);
      }),
      { numRuns: 2000 },
    );
  });
});

// Who goes through it to its end from each bracket on takes minutes.
it.each(['[', '\\['])('code of nothing but %s is that code', (bracket) => {
  const code = bracket.repeat(400_000);
  const html = renderToStaticMarkup(renderMarkdown(`\`\`\`\n${code}\n\`\`\``));
  expect(html.includes(code)).toBe(true);
});
