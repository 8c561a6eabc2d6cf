import type { Place } from './markup.js';

/** An evening in a harbour, drawn: the scene's motion, from which both its pictures and its answers are made. */
export const harbourFilm = {
  width: 960,
  height: 540,
  framesPerSecond: 25,
  duration: 12,
  opening: 7.6,
} as const;

/** In pixels of the film; angles in radians. */
export type Point = readonly [x: number, y: number];

/** How a thing is put into the picture: its anchor, and how far it is turned about it. */
export interface Pose {
  x: number;
  y: number;
  turn: number;
}

/** Where sea and sky meet. */
export const horizon = 300;

const wave = (t: number, seconds: number, phase = 0) => Math.sin((t / seconds) * 2 * Math.PI + phase);

// Every outline is in pixels from the anchor, which floats on the waterline.

/** The sailing boat, from its hull up. */
export const sailingBoat = {
  hull: [
    [-66, -15],
    [72, -20],
    [52, 10],
    [-54, 10],
  ],
  mainsail: [
    [2, -164],
    [-22, -112],
    [-50, -56],
    [-62, -26],
    [0, -30],
  ],
  jib: [
    [9, -150],
    [36, -84],
    [66, -26],
    [10, -28],
  ],
} as const satisfies Record<string, readonly Point[]>;

export const sailingBoatPose = (t: number): Pose => ({
  x: -84 + 62 * t,
  y: 384 + 2.5 * wave(t, 3.2),
  turn: 0.03 * wave(t, 4, 1),
});

/** The ferry, which is further away. */
export const ferry = {
  hull: [
    [-92, -20],
    [86, -20],
    [80, 6],
    [-78, 6],
  ],
  funnel: [
    [16, -70],
    [36, -70],
    [36, -44],
    [16, -44],
  ],
} as const satisfies Record<string, readonly Point[]>;

export const ferryPose = (t: number): Pose => ({ x: 880 - 66 * t, y: 322 + 0.8 * wave(t, 3), turn: 0 });

/** The shore end of the headland, behind which the ferry comes out. */
export const headlandEdge = 706;

/** The lamp of the lighthouse. */
export const lamp: Point = [800, 131];

/** When the lighthouse flashes, in seconds, and for how long. */
export const flashes = [2, 6, 10] as const;
export const flashLength = 0.7;

/** How brightly the lamp shines, 0 to 1. */
export function brightness(t: number): number {
  const since = flashes.map((start) => t - start).find((passed) => passed >= 0 && passed < flashLength);
  return since === undefined ? 0 : Math.sin((since / flashLength) * Math.PI) ** 0.6;
}

/** The leaps of the dolphin: from where and when it breaks the surface, to where. Seconds. */
export const leaps = [
  { start: 4.4, end: 5.4, from: 560, to: 690 },
  { start: 8.4, end: 9.4, from: 716, to: 846 },
] as const;

const leapHeight = 74;
/** The water where it leaps. */
export const leapWater = 452;

export const dolphin = [
  [40, 2],
  [24, -9],
  [4, -12],
  [-4, -21],
  [-12, -11],
  [-30, -4],
  [-46, -11],
  [-44, 9],
  [-28, 4],
  [6, 9],
  [28, 8],
] as const satisfies readonly Point[];

/** The dolphin while it is above the water. */
export function dolphinPose(t: number): Pose | undefined {
  const leap = leaps.find(({ start, end }) => t >= start && t <= end);
  if (!leap) return undefined;
  const share = (t - leap.start) / (leap.end - leap.start);
  const run = leap.to - leap.from;
  return {
    x: leap.from + run * share,
    y: leapWater - 4 * leapHeight * share * (1 - share),
    turn: Math.atan2(-4 * leapHeight * (1 - 2 * share), run),
  };
}

/** Three gulls that fly through together. */
export const gulls = [
  { dx: 0, dy: 0, size: 15 },
  { dx: -46, dy: 24, size: 12 },
  { dx: -82, dy: -6, size: 11 },
] as const;

/** The first gull. */
export const flockAt = (t: number): Point => [-20 + 128 * (t - 1.6), 196 - 13 * (t - 1.6) + 9 * wave(t, 5)];

/** Where the wings of a gull are, from 1 for up to -1 for down. */
export const flap = (t: number, index: number) => wave(t, 0.72, index * 1.7);

const posed = ([x, y]: Point, { x: atX, y: atY, turn }: Pose): Point => [
  atX + x * Math.cos(turn) - y * Math.sin(turn),
  atY + x * Math.sin(turn) + y * Math.cos(turn),
];

const share = ([x, y]: Point): Place => [x / harbourFilm.width, y / harbourFilm.height];

/** An outline in the picture, as shares of it. */
export const outlineIn = (outline: readonly Point[], pose: Pose): readonly Place[] =>
  outline.map((point) => share(posed(point, pose)));

/** The box around points of the picture, as shares of it. */
export function boxAround(points: readonly Place[]): readonly [Place, Place] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
}

export const sailingBoatBox = (t: number) =>
  boxAround(Object.values(sailingBoat).flatMap((outline) => outlineIn(outline, sailingBoatPose(t))));

export const mainsailOutline = (t: number) => outlineIn(sailingBoat.mainsail, sailingBoatPose(t));

export const jibOutline = (t: number) => outlineIn(sailingBoat.jib, sailingBoatPose(t));

/** What of the ferry the headland does not hide. */
export function ferryBox(t: number): readonly [Place, Place] {
  const [[left, top], [right, bottom]] = boxAround(
    Object.values(ferry).flatMap((outline) => outlineIn(outline, ferryPose(t))),
  );
  return [
    [left, top],
    [Math.min(right, headlandEdge / harbourFilm.width), bottom],
  ];
}

/** The dolphin above the water. */
export function dolphinBox(t: number): readonly [Place, Place] {
  const pose = dolphinPose(t) ?? { x: 0, y: 0, turn: 0 };
  const [corner, [right, bottom]] = boxAround(outlineIn(dolphin, pose));
  return [corner, [right, Math.min(bottom, (leapWater + 2) / harbourFilm.height)]];
}

export function flockBox(t: number): readonly [Place, Place] {
  const [x, y] = flockAt(t);
  return boxAround(
    gulls.flatMap(({ dx, dy, size }) => [
      share([x + dx - size * 1.5, y + dy - size]),
      share([x + dx + size * 1.5, y + dy + size * 0.8]),
    ]),
  );
}

export const lampPlace = share(lamp);
