import { expect, it } from 'vitest';
import { type ContentPiece, createThinkSplitter } from './thinkSplitter.js';

const RUN = 500_000;

/** What comes of `head`, of white space in as many deltas as a model that is stuck may write, and of `tail`. */
function said(head: string, tail: string): ContentPiece[] {
  const splitter = createThinkSplitter();
  const pieces = splitter.push(head);
  for (let i = 0; i < RUN; i++) pieces.push(...splitter.push('\n'));
  return [...pieces, ...splitter.push(tail), ...splitter.end()];
}

// Quadratic, each takes many minutes; the limit is for a busy machine.
it.each<[string, string, string, ContentPiece[]]>([
  ['before the thinking', '', '<think>a</think>b', [reasoning('a'), text('b')]],
  ['before an answer', '', 'b', [text(`${'\n'.repeat(RUN)}b`)]],
  ['at the start of the thinking', '<think>', 'a</think>b', [reasoning('a'), text('b')]],
  ['in the thinking', '<think>a', 'a', [reasoning('a'), reasoning(`${'\n'.repeat(RUN)}a`)]],
  ['at the end of the thinking', '<think>a', '</think>b', [reasoning('a'), text('b')]],
  ['after the thinking', '<think>a</think>', 'b', [reasoning('a'), text('b')]],
])('takes in a long run of white space %s in linear time', (_, head, tail, pieces) => {
  const found = said(head, tail);
  expect(found.map(({ type }) => type)).toEqual(pieces.map(({ type }) => type));
  expect(found.every(({ delta }, i) => delta === pieces[i]!.delta)).toBe(true);
});

it('gives out white space that nothing followed', () => {
  const splitter = createThinkSplitter();
  expect(splitter.push(' \n')).toEqual([]);
  expect(splitter.end()).toEqual([text(' \n')]);
});

function reasoning(delta: string): ContentPiece {
  return { type: 'reasoning', delta };
}

function text(delta: string): ContentPiece {
  return { type: 'text', delta };
}
