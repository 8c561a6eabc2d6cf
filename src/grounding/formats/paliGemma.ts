import { createCollector, relativeFrame } from './collector.js';
import type { FormatOptions, FormatResult } from './types.js';

const LOCATION = /<loc(\d+)>/g;
/** One run of tokens, and the label behind it. A label ends at `;` or at the next token. */
const ITEM = /((?:<loc\d+>[ \t]*)+)((?:<seg\d+>[ \t]*)*)([^;<\n]*)/g;

/**
 * Reads an answer of PaliGemma or PaliGemma 2 to `detect` or `segment`:
 * `<loc0256><loc0128><loc0768><loc0896> cat ; <loc…> dog`, four tokens a box, its label behind it.
 *
 * The text itself, or as Python's `print` or JSON quotes it.
 *
 * **y before x** (y1, x1, y2, x2), each a bin of **1024**: value / 1024 of the height or width. The sixteen `<seg>` tokens
 * of `segment` are codes that only the model's own decoder turns into a mask: the box is kept and an `unsupported` issue
 * notes the mask. (Source: PaliGemma's documentation and big_vision's reference post-processing.)
 */
export function paliGemma(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('paliGemma', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of the answer.', { start: 0, end: 0 });
    return collector.result(true);
  }
  const frame = relativeFrame(1024);
  // The beginning of a token at the very end.
  const partial = /<(?:[a-z]{1,3}\d{0,4})?$/.exec(input.slice(-16))?.[0] ?? '';
  const textEnd = input.slice(0, input.length - partial.length).trimEnd().length;
  let complete = partial === '';
  const hasEnd = /<eos>\s*(?:<pad>\s*)*$/.test(input.slice(-256));
  /** As Python prints it, or in JSON: then a quote ends the last label. */
  const isQuoted = /^\s*(?:[[{]\s*)?["']/.test(input);
  let found = false;

  for (const match of input.matchAll(ITEM)) {
    found = true;
    const [whole, locations, segments, rest] = match as unknown as [string, string, string, string];
    const label = isQuoted ? rest.replace(/["']\s*(?:[\]},].*)?$/, '') : rest;
    const values = [...locations.matchAll(LOCATION)].map(([, digits]) => Number(digits));
    const start = match.index;
    const end = start + whole.trimEnd().length;
    const span = { start, end };
    const isAtEnd = end >= textEnd;
    const odd = values.length % 4;
    const masks = segments.match(/<seg/g)?.length ?? 0;
    // The label comes last: an answer that ends before one has been cut off, unless its mask is whole.
    const isCut = isAtEnd && !hasEnd && label.trim() === '' && (odd !== 0 || masks !== 16);
    if (isCut) complete = false;
    if (odd !== 0 && !isCut) {
      const message = `Left out ${values.length} location tokens: a box has 4.`;
      collector.issue('invalid_item', message, span);
      continue;
    }
    for (let i = 0; i + 4 <= values.length; i += 4) {
      const [y1, x1, y2, x2] = values.slice(i, i + 4) as [number, number, number, number];
      collector.box([x1, y1, x2, y2], frame, { span, mention: label });
    }
    if (masks > 0 && !isCut) {
      collector.issue('unsupported', 'Left out a mask (`<seg>` tokens); its box is kept.', span);
    }
  }
  // An answer of nothing but special tokens says that nothing was found.
  if (!found && complete && input.replace(/<(?:bos|eos|pad)>/g, '').trim() !== '') {
    collector.issue('unreadable', 'The text holds no `<loc>` tokens.', collector.whole);
  }
  return collector.result(complete);
}
