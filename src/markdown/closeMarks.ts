/** A line of marks alone, after those of items and quotes: what it will be is not known, and it may make a heading of the one before. */
const ONLY_MARKS = /^(?:[-+*=#|~`_:<!> \t]|\d{1,9}[.)][ \t])*(?:\d{1,9}[.)]?|\[[ xX]?\]?)?$/;
/** The head of a table before the line below it is whole. */
const HEAD_ALONE = /(?<=^|\n)(?<!\|[^\n]*\n)[ \t]*\|[^\n]*\n?$/;
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
/** The marks of the line with which a paragraph, an item, a heading or a row begins, and of a blank one. */
const BEGINNING = /(?:^|\n)[ \t>]*(?:\n|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=[ \t])|\|)/g;
const INLINE = /\\.|`+|\*+|_+|~~|!?\[|\]/gs;
const DESTINATION = /\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
const PART_OF_DESTINATION = /^\((?:<[^<>\n]*>?|\S*)(?:\s+(?:"[^"]*"?|'[^']*'?)?)?$/;
const MARKS_AT_END = /(?<![[*_~`\\])(?:!?\[|[*_~`\\]|(?<=\s)!)+$/;
/** More are not meant as marks, and would take long to be nested in one another. */
const MAX_OPEN = 10;
const SPACE = /^\s?$/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Whether a fence of code is open at the end. */
function isInCode(block: string): boolean {
  let open: string | undefined;
  for (const line of block.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (open === undefined) open = mark;
    else if (mark?.startsWith(open) && line.trim() === mark) open = undefined;
  }
  return open !== undefined;
}

/** A mark of emphasis, or the bracket of a link, that is open. */
interface Open {
  mark: string;
  at: number;
}

/** How much of a run of marks, such as `**`, closes what is open, the rest opening more. */
function readRun(text: string, run: string, at: number, open: Open[]): void {
  const before = text[at - 1] ?? '';
  const after = text[at + run.length] ?? '';
  const opens =
    !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
  const closes =
    !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
  const inWord = run[0] === '_' && opens && closes && !PUNCTUATION.test(before) && !PUNCTUATION.test(after);
  if (inWord) return;
  let left = run;
  while (closes && left) {
    const match = open.findLastIndex(({ mark }) => mark !== '[' && left.startsWith(mark));
    if (match < 0) break;
    left = left.slice(open[match]!.mark.length);
    open.length = match;
  }
  while (opens && left) {
    const mark = left.slice(0, 2);
    open.push({ mark, at });
    left = left.slice(mark.length);
  }
}

/** A paragraph whose open marks are closed, and of whose last link only the text shows until it is whole. */
function closeInline(paragraph: string): string {
  let text = paragraph.replace(MARKS_AT_END, '');
  const open: Open[] = [];
  INLINE.lastIndex = 0;
  for (let token = INLINE.exec(text); token; token = INLINE.exec(text)) {
    const [mark] = token;
    const { index } = token;
    if (mark[0] === '\\') continue;
    if (mark[0] === '`') {
      const end = new RegExp(`(?<!\`)${mark}(?!\`)`, 'g');
      end.lastIndex = INLINE.lastIndex;
      if (!end.test(text)) {
        open.push({ mark, at: index });
        break;
      }
      INLINE.lastIndex = end.lastIndex;
    } else if (mark.endsWith('[')) open.push({ mark: '[', at: index });
    else if (mark === ']') {
      const bracket = open.findLastIndex((each) => each.mark === '[');
      if (bracket < 0) continue;
      DESTINATION.lastIndex = index + 1;
      const rest = text.slice(index + 1);
      if (DESTINATION.test(text)) INLINE.lastIndex = DESTINATION.lastIndex;
      else if (rest === '' || PART_OF_DESTINATION.test(rest)) {
        text = text.slice(0, index);
        break;
      }
      open.length = bracket;
    } else readRun(text, mark, index, open);
  }
  const link = open.findLast(({ mark }) => mark === '[');
  if (link) text = text.slice(0, link.at) + text.slice(link.at).replace(/^!?\[/, '');
  const marks = open.filter(({ mark }) => mark !== '[').map(({ mark }) => mark);
  return marks.length > MAX_OPEN ? text : text.trimEnd() + marks.reverse().join('');
}

/**
 * The last block of a text that is still arriving, so that it looks as it will: marks that are open are closed, and those of
 * which the meaning is not known yet are left out.
 */
export function closeMarks(block: string): string {
  const lineAt = block.lastIndexOf('\n') + 1;
  const line = block.slice(lineAt);
  if (isInCode(block.slice(0, lineAt))) return /^[ \t]*[`~]+$/.test(line) ? block.slice(0, lineAt) : block;
  const shown = (ONLY_MARKS.test(line) ? block.slice(0, lineAt) : block).replace(HEAD_ALONE, '');
  if (isInCode(shown)) return shown;
  const from = [...shown.matchAll(BEGINNING)].at(-1);
  const at = from ? from.index + from[0].length : 0;
  return shown.slice(0, at) + closeInline(shown.slice(at));
}
