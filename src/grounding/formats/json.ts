import type { Span } from '../types.js';
import { isComment, isSpace, readJsonString, skipSpace } from './jsonStrings.js';

/** Containers nested deeper than this are read over: no format needs them, and no reader may run out of stack. */
export const MAX_DEPTH = 64;

/** What was found in a text: every value that starts with a bracket, and what is known of each container. */
export interface JsonDocument {
  roots: unknown[];
  spans: WeakMap<object, Span>;
  /** Containers that the text ended in. */
  unfinished: WeakSet<object>;
  /** False when the text ends inside a value. */
  complete: boolean;
  /** Where the syntax was first found broken. */
  broken?: Span;
}

type Container = unknown[] | Record<string, unknown>;

interface Frame {
  isArray: boolean;
  /** Undefined beyond `MAX_DEPTH`. */
  value: Container | undefined;
  start: number;
  /** The key that waits for its value. */
  key: string | undefined;
  hasColon: boolean;
  /** How many containers without a key an object holds. */
  keyless: number;
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
  ['undefined', null],
  ['NaN', Number.NaN],
  ['nan', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['inf', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);
const CALL = /^[a-z_][\w.]*$/i;
const SCALAR = /\(([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\)/iy;

/**
 * Reads every JSON value that stands in `text` from `from` to `to`, as models write them: prose around, single quotes,
 * Python's `None`, tuples, trailing or missing commas, comments, quotes inside strings, brackets that do not match, an end
 * that never comes. Text that `JSON.parse` takes means the same here, unless a key stands twice in an object: those are two
 * objects. Linear in the text, and never throws.
 *
 * @param isOpen whether what ends at `to` without its last brackets was cut off; else they were forgotten.
 */
export function readJson(
  text: string,
  from: number,
  to: number,
  document: JsonDocument,
  isOpen = true,
): void {
  const stack: Frame[] = [];
  let openArrays = 0;
  let openObjects = 0;
  let at = from;

  const broken = (start: number) => {
    document.broken ??= { start, end: Math.min(start + 1, to) };
  };

  const put = (value: unknown) => {
    const frame = stack.at(-1);
    if (!frame) {
      document.roots.push(value);
      return;
    }
    if (frame.value === undefined) return;
    if (frame.isArray) {
      (frame.value as unknown[]).push(value);
      return;
    }
    let record = frame.value as Record<string, unknown>;
    const isContainer = typeof value === 'object' && value !== null;
    if (frame.key !== undefined && (frame.hasColon || isContainer)) {
      const key = frame.key;
      frame.key = undefined;
      frame.hasColon = false;
      if (Object.hasOwn(record, key)) record = nextItem();
      record[key] = value;
    } else if (isContainer) {
      // An object that holds items without keys: keep them, under names that no format asks for.
      broken(at);
      record[` ${frame.keyless++}`] = value;
    } else {
      frame.key = String(value);
    }
  };

  /** Of a key that stands twice: the brackets between two items are missing. Closes the one and opens the other. */
  const nextItem = (): Record<string, unknown> => {
    broken(at);
    pop(at);
    const value: Record<string, unknown> = Object.create(null);
    put(value);
    stack.push({ isArray: false, value, start: at, key: undefined, hasColon: false, keyless: 0 });
    openObjects++;
    return value;
  };

  const open = (isArray: boolean) => {
    const isTooDeep = stack.length >= MAX_DEPTH;
    const value: Container | undefined = isTooDeep ? undefined : isArray ? [] : Object.create(null);
    if (value === undefined) broken(at);
    else put(value);
    stack.push({ isArray, value, start: at, key: undefined, hasColon: false, keyless: 0 });
    if (isArray) openArrays++;
    else openObjects++;
    at++;
  };

  const pop = (end: number) => {
    const frame = stack.pop()!;
    if (frame.isArray) openArrays--;
    else openObjects--;
    if (frame.value) document.spans.set(frame.value, { start: frame.start, end });
    return frame;
  };

  /** Whether a closing bracket that does not fit the object it stands in is one too many, rather than one early. */
  const isStray = () => {
    const next = skipSpace(text, at + 1, to);
    if (text[next] === '}') return true;
    const afterComma = skipSpace(text, next + 1, to);
    return text[next] === ',' && (text[afterComma] === '"' || text[afterComma] === "'");
  };

  const close = (isArray: boolean) => {
    const top = stack.at(-1)!;
    if (top.isArray !== isArray) {
      broken(at);
      if ((isArray ? openArrays : openObjects) === 0 || (isArray && isStray())) {
        at++;
        return;
      }
      while (stack.at(-1)!.isArray !== isArray) pop(at);
    }
    at++;
    pop(at);
  };

  const readString = () => {
    const string = readJsonString(text, at, from, to);
    if (string.isBroken) broken(string.end);
    at = string.end;
    return string.value;
  };

  const readWord = () => {
    const start = at;
    while (at < to && !',:[]{}()\n'.includes(text[at]!) && !(isSpace(text[at - 1]) && isComment(text, at)))
      at++;
    const word = text.slice(start, at).trim();
    if (word === '') return;
    // Python's `array([1, 2])` is its list, and `float64(1.5)` its number.
    if (text[at] === '(' && CALL.test(text.slice(start, at))) {
      SCALAR.lastIndex = at;
      const number = SCALAR.exec(text)?.[1];
      if (number === undefined || SCALAR.lastIndex > to) return;
      at = SCALAR.lastIndex;
      return put(Number(number));
    }
    if (NUMBER.test(word)) return put(Number(word));
    if (WORDS.has(word)) return put(WORDS.get(word));
    const words = word.split(/\s+/);
    if (stack.at(-1)!.isArray && words.every((part) => NUMBER.test(part))) {
      for (const part of words) put(Number(part));
    } else {
      put(word);
    }
  };

  /** A colon in a list: the list was never closed, and its last word is the next key of the object around it. */
  const readColon = () => {
    const frame = stack.at(-1)!;
    if (!frame.isArray) {
      frame.hasColon = frame.key !== undefined;
    } else {
      broken(at);
      const items = frame.value as unknown[] | undefined;
      const parent = stack.at(-2);
      if (items && parent && !parent.isArray && typeof items.at(-1) === 'string') {
        parent.key = items.pop() as string;
        parent.hasColon = true;
        pop(at);
      }
    }
    at++;
  };

  const readComment = () => {
    const closing = text[at + 1] === '/' ? '\n' : '*/';
    const length = text.slice(at + 2, to).indexOf(closing);
    at = length === -1 ? to : at + 2 + length + closing.length;
  };

  const readToken = (char: string) => {
    if (char === '[' || char === '(') open(true);
    else if (char === '{') open(false);
    else if (char === ']' || char === ')') close(true);
    else if (char === '}') close(false);
    else if (char === ':') readColon();
    else if (char === '"' || char === "'") put(readString());
    else if (isComment(text, at)) readComment();
    else if (/[uUbBrR]/.test(char) && (text[at + 1] === '"' || text[at + 1] === "'")) at++;
    else readWord();
  };

  while (at < to) {
    const char = text[at]!;
    if (stack.length === 0) {
      if (char === '[' || char === '{') open(char === '[');
      else at++;
    } else if (char === ',') {
      const frame = stack.at(-1)!;
      frame.key = undefined;
      frame.hasColon = false;
      at++;
    } else if (isSpace(char)) {
      at++;
    } else {
      readToken(char);
    }
  }

  if (stack.length > 0) {
    if (isOpen) document.complete = false;
    else broken(to);
  }
  while (stack.length > 0) {
    const { value } = pop(to);
    if (value && isOpen) document.unfinished.add(value);
  }
}
