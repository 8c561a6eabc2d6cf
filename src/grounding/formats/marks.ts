import type { Span } from '../types.js';

/** What stands between two marks, such as `<|ref|>` and `<|/ref|>`. */
export interface MarkedPart {
  name: string;
  inside: Span;
  /** With its marks. */
  span: Span;
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
  let open: { name: string; outside: number; inside: number } | undefined;
  const end = (inside: number, outside: number, isCut: boolean) => {
    if (!open) return;
    const { name } = open;
    parts.push({
      name,
      inside: { start: open.inside, end: inside },
      span: { start: open.outside, end: outside },
      isCut,
    });
    open = undefined;
  };
  for (const match of text.matchAll(mark)) {
    const { name, close } = match.groups as { name: string; close?: string };
    const [start, behind] = [match.index, match.index + match[0].length];
    if (close && open?.name !== name) continue;
    end(start, close ? behind : start, false);
    if (!close) open = { name, outside: start, inside: behind };
  }
  end(text.length, text.length, true);
  return parts;
}

/** Whether a text ends with the beginning of a mark. */
export const endsInMark = (text: string): boolean => /<(?:\|(?:\/?[a-z_]*\|?)?)?$/.test(text.slice(-24));
