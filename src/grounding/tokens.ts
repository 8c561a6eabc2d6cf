import {
  DOUBLE_QUOTE,
  GREATER_THAN,
  isHighSurrogate,
  isWord,
  LESS_THAN,
  SINGLE_QUOTE,
  SLASH,
  trimEndSpaces,
} from './chars.js';

/** A name that a tag can have. */
export type Tag = 'point' | 'point_box' | 'polygon' | 'clip' | 'track' | 'collection';
export type LeafTag = 'point' | 'point_box' | 'polygon';
export type ContainerTag = 'track' | 'collection';

/** One tag in the text. */
export interface Token {
  readonly tag: Tag;
  readonly form: 'open' | 'close' | 'self-closing';
  readonly start: number;
  readonly end: number;
  /** What stands between the name and the end of the tag. */
  readonly attributes: string;
}

/** A place where a tag has begun and has neither ended nor failed yet. */
export interface TagScan {
  readonly tag: Tag;
  readonly closing: boolean;
  /** Where the `<` is. */
  readonly start: number;
  /** Where the attribute text begins. */
  readonly attributesStart: number;
  /** The quote that an unfinished string began with; 0 outside strings. */
  quote: number;
}

const TAGS: readonly Tag[] = ['point', 'point_box', 'polygon', 'clip', 'track', 'collection'];
const TAG_BY_NAME = new Map<string, Tag>(TAGS.map((tag) => [tag, tag]));
const LONGEST_TAG = 10;

export function isLeafTag(tag: Tag): tag is LeafTag {
  return tag === 'point' || tag === 'point_box' || tag === 'polygon';
}

export function isContainerTag(tag: Tag): tag is ContainerTag {
  return tag === 'track' || tag === 'collection';
}

/**
 * Reads `<`, an optional `/` and a tag's name at `index` of a text that begins at `base`. `'more'` when `text` ends before
 * it is known whether a tag begins here, `undefined` when none does.
 */
export function beginTag(text: string, index: number, base: number): TagScan | 'more' | undefined {
  const closing = text.charCodeAt(index + 1) === SLASH;
  const nameStart = closing ? index + 2 : index + 1;
  const limit = Math.min(text.length, nameStart + LONGEST_TAG);
  let nameEnd = nameStart;
  while (nameEnd < limit && isNameCode(text.charCodeAt(nameEnd))) nameEnd += 1;
  const left = text.length - nameEnd;
  if (left === 0 || (left === 1 && isHighSurrogate(text.charCodeAt(nameEnd)))) {
    const name = asciiLower(text.slice(nameStart, nameEnd));
    return TAGS.some((tag) => tag.startsWith(name)) ? 'more' : undefined;
  }
  if (nameEnd === nameStart || isWord(text.codePointAt(nameEnd)!)) return undefined;
  const tag = TAG_BY_NAME.get(asciiLower(text.slice(nameStart, nameEnd)));
  if (!tag) return undefined;
  return { tag, closing, start: base + index, attributesStart: base + nameEnd, quote: 0 };
}

/**
 * Scans on from `index` for the `>` of a tag. Returns where in `text` the tag ends, `'more'` when `text` ends first, and
 * `'none'` when there is no tag.
 */
export function continueTag(text: string, index: number, scan: TagScan): number | 'more' | 'none' {
  while (index < text.length) {
    if (scan.quote !== 0) {
      const close = text.indexOf(scan.quote === DOUBLE_QUOTE ? '"' : "'", index);
      if (close === -1) return 'more';
      scan.quote = 0;
      index = close + 1;
      continue;
    }
    const code = text.charCodeAt(index);
    if (code === LESS_THAN) return 'none';
    index += 1;
    if (code === GREATER_THAN) return index;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) scan.quote = code;
  }
  return 'more';
}

/**
 * The token of a scan that ended at `end`, after the text `inside`. `undefined` for a tag that no form of markup allows,
 * which is ordinary text: a close tag with attributes, or a self-closing tag other than `clip`.
 */
export function tokenOf({ tag, closing, start }: TagScan, end: number, inside: string): Token | undefined {
  const attributes = trimEndSpaces(inside);
  if (closing) return attributes === '' ? { tag, form: 'close', start, end, attributes } : undefined;
  if (!attributes.endsWith('/')) return { tag, form: 'open', start, end, attributes };
  if (tag !== 'clip') return undefined;
  return { tag, form: 'self-closing', start, end, attributes: attributes.slice(0, -1) };
}

function isNameCode(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x5f;
}

function asciiLower(text: string): string {
  return /[A-Z]/.test(text) ? text.toLowerCase() : text;
}
