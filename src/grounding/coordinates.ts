import { isSpace, skipDigits, skipSpaces } from './chars.js';

/** A vertex in grid coordinates. */
export type Vertex = readonly [x: number, y: number];

/** Reads the coordinates of a leaf's whole body: every `(digits, digits)`, or else pairs of bare numbers. */
export function readCoordinates(body: string): Vertex[] {
  const vertices: Vertex[] = [];
  readTuples(body, 0, vertices);
  if (vertices.length > 0) return vertices;
  const numbers: number[] = [];
  const isBare = readBareNumbers(body, 0, numbers) === body.length;
  if (isBare && numbers.length % 2 === 0) addPairs(numbers, vertices);
  return vertices;
}

/** A pair or a number that goes on for longer will hardly end as one: what arrives is then read no further. */
const LONGEST_UNFINISHED = 1000;

/** Reads the vertices of a body that is still arriving. Each call gets what is new. */
export class GrowingCoordinates {
  readonly #tuples: Vertex[] = [];
  /** The beginning of a tuple; null once there is nothing more to read. */
  #tupleHead: string | null = '';
  readonly #numbers: number[] = [];
  #pairs: Vertex[] = [];
  /** The beginning of a number; null once there was something that is no number. */
  #numberHead: string | null = '';
  #view: { readonly of: readonly Vertex[]; readonly vertices: readonly Vertex[] } = { of: [], vertices: [] };

  /** The vertices that have arrived whole: the same array until there is one more. */
  read(more: string): readonly Vertex[] {
    this.#readTuples(more);
    if (this.#tuples.length === 0) this.#readPairs(more);
    const vertices = this.#tuples.length > 0 ? this.#tuples : this.#pairs;
    const isSame = vertices.length === this.#view.vertices.length && vertices === this.#view.of;
    if (!isSame) this.#view = { of: vertices, vertices: vertices.slice() };
    return this.#view.vertices;
  }

  #readTuples(more: string) {
    if (this.#tupleHead === null) return;
    const text = this.#tupleHead + more;
    this.#tupleHead = unfinished(text.slice(readTuples(text, 0, this.#tuples)));
  }

  #readPairs(more: string) {
    if (this.#numberHead === null) return;
    const text = this.#numberHead + more;
    // The last number may grow for as long as no space has ended it.
    let end = text.length;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end--;
    const isBare =
      skipDigits(text, end) === text.length && readBareNumbers(text.slice(0, end), 0, this.#numbers) === end;
    this.#numberHead = isBare ? unfinished(text.slice(end)) : null;
    if (this.#numberHead === null) this.#pairs = [];
    else addPairs(this.#numbers, this.#pairs);
  }
}

const unfinished = (text: string): string | null => (text.length > LONGEST_UNFINISHED ? null : text);

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

/** Adds the bare numbers from `index` on to `numbers`; returns where something else begins, or the end. */
function readBareNumbers(text: string, index: number, numbers: number[]): number {
  index = skipSpaces(text, index);
  while (index < text.length) {
    const end = skipDigits(text, index);
    const next = skipSpaces(text, end);
    const number = Number(text.slice(index, end));
    const isEnded = next > end || end === text.length;
    if (end === index || !isEnded || !Number.isFinite(number)) return index;
    numbers.push(number);
    index = next;
  }
  return index;
}

/** Adds the pairs of `numbers` that `vertices` lacks. */
function addPairs(numbers: readonly number[], vertices: Vertex[]) {
  for (let i = 2 * vertices.length; i + 1 < numbers.length; i += 2) {
    vertices.push([numbers[i]!, numbers[i + 1]!]);
  }
}
