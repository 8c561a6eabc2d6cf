import type { TextPiece } from './textPieces.js';

/** What a block holds, before the end of a line closes it: the browser lays it out anew with each delta. */
const BLOCK_LENGTH = 2000;
/** How many characters a chip counts as. */
const CHIP_LENGTH = 40;

const BLOCK = new RegExp(`.{1,${BLOCK_LENGTH}}[^\\n]*\\n?`, 'gs');

/** A text in blocks of whole lines: see {@link textBlocks}. */
export const lineBlocks = (text: string): readonly string[] => text.match(BLOCK) ?? [];

/**
 * A text by its lines, to be a node each: of one that grows the last alone is written anew, and what the reader has selected
 * before it stays so.
 */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * The pieces in blocks of whole lines, to be elements of their own: while a long answer grows at its end, what is in the
 * blocks before is neither compared nor laid out again.
 */
export function textBlocks(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  let block: TextPiece[] = [];
  const blocks = [block];
  let length = 0;
  for (const piece of pieces) {
    if (piece.kind === 'chip') {
      block.push(piece);
      length += CHIP_LENGTH;
      continue;
    }
    let { text } = piece;
    for (;;) {
      const end = text.indexOf('\n', BLOCK_LENGTH - length) + 1;
      if (end === 0) break;
      block.push({ ...piece, text: text.slice(0, end) });
      block = [];
      blocks.push(block);
      length = 0;
      text = text.slice(end);
    }
    if (text === '') continue;
    block.push({ ...piece, text });
    length += text.length;
  }
  return blocks;
}

function isSame(one: TextPiece, other: TextPiece | undefined): boolean {
  if (one.key !== other?.key) return false;
  if (one.kind === 'prose') return other.kind === 'prose' && one.text === other.text;
  return (
    other.kind === 'chip' &&
    one.annotation === other.annotation &&
    one.number === other.number &&
    one.before === other.before &&
    one.after === other.after
  );
}

/** {@link textBlocks} of an answer that grows: a block in which nothing changed is the same object. */
export function createTextBlocks(): typeof textBlocks {
  let known: ReturnType<typeof textBlocks> = [];
  return (pieces) => {
    known = textBlocks(pieces).map((block, at) => {
      const before = known[at];
      const isKept =
        before?.length === block.length && block.every((piece, index) => isSame(piece, before[index]));
      return isKept ? before : block;
    });
    return known;
  };
}
