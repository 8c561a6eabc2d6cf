const LINE = /[^\r\n]*(?:\r\n|[\r\n]|$)/g;
const HEADING = /^#{1,6}[ \t]/;
const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** A list item, or what may become one as more of the line arrives. */
const MAY_BE_ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)|^\d{1,9}$/;
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;

interface Fence {
  closes: RegExp;
  /** More than 0 where it may be in an item of a list: what is less indented then ends the item, and the fence with it. */
  indent: number;
}

function fenceOf(line: string, inList: boolean): Fence | undefined {
  const [, { length: indent } = '', mark = ''] = FENCE.exec(line) ?? [];
  if (mark === '') return undefined;
  return {
    closes: new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`),
    // Items are indented by two at least.
    indent: inList && indent >= 2 ? indent : 0,
  };
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
    const line = whole.replace(/[ \t\r\n]+$/, '');
    if (line === '') afterBlank = true;
    else if (fence) {
      if (fence.indent > 0 && /^ *(?! |\t)/.exec(line)![0].length < fence.indent) break;
      if (fence.closes.test(line)) fence = undefined;
      afterBlank = false;
    } else {
      const begins =
        HEADING.test(whole) || (afterBlank && /^[^ \t]/.test(line) && !(inList && MAY_BE_ITEM.test(line)));
      if (begins && index > start) {
        blocks.push(text.slice(start, index));
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
