import type { Span } from '../types.js';
import type { Collector } from './collector.js';
import { type JsonDocument, MAX_DEPTH, readJson } from './json.js';

/** JSON to read annotations from, whether it came as text or as values. */
export interface Source {
  roots: readonly unknown[];
  complete: boolean;
  /** Where a container stands in the text. */
  spanOf(value: unknown): Span;
  /** Whether a container had ended before the text did. */
  isWhole(value: unknown): boolean;
}

const NOWHERE: Span = { start: 0, end: 0 };
const FENCE = '```';

/** Opens text that holds JSON somewhere, or values that are parsed already. Reports text without any, and broken syntax. */
export function openSource(input: unknown, collector: Collector): Source {
  if (typeof input !== 'string') {
    const isData = typeof input === 'object' && input !== null;
    if (!isData) collector.issue('unreadable', 'Expected text or parsed JSON.', NOWHERE);
    return { roots: isData ? [input] : [], complete: true, spanOf: () => NOWHERE, isWhole: () => true };
  }
  const document: JsonDocument = {
    roots: [],
    spans: new WeakMap(),
    unfinished: new WeakSet(),
    complete: true,
  };
  const start = afterThinking(input);
  const parts = fencedParts(input, start);
  for (const { start: from, end, isOpen } of parts) readJson(input, from, end, document, isOpen);
  if (document.roots.length === 0) readJson(input, start, input.length, document);

  if (document.roots.length === 0 && (start > input.length || parts.at(-1)?.isOpen)) {
    document.complete = false;
  } else if (document.roots.length === 0 && input.slice(start).trim() !== '') {
    collector.issue('unreadable', 'The text holds no JSON.', { start, end: input.length });
  }
  if (document.broken && document.complete) {
    collector.issue('malformed', 'The JSON is broken here, and was read around.', document.broken);
  }
  return {
    roots: document.roots,
    complete: document.complete,
    spanOf: (value) => (isContainer(value) && document.spans.get(value)) || NOWHERE,
    isWhole: (value) => !isContainer(value) || !document.unfinished.has(value),
  };
}

/**
 * Where the answer begins behind the thinking that some models leave at its head, with drafts of the answer inside; beyond
 * the text when that ends in the thinking.
 */
export function afterThinking(text: string): number {
  const closing = '</think>';
  const at = text.lastIndexOf(closing);
  if (at !== -1) return at + closing.length;
  return /^\s*<think>/.test(text) ? text.length + 1 : 0;
}

/** The insides of the fences of a Markdown answer; none when the answer is JSON right away. */
function fencedParts(text: string, start: number): (Span & { isOpen: boolean })[] {
  const parts: (Span & { isOpen: boolean })[] = [];
  if (/^[[{]/.test(text.slice(start).trimStart())) return parts;
  // Labels have fences too: a block ends behind JSON or at the beginning of a line, else anywhere.
  const closings = text.matchAll(/(?:[\]}]\s*|\n[ \t]*)(?=```)/g);
  const behind = (match: RegExpExecArray) => match.index + match[0].length;
  let next = closings.next().value;
  let at = text.indexOf(FENCE, start);
  while (at !== -1) {
    const from = at + FENCE.length;
    while (next && behind(next) < from) next = closings.next().value;
    const isBlock = /^\w*\s*[\n[{]/.test(text.slice(from, from + 32));
    const closing = next && isBlock ? behind(next) : text.indexOf(FENCE, from);
    const isOpen = closing === -1;
    parts.push({ start: from, end: isOpen ? text.length : closing, isOpen });
    at = isOpen ? -1 : text.indexOf(FENCE, closing + FENCE.length);
  }
  return parts;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where a container stands. */
export interface Place {
  /** Whether there are only lists around. */
  isBare: boolean;
  /** Whether it is an item of a list. */
  isListed: boolean;
}

/** Says what to visit inside a container: all of it (true), nothing (false), or these values. */
export type Visitor = (value: object, place: Place) => boolean | readonly unknown[];

/** Visits the containers of a source in document order, those inside after those around them. */
export function walk(source: Source, visit: Visitor): void {
  const seen = new Set<object>();
  const pending: (Place & { value: unknown; depth: number })[] = [];
  const add = (values: readonly unknown[], place: Place, depth: number) => {
    for (let i = values.length - 1; i >= 0; i--) pending.push({ ...place, value: values[i], depth });
  };
  add(source.roots, { isBare: true, isListed: false }, 0);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, isBare, isListed, depth } = next;
    // Values that are already parsed may hold each other.
    if (!isContainer(value) || seen.has(value) || depth > MAX_DEPTH) continue;
    seen.add(value);
    const inside = visit(value, { isBare, isListed });
    if (inside === false) continue;
    const parts = inside === true ? Object.values(value) : inside;
    const isList = Array.isArray(value);
    add(parts, { isBare: isBare && isList, isListed: isList }, depth + 1);
  }
}
