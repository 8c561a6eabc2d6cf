const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const NEXT_KEY = /["'][\w -]{1,32}["']\s*:/y;

export const isSpace = (char: string | undefined): boolean => char !== undefined && /[\s\uFEFF]/.test(char);

/** The first place from `index` on that is no white space, `to` at most. */
export function skipSpace(text: string, index: number, to: number): number {
  let at = index;
  while (at < to && isSpace(text[at])) at++;
  return at;
}

export const isComment = (text: string, index: number): boolean =>
  text[index] === '/' && (text[index + 1] === '/' || text[index + 1] === '*');

/** A string, and where the text goes on behind it. */
export interface JsonString {
  value: string;
  end: number;
  /** True when its own closing quote was missing. */
  isBroken: boolean;
}

/**
 * Reads the string whose opening quote, single or double, stands at `start`, of JSON between `from` and `to`. Quotes that
 * the string was not escaped for are kept, and a string without its closing quote ends before the next key.
 */
export function readJsonString(text: string, start: number, from: number, to: number): JsonString {
  const quote = text[start]!;
  let value = '';
  let at = start + 1;
  let plainFrom = at;
  while (at < to) {
    const char = text[at]!;
    if (char === '\\') {
      value += text.slice(plainFrom, at);
      const escaped = at + 1 < to ? text[at + 1]! : '';
      const digits = escaped === 'u' ? 4 : escaped === 'x' ? 2 : 0;
      const hex = text.slice(at + 2, Math.min(at + 2 + digits, to));
      const isHex = digits > 0 && hex.length === digits && /^[\da-f]+$/i.test(hex);
      value += isHex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[escaped] ?? escaped);
      at = Math.min(at + 2 + (isHex ? digits : 0), to);
      plainFrom = at;
    } else if (char === quote) {
      if (isEnd(text, at, to))
        return { value: value + text.slice(plainFrom, at), end: at + 1, isBroken: false };
      const earlier = endBeforeKey(text, at, from);
      if (earlier > plainFrom) {
        return { value: value + text.slice(plainFrom, earlier), end: earlier, isBroken: true };
      }
      at++;
    } else {
      at++;
    }
  }
  return { value: value + text.slice(plainFrom, to), end: to, isBroken: false };
}

/** A quote ends its string only where something can follow a string; elsewhere it is part of it. */
function isEnd(text: string, index: number, to: number): boolean {
  const next = skipSpace(text, index + 1, to);
  const char = text[next];
  if (next >= to || ',:]})'.includes(char!)) return true;
  if (next > index + 1 && (char === '"' || char === "'")) return true;
  return isComment(text, next) || text.slice(index + 1, next).includes('\n');
}

/**
 * Where the string that stands before a quote ends, if that quote is the first of the next key: the comma between. -1 if it
 * is not.
 */
function endBeforeKey(text: string, index: number, from: number): number {
  NEXT_KEY.lastIndex = index;
  if (!NEXT_KEY.test(text)) return -1;
  let comma = index - 1;
  while (comma > from && isSpace(text[comma])) comma--;
  return text[comma] === ',' ? comma : -1;
}
