/** Not with `trimEnd`: other spaces are text to Markdown. From where a space begins, or a long one would be gone through again and again. */
const BLANK_END = /(?<![ \t\r\n])[ \t\r\n]+$/;
const LINE = /[^\r\n]*(?:\r\n|[\r\n]|$)/g;
const HEADING = /^#{1,6}[ \t]/;
const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A list item, or what may become one as more of the line arrives. */
const MAY_BE_ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|^\d{1,9}$/;
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;

interface Fence {
  closes: RegExp;
  /** A line that is less indented, where the fence may be in an item of a list: it would end the item, and the fence with it. */
  leaves?: RegExp;
}

function fenceOf(line: string, inList: boolean): Fence | undefined {
  const [, { length: indent } = '', mark = ''] = FENCE.exec(line) ?? [];
  if (mark === '') return undefined;
  const closes = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}$`);
  // What is in an item is indented by two at least.
  return inList && indent >= 2 ? { closes, leaves: new RegExp(`^ {0,${indent - 1}}[^ \\t]`) } : { closes };
}

/**
 * Markdown in parts that can be parsed each by itself, together the whole text: the parts before the last stay as they are
 * while it grows at its end.
 *
 * A part may hold several blocks. One begins at a heading, and at a line that is not indented and comes after a blank one:
 * such a line ends everything but a fence of code that is open and, as an item of its own, a list. Where it is not certain
 * whether a fence is open, nothing is split any more.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let start = 0;
  let afterBlank = false;
  let inList = false;
  let fence: Fence | undefined;
  for (const { 0: whole, index } of text.matchAll(LINE)) {
    const line = whole.replace(BLANK_END, '');
    if (line === '') afterBlank = true;
    else if (fence) {
      if (fence.leaves?.test(line)) break;
      if (fence.closes.test(line)) fence = undefined;
      afterBlank = false;
    } else {
      const begins =
        HEADING.test(whole) || (afterBlank && /^[^ \t]/.test(line) && !(inList && MAY_BE_ITEM.test(line)));
      if (begins && index > start) {
        blocks.push(text.slice(start, index).replace(BLANK_END, ''));
        start = index;
        inList = false;
      }
      if (LIST_ITEM.test(line)) inList = true;
      else fence = fenceOf(line, inList);
      afterBlank = false;
    }
  }
  return [...blocks, text.slice(start)];
}
