/** How many straight pieces stand for a curve. */
const CURVE_PIECES = 12;

const SEGMENT = /([a-df-z])|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi;
/** How many numbers each command takes. */
const COUNTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

type Vertex = readonly [x: number, y: number];

/**
 * The outlines of SVG path data, a ring of x, y, … for each subpath. Straight commands are exact; Bézier curves become
 * twelve pieces each, and an arc the straight line to its end. Stops at the first mistake, as SVG prescribes. (Source:
 * SVG 2, chapter 9.)
 */
export function flattenPath(data: string): { rings: number[][]; isApproximate: boolean } {
  const rings: number[][] = [];
  let ring: number[] = [];
  let isApproximate = false;
  let at: Vertex = [0, 0];
  let start: Vertex = at;
  /** The control point that a smooth curve mirrors. */
  let control: Vertex | undefined;
  let command = '';
  let numbers: number[] = [];

  const moveTo = (to: Vertex) => {
    at = to;
    ring.push(...to);
  };
  const begin = (to: Vertex) => {
    if (ring.length > 2) rings.push(ring);
    ring = [];
    start = to;
    moveTo(to);
  };
  const curve = (points: readonly Vertex[]) => {
    isApproximate = true;
    const from = at;
    for (let i = 1; i <= CURVE_PIECES; i++) moveTo(bezier([from, ...points], i / CURVE_PIECES));
    at = points.at(-1)!;
  };
  const mirrored = (): Vertex => (control ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at);

  const run = () => {
    const name = command.toUpperCase();
    const [x, y] = command === name ? [0, 0] : at;
    const vertex = (i: number): Vertex => [x + numbers[i]!, y + numbers[i + 1]!];
    let nextControl: Vertex | undefined;
    if (name === 'M') {
      begin(vertex(0));
      // Further pairs behind a move are lines.
      command = command === 'M' ? 'L' : 'l';
    } else if (name === 'L') moveTo(vertex(0));
    else if (name === 'H') moveTo([x + numbers[0]!, at[1]]);
    else if (name === 'V') moveTo([at[0], y + numbers[0]!]);
    else if (name === 'A') {
      isApproximate = true;
      moveTo(vertex(5));
    } else if (name === 'C' || name === 'Q') {
      nextControl = vertex(name === 'C' ? 2 : 0);
      curve(name === 'C' ? [vertex(0), vertex(2), vertex(4)] : [vertex(0), vertex(2)]);
    } else if (name === 'S') {
      nextControl = vertex(0);
      curve([mirrored(), vertex(0), vertex(2)]);
    } else if (name === 'T') {
      nextControl = mirrored();
      curve([nextControl, vertex(0)]);
    }
    control = nextControl;
    numbers = [];
  };

  for (const [token, letter] of data.matchAll(SEGMENT)) {
    if (letter !== undefined) {
      if (numbers.length > 0 || !(letter.toUpperCase() in COUNTS)) break;
      command = letter;
      if (letter.toUpperCase() === 'Z') {
        if (ring.length > 2) rings.push(ring);
        ring = [];
        at = start;
      }
    } else {
      const count = COUNTS[command.toUpperCase()];
      if (!count) break;
      if (ring.length === 0 && command.toUpperCase() !== 'M') ring.push(...at);
      numbers.push(Number(token));
      if (numbers.length === count) run();
    }
  }
  if (ring.length > 2) rings.push(ring);
  return { rings: rings.map(withoutClosingVertex), isApproximate };
}

/** Paths often end where they began; a polygon closes by itself. */
function withoutClosingVertex(ring: number[]): number[] {
  const isClosed = ring.length > 4 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
  return isClosed ? ring.slice(0, -2) : ring;
}

/** De Casteljau's construction. */
function bezier(points: readonly Vertex[], t: number): Vertex {
  if (points.length === 1) return points[0]!;
  return bezier(
    points.slice(1).map(([x, y], i) => [points[i]![0] * (1 - t) + x * t, points[i]![1] * (1 - t) + y * t]),
    t,
  );
}
