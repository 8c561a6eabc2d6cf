import { GrowingCoordinates, type Vertex } from './coordinates.js';
import { readArrivingPolygon } from './leaf.js';
import type { Token } from './tokens.js';
import type { ReadText } from './tree.js';
import type { ShapeAnnotation } from './types.js';

/** The polygon at the end of the text whose close tag has not arrived yet. */
export class ArrivingPolygon {
  #token: Token | null = null;
  #coordinates = new GrowingCoordinates();
  #readTo = 0;
  #points: readonly Vertex[] = [];
  #annotation: ShapeAnnotation | undefined;

  /**
   * The polygon with the vertices from its open tag to `end`; `undefined` before the first one. The same object until there
   * is one more vertex.
   */
  read(token: Token, end: number, read: ReadText, idPrefix: string): ShapeAnnotation | undefined {
    if (token !== this.#token) {
      this.#token = token;
      this.#coordinates = new GrowingCoordinates();
      this.#readTo = token.end;
      this.#points = [];
      this.#annotation = undefined;
    }
    const points = this.#coordinates.read(read(this.#readTo, end));
    this.#readTo = end;
    if (points !== this.#points) {
      this.#points = points;
      this.#annotation = points.length === 0 ? undefined : readArrivingPolygon(token, end, points, idPrefix);
    }
    return this.#annotation;
  }
}
