/** How many straight pieces stand for a curve. */
const CURVE_PIECES = 12;

/** A command or a number, and what may stand before it. */
const TOKEN = /[\s,]*(?:([a-df-z])|([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?))/iy;
/** A flag of an arc is one digit, with or without anything behind it. */
const FLAG = /[\s,]*()([01])/y;
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

/** The outlines of a path. */
export interface FlatPath {
  /** Each x, y of one vertex after the other. */
  rings: number[][];
  /** True when curves became straight pieces. */
  isApproximate: boolean;
  /** True when a ring was a line that ends elsewhere than it begins. */
  isOpen: boolean;
}

type Vertex = readonly [x: number, y: number];

/**
 * The outlines of SVG path data, a ring of x, y, … for each subpath. Straight commands are exact; Bézier curves and arcs
 * become twelve pieces each. Stops at the first mistake, as SVG prescribes. (Source: SVG 2, chapter 9.)
 */
export function flattenPath(data: string): FlatPath {
  const rings: number[][] = [];
  let ring: number[] = [];
  let isApproximate = false;
  let isOpen = false;
  let at: Vertex = [0, 0];
  let start: Vertex = at;
  /** The last control point of the curve before, and which kind of curve that was. */
  let control: Vertex | undefined;
  let before = '';
  let command = '';
  let numbers: number[] = [];

  const moveTo = (to: Vertex) => {
    at = to;
    ring.push(...to);
  };
  const end = (isClosed: boolean) => {
    if (ring.length > 2) rings.push(ring);
    isOpen ||= !isClosed && ring.length > 4 && !endsAtStart(ring);
    ring = [];
  };
  const begin = (to: Vertex) => {
    end(false);
    start = to;
    moveTo(to);
  };
  const curve = (points: readonly Vertex[]) => {
    isApproximate = true;
    const from = at;
    for (let i = 1; i <= CURVE_PIECES; i++) moveTo(bezier([from, ...points], i / CURVE_PIECES));
    at = points.at(-1)!;
  };
  /** Where a smooth curve begins to bend: opposite of where one of its kind ended to. */
  const mirrored = (kinds: string): Vertex =>
    control && kinds.includes(before) ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at;

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
      for (const point of arc(at, numbers, vertex(5))) moveTo(point);
    } else if (name === 'C' || name === 'Q') {
      nextControl = vertex(name === 'C' ? 2 : 0);
      curve(name === 'C' ? [vertex(0), vertex(2), vertex(4)] : [vertex(0), vertex(2)]);
    } else if (name === 'S') {
      nextControl = vertex(0);
      curve([mirrored('CS'), vertex(0), vertex(2)]);
    } else if (name === 'T') {
      nextControl = mirrored('QT');
      curve([nextControl, vertex(0)]);
    }
    control = nextControl;
    before = name;
    numbers = [];
  };

  for (let next = 0; next < data.length; ) {
    const isFlag = /a/i.test(command) && (numbers.length === 3 || numbers.length === 4);
    const pattern = isFlag ? FLAG : TOKEN;
    pattern.lastIndex = next;
    const found = pattern.exec(data);
    if (!found) break;
    next = pattern.lastIndex;
    const [, letter, number] = found;
    if (letter) {
      if (numbers.length > 0 || !(letter.toUpperCase() in COUNTS)) break;
      command = letter;
      if (letter.toUpperCase() === 'Z') {
        end(true);
        at = start;
        control = undefined;
      }
    } else {
      const count = COUNTS[command.toUpperCase()];
      if (!count) break;
      if (ring.length === 0 && command.toUpperCase() !== 'M') ring.push(...at);
      numbers.push(Number(number));
      if (numbers.length === count) run();
    }
  }
  end(false);
  return { rings: rings.map(withoutClosingVertex), isApproximate, isOpen };
}

/** Whether the last vertex of x, y, … is the first again. */
export const endsAtStart = (ring: readonly number[]): boolean =>
  ring[0] === ring.at(-2) && ring[1] === ring.at(-1);

/** Paths often end where they began; a polygon closes by itself. */
function withoutClosingVertex(ring: number[]): number[] {
  return ring.length > 4 && endsAtStart(ring) ? ring.slice(0, -2) : ring;
}

/** De Casteljau's construction. */
function bezier(points: readonly Vertex[], t: number): Vertex {
  if (points.length === 1) return points[0]!;
  return bezier(
    points.slice(1).map(([x, y], i) => [points[i]![0] * (1 - t) + x * t, points[i]![1] * (1 - t) + y * t]),
    t,
  );
}

/** The points of an elliptical arc, from the first behind `from` to `to`. (Source: SVG 2, appendix on arcs, B.2.4 and B.2.5.) */
function arc(from: Vertex, numbers: readonly number[], to: Vertex): Vertex[] {
  const [rx, ry, degrees, large, sweep] = numbers.map(Math.abs) as [number, number, number, number, number];
  const turn = ((numbers[2]! < 0 ? -degrees : degrees) / 180) * Math.PI;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  // Half the chord, on the circle of radius 1 that the ellipse is drawn from.
  const chord: Vertex = [(cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry];
  const square = chord[0] ** 2 + chord[1] ** 2;
  if (!(square > 0) || !Number.isFinite(square)) return [to];
  // Radii that are too short grow until they reach.
  const scale = Math.max(1, Math.sqrt(square));
  const away = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, scale ** 2 / square - 1));
  const centre: Vertex = [away * chord[1], -away * chord[0]];
  const angleTo = (sign: number) => Math.atan2(sign * chord[1] - centre[1], sign * chord[0] - centre[0]);
  const start = angleTo(1);
  const full = 2 * Math.PI;
  const sweepBy = (((angleTo(-1) - start) % full) + full) % full;
  const angle = sweep ? sweepBy : sweepBy - full;
  const middle: Vertex = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return Array.from({ length: CURVE_PIECES }, (_, i) => {
    if (i === CURVE_PIECES - 1) return to;
    const at = start + (angle * (i + 1)) / CURVE_PIECES;
    const x = rx * (scale * Math.cos(at) + centre[0]);
    const y = ry * (scale * Math.sin(at) + centre[1]);
    return [middle[0] + cos * x - sin * y, middle[1] + sin * x + cos * y];
  });
}
