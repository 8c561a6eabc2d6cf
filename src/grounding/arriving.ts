import { GrowingCoordinates, type Vertex } from './coordinates.js';
import { readArrivingPolygon } from './leaf.js';
import type { Token } from './tokens.js';
import type { ShapeAnnotation } from './types.js';

/** The polygon at the end of the text whose close tag has not arrived yet. */
export class ArrivingPolygon {
  #token: Token | null = null;
  #coordinates = new GrowingCoordinates();
  #points: readonly Vertex[] = [];
  #annotation: ShapeAnnotation | undefined;

  /**
   * The polygon with the vertices of `body`, the text after its open tag so far; `undefined` before the second vertex.
   * The same object until there is one more vertex.
   */
  read(token: Token, body: string, idPrefix: string): ShapeAnnotation | undefined {
    if (token !== this.#token) {
      this.#token = token;
      this.#coordinates = new GrowingCoordinates();
      this.#points = [];
      this.#annotation = undefined;
    }
    const points = this.#coordinates.read(body);
    if (points !== this.#points) {
      this.#points = points;
      const end = token.end + body.length;
      this.#annotation = points.length < 2 ? undefined : readArrivingPolygon(token, end, points, idPrefix);
    }
    return this.#annotation;
  }
}
