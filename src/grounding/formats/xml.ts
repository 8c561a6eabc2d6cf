import { unescapeHtml } from '../entities.js';
import type { Span } from '../types.js';
import { nextTag } from './tags.js';

/** Elements nested deeper than this are read over: no format needs them, and no reader may run out of stack. */
const MAX_DEPTH = 64;

export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** The text directly inside, entities resolved, trimmed. */
  text: string;
  span: Span;
  /** False when the text ended before the element did. */
  isWhole: boolean;
}

export interface XmlDocument {
  roots: XmlElement[];
  /** False when the text ends inside an element or a tag. */
  complete: boolean;
}

/**
 * Reads XML as tools write it, without a DOM: elements, attributes, text, comments, CDATA. A close tag without its open tag
 * is skipped, one that is missing is supplied. Nothing is fetched or expanded. Linear in the text, and never throws.
 */
export function readXml(source: string): XmlDocument {
  const markup = blankOut(source);
  const roots: XmlElement[] = [];
  const stack: XmlElement[] = [];
  let tooDeep = 0;
  let at = 0;
  let complete = true;

  const addText = (end: number) => {
    const top = stack.at(-1);
    if (top && tooDeep === 0) top.text += readText(source.slice(at, end));
  };
  const pop = (end: number, isWhole: boolean) => {
    const element = stack.pop()!;
    element.text = element.text.trim();
    element.span.end = end;
    element.isWhole = isWhole;
  };

  for (let tag = nextTag(markup, at); tag; tag = nextTag(markup, at)) {
    addText(tag.start);
    at = tag.end;
    if (tag.isCut) {
      complete = false;
    } else if (tag.isClose) {
      if (tooDeep > 0) tooDeep--;
      else if (stack.some((element) => element.name === tag.name)) {
        while (stack.at(-1)!.name !== tag.name) pop(tag.start, true);
        pop(tag.end, true);
      }
    } else if (stack.length === MAX_DEPTH) {
      if (!tag.isSelfClosing) tooDeep++;
    } else {
      const { name, attributes, start, end } = tag;
      const element = { name, attributes, children: [], text: '', span: { start, end }, isWhole: true };
      (stack.at(-1)?.children ?? roots).push(element);
      if (!tag.isSelfClosing) stack.push(element);
    }
  }
  addText(source.length);
  // `<na` at the very end is no tag yet, but the beginning of one.
  if (stack.length > 0 || /<[^<>\s]*$/.test(markup.slice(-256))) complete = false;
  while (stack.length > 0) pop(source.length, false);
  return { roots, complete };
}

/** What holds no markup: comments, processing instructions and CDATA. */
const NO_MARKUP = /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g;

/** Replaces what holds no markup by as many spaces, so that offsets stay true. */
const blankOut = (source: string): string => source.replace(NO_MARKUP, (part) => ' '.repeat(part.length));

/** A stretch of text without tags: CDATA is taken literally, entities are resolved elsewhere. */
function readText(source: string): string {
  let text = '';
  let at = 0;
  for (const match of source.matchAll(NO_MARKUP)) {
    text += unescapeHtml(source.slice(at, match.index)) + (match[1] ?? '');
    at = match.index + match[0].length;
  }
  return text + unescapeHtml(source.slice(at));
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((candidate) => candidate.name === name);

/** Every element of a tree in document order. */
export function* elementsOf(elements: readonly XmlElement[]): Generator<XmlElement> {
  for (const element of elements) {
    yield element;
    yield* elementsOf(element.children);
  }
}
