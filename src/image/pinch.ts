import type {
  ViewPoint,
  Viewport,
  ViewportChangeDetails,
  ViewportController,
} from '../state/viewportTypes.js';

/** Two fingers that move an image. */
export interface Pinch {
  /** The finger `id` of the two in `fingers` moves to `now`. */
  move(
    fingers: ReadonlyMap<number, ViewPoint>,
    id: number,
    now: ViewPoint,
    details: ViewportChangeDetails,
  ): void;
  /** A finger was added or lifted. */
  end(): void;
}

/** Moves of each finger at most once, which count as one. */
interface Round {
  /** Where the image and the fingers were before. */
  view: Viewport;
  before: ReadonlyMap<number, ViewPoint>;
  now: Map<number, ViewPoint>;
  moved: Set<number>;
  /** Where the image is by now. */
  result: Viewport;
}

export const distance = (a: ViewPoint, b: ViewPoint) => Math.hypot(a.x - b.x, a.y - b.y);

const isSame = (a: Viewport, b: Viewport) => a.scale === b.scale && a.x === b.x && a.y === b.y;

function spanOf(fingers: ReadonlyMap<number, ViewPoint>) {
  const [a, b] = [...fingers.values()] as [ViewPoint, ViewPoint];
  return { length: Math.max(distance(a, b), 1), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}

/**
 * A pinch that moves `viewport`. Browsers tell of one finger after the other where both have moved: by the first alone the
 * image may come to a limit, of which the second would take nothing back. So two that only pan would zoom. What the
 * second finger does is therefore reckoned from before the first.
 */
export function createPinch(viewport: ViewportController): Pinch {
  let round: Round | null = null;
  return {
    move(fingers, id, now, details) {
      const view = viewport.getTarget();
      // A key may have moved the image between the two.
      if (!round || round.moved.has(id) || !isSame(round.result, view))
        round = { view, before: new Map(fingers), now: new Map(fingers), moved: new Set(), result: view };
      round.moved.add(id);
      round.now.set(id, now);
      const [from, to] = [spanOf(round.before), spanOf(round.now)];
      viewport.pinch(to.length / from.length, from.middle, to.middle, details, round.view);
      round.result = viewport.getTarget();
    },
    end() {
      round = null;
    },
  };
}
