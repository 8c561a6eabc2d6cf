/** Character classes of the grammar. Codes are UTF-16 units unless a function says code point. */

export const LESS_THAN = 0x3c;
export const GREATER_THAN = 0x3e;
export const SLASH = 0x2f;
export const DOUBLE_QUOTE = 0x22;
export const SINGLE_QUOTE = 0x27;
export const EQUALS = 0x3d;

const NON_ASCII_WORD = /^[\p{L}\p{N}]/u;

/** White space as Unicode has it: unlike `\s`, without U+FEFF and with U+0085. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A letter, a number or `_`, in any script. Takes a code point. */
export function isWord(codePoint: number): boolean {
  if (codePoint < 0x80) {
    const lower = codePoint | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || isDigit(codePoint) || codePoint === 0x5f;
  }
  return NON_ASCII_WORD.test(String.fromCodePoint(codePoint));
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Where the run of white space at `index` ends. */
export function skipSpaces(text: string, index: number): number {
  while (index < text.length && isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

/** Where the run of ASCII digits at `index` ends. */
export function skipDigits(text: string, index: number): number {
  while (index < text.length && isDigit(text.charCodeAt(index))) index += 1;
  return index;
}

/** Where the run of word characters at `index` ends. */
export function skipWord(text: string, index: number): number {
  while (index < text.length) {
    const codePoint = text.codePointAt(index)!;
    if (!isWord(codePoint)) break;
    index += codePoint > 0xffff ? 2 : 1;
  }
  return index;
}

/** `text` without the white space at its end. */
export function trimEndSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
