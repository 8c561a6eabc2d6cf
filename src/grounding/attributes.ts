import {
  DOUBLE_QUOTE,
  EQUALS,
  GREATER_THAN,
  isSpace,
  SINGLE_QUOTE,
  skipDigits,
  skipSpaces,
  skipWord,
} from './chars.js';
import { unescapeHtml } from './entities.js';

/** The attributes that grounding markup knows, unescaped. An empty value is an absent one. */
export interface Attributes {
  mention?: string;
  t?: string;
  assetIdx?: string;
}

const KEYS = new Map<string, keyof Attributes>([
  ['mention', 'mention'],
  ['t', 't'],
  ['asset_idx', 'assetIdx'],
]);

/** Reads the text between a tag's name and its `>`. The last of several values of one attribute wins. */
export function readAttributes(text: string): Attributes {
  const attributes: Attributes = {};
  let index = 0;
  while (index < text.length) {
    const nameEnd = skipWord(text, index);
    if (nameEnd === index) {
      index = isQuote(text.charCodeAt(index)) ? skipString(text, index) : index + 1;
      continue;
    }
    const value = readValue(text, nameEnd);
    if (!value) {
      index = nameEnd;
      continue;
    }
    const key = KEYS.get(text.slice(index, nameEnd));
    if (key) {
      const unescaped = unescapeHtml(text.slice(value.start, value.end));
      if (unescaped === '') delete attributes[key];
      else attributes[key] = unescaped;
    }
    index = value.next;
  }
  return attributes;
}

/** Reads `asset_idx`: digits with an optional `+` and spaces around. `undefined` when it is anything else. */
export function readAssetIdx(text: string): number | undefined {
  let start = skipSpaces(text, 0);
  if (text[start] === '+') start += 1;
  const end = skipDigits(text, start);
  if (end === start || skipSpaces(text, end) < text.length) return undefined;
  const index = Number(text.slice(start, end));
  return Number.isSafeInteger(index) ? index : undefined;
}

function readValue(text: string, nameEnd: number): { start: number; end: number; next: number } | undefined {
  const equals = skipSpaces(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) return undefined;
  const start = skipSpaces(text, equals + 1);
  if (isQuote(text.charCodeAt(start))) {
    const next = skipString(text, start);
    return { start: start + 1, end: next - 1, next };
  }
  let end = start;
  while (end < text.length && !endsBareValue(text.charCodeAt(end))) end += 1;
  return end > start ? { start, end, next: end } : undefined;
}

/** Where the string at `index` ends. The tokenizer lets complete strings through only. */
function skipString(text: string, index: number): number {
  return text.indexOf(text.charAt(index), index + 1) + 1 || text.length;
}

function endsBareValue(code: number): boolean {
  return isSpace(code) || isQuote(code) || code === GREATER_THAN;
}

function isQuote(code: number): boolean {
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
}
