import type { Span } from '../types.js';

/** What stands between two marks, such as `<|ref|>` and `<|/ref|>`; the span is that of the inside. */
export interface MarkedPart extends Span {
  name: string;
  /** Whether the text ended in it. */
  isCut: boolean;
}

/**
 * The parts of a text that stand between a model's special tokens, in order. A part that is never closed ends where the next
 * begins; a mark that closes nothing is skipped.
 *
 * @param mark finds every mark, with its `name` in a group of that name, and anything in the group `close` if it ends a part.
 */
export function markedParts(text: string, mark: RegExp): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let open: { name: string; start: number } | undefined;
  const end = (at: number, isCut: boolean) => {
    if (open) parts.push({ ...open, end: at, isCut });
    open = undefined;
  };
  for (const match of text.matchAll(mark)) {
    const { name, close } = match.groups as { name: string; close?: string };
    if (close && open?.name !== name) continue;
    end(match.index, false);
    if (!close) open = { name, start: match.index + match[0].length };
  }
  end(text.length, true);
  return parts;
}

/** Whether a text ends with the beginning of a mark. */
export const endsInMark = (text: string): boolean => /<(?:\|(?:\/?[a-z_]*\|?)?)?$/.test(text.slice(-24));
