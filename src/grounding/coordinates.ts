import { isSpace, skipDigits, skipSpaces } from './chars.js';

/** A vertex in grid coordinates. */
export type Vertex = readonly [x: number, y: number];

/** Reads the coordinates of a leaf's whole body: every `(digits, digits)`, or else pairs of bare numbers. */
export function readCoordinates(body: string): Vertex[] {
  const vertices: Vertex[] = [];
  readTuples(body, 0, vertices);
  return vertices.length > 0 ? vertices : pairsOf(readBareNumbers(body) ?? []);
}

/** Reads the vertices of a body that is still arriving. Each call gets the body so far. */
export class GrowingCoordinates {
  readonly #tuples: Vertex[] = [];
  #next = 0;
  #view: readonly Vertex[] = [];

  /** The vertices that have arrived whole: the same array until there is one more. */
  read(body: string): readonly Vertex[] {
    this.#next = readTuples(body, this.#next, this.#tuples);
    const vertices = this.#tuples.length > 0 ? this.#tuples : finishedPairs(body);
    if (vertices.length !== this.#view.length) this.#view = vertices.slice();
    return this.#view;
  }
}

function finishedPairs(body: string): Vertex[] {
  const numbers = readBareNumbers(body) ?? [];
  const lastMayGrow = body !== '' && !isSpace(body.charCodeAt(body.length - 1));
  const whole = lastMayGrow ? numbers.length - 1 : numbers.length;
  return pairsOf(numbers.slice(0, Math.max(0, whole - (whole % 2))));
}

/** Adds the tuples from `index` on to `vertices`; returns where to read on when more text arrives. */
function readTuples(text: string, index: number, vertices: Vertex[]): number {
  for (;;) {
    const open = text.indexOf('(', index);
    if (open === -1) return text.length;
    const xStart = skipSpaces(text, open + 1);
    const xEnd = skipDigits(text, xStart);
    const comma = skipSpaces(text, xEnd);
    const yStart = skipSpaces(text, comma + 1);
    const yEnd = skipDigits(text, yStart);
    const close = skipSpaces(text, yEnd);
    if (xEnd === xStart || text[comma] !== ',') {
      if (comma >= text.length) return open;
      index = Math.max(open + 1, comma);
    } else if (yEnd === yStart || text[close] !== ')') {
      if (close >= text.length) return open;
      index = close;
    } else {
      const x = Number(text.slice(xStart, xEnd));
      const y = Number(text.slice(yStart, yEnd));
      // More than 308 digits overflow: no JSON could hold the vertex, so it is as good as misspelt.
      if (Number.isFinite(x) && Number.isFinite(y)) vertices.push([x, y]);
      index = close + 1;
    }
  }
}

/** The numbers of a body that holds nothing else; `undefined` for any other body. */
function readBareNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  let index = skipSpaces(text, 0);
  while (index < text.length) {
    const end = skipDigits(text, index);
    const next = skipSpaces(text, end);
    if (end === index || (next === end && end < text.length)) return undefined;
    const number = Number(text.slice(index, end));
    if (!Number.isFinite(number)) return undefined;
    numbers.push(number);
    index = next;
  }
  return numbers;
}

function pairsOf(numbers: readonly number[]): Vertex[] {
  if (numbers.length % 2 !== 0) return [];
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}
