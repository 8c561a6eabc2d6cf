import { unescapeHtml } from '../entities.js';

/** A tag as it stands in a text. */
export interface Tag {
  name: string;
  isClose: boolean;
  isSelfClosing: boolean;
  /** In the order written; the last of a name that stands twice wins. Entities are resolved. */
  attributes: ReadonlyMap<string, string>;
  start: number;
  end: number;
  /** True when the text ends inside the tag; then `attributes` has those that were whole. */
  isCut: boolean;
  /** True for a quote where none can be: an attribute's value may have been cut short by a quote of its own. */
  hasStrayQuote: boolean;
}

const NAME = /[A-Za-z_:][\w:.-]*/y;
const isSpace = (char: string | undefined) => char !== undefined && /\s/.test(char);

/**
 * The next tag at or after `from`, with attributes in double, single or no quotes; undefined when there is none. A `<` that
 * starts no tag is text. Going on from each tag's end is linear in the text: only a `<` that no quote hides ends a failed
 * attempt, and of the attempts from different places at most three can pass the same character.
 */
export function nextTag(text: string, from: number): Tag | undefined {
  let start = text.indexOf('<', from);
  while (start !== -1) {
    const tag = readTag(text, start);
    if (tag) return tag;
    start = text.indexOf('<', start + 1);
  }
  return undefined;
}

function readTag(text: string, start: number): Tag | undefined {
  const isClose = text[start + 1] === '/';
  NAME.lastIndex = start + (isClose ? 2 : 1);
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const attributes = new Map<string, string>();
  const tag = { name, isClose, attributes, start };
  let at = NAME.lastIndex;
  let hasStrayQuote = false;

  const skipSpace = () => {
    while (isSpace(text[at])) at++;
  };
  /** A run without white space, quotes and what ends or splits a tag. */
  const readRun = (isValue: boolean) => {
    const begin = at;
    while (at < text.length && !/[\s"'<>]/.test(text[at]!)) {
      if (isValue ? text[at] === '/' && text[at + 1] === '>' : text[at] === '=' || text[at] === '/') break;
      at++;
    }
    return text.slice(begin, at);
  };
  /** A quoted text; undefined when its end never comes. */
  const readQuoted = () => {
    const end = text.indexOf(text[at]!, at + 1);
    const value = end === -1 ? undefined : text.slice(at + 1, end);
    at = end === -1 ? text.length : end + 1;
    return value;
  };

  while (at < text.length) {
    const char = text[at]!;
    if (char === '>') {
      const isSelfClosing = text[at - 1] === '/';
      return { ...tag, isSelfClosing, end: at + 1, isCut: false, hasStrayQuote };
    }
    if (char === '<') return undefined;
    if (char === '"' || char === "'") {
      hasStrayQuote = true;
      at++;
    } else if (isSpace(char) || char === '/' || char === '=') {
      at++;
    } else {
      const key = readRun(false);
      skipSpace();
      if (text[at] !== '=') continue;
      at++;
      skipSpace();
      const isQuoted = text[at] === '"' || text[at] === "'";
      const value = isQuoted ? readQuoted() : readRun(true);
      // An unquoted value at the very end may still be growing.
      const isWhole = value !== undefined && (isQuoted || at < text.length);
      if (isWhole) attributes.set(key, unescapeHtml(value));
    }
  }
  return { ...tag, isSelfClosing: false, end: text.length, isCut: true, hasStrayQuote };
}
