import type { Viewport } from './viewportTypes.js';

/** Milliseconds for which a move that the app has not answered is taken to be on its way. */
const PATIENCE_MS = 250;

/**
 * What a controlled viewport has asked its app for. An app may render later than the next step of a gesture comes, which
 * is then to go on from the step before, not from where the image still stands.
 */
export interface AskedViewports {
  /** The last that was asked for and may still be answered, or null. */
  last(): Viewport | null;
  ask(viewport: Viewport): void;
  /** The app gives `viewport`: an earlier one that was asked for, or one of its own, after which none counts. */
  answer(viewport: Viewport | undefined): void;
}

const isSame = (a: Viewport, b: Viewport) => a.scale === b.scale && a.x === b.x && a.y === b.y;

/** Nothing asked for yet. */
export function createAskedViewports(): AskedViewports {
  let asked: Viewport[] = [];
  let askedAt = 0;
  let given: Viewport | undefined;

  return {
    last: () => (Date.now() - askedAt <= PATIENCE_MS ? (asked[asked.length - 1] ?? null) : null),
    ask(viewport) {
      if (Date.now() - askedAt > PATIENCE_MS) asked = [];
      asked.push(viewport);
      askedAt = Date.now();
    },
    answer(viewport) {
      const before = given;
      given = viewport;
      // Rendered for another reason.
      if (viewport && before && isSame(viewport, before)) return;
      const index = viewport ? asked.findIndex((one) => isSame(one, viewport)) : -1;
      asked = index < 0 ? [] : asked.slice(index + 1);
    },
  };
}
