import type { Place } from './markup.js';

/** How the plate is cut and played; `opening` is the time of the picture that the film opens with. */
export const catFilm = {
  width: 640,
  height: 408,
  framesPerSecond: 8,
  loops: 3,
  duration: 9,
  opening: 0.5,
} as const;

/** Pixels of the film for each pixel of the plate. */
export const catScale = 4;

/** Where the 24 cells of the plate begin, in its pixels. */
const columns = [9, 175, 343, 511, 680, 849];
const rows = [11, 137, 261, 389];

/**
 * Measured in each cell, in pixels from its corner: x of the rump; nose; tip of the ear that is ahead; the highest place of
 * the tail, or its end where it streams out behind; y of the line where the backdrop meets the ground.
 */
const marks = [
  [52, 148, 56, 142, 35, 31, 13, 90.5],
  [57, 154.4, 53.7, 148.4, 34, 36.5, 13.7, 90],
  [50.5, 149.7, 54, 143.3, 34.5, 30.5, 13.5, 89.6],
  [56.5, 154.8, 56.6, 148.7, 37.5, 34.3, 15.9, 92.5],
  [57.2, 153.8, 57.5, 148, 38, 32.4, 18.4, 94],
  [63.2, 155.4, 59.7, 150.3, 41.3, 36.9, 17.5, 94],
  [58, 146.8, 59.7, 144, 41.3, 34.3, 12, 90.5],
  [55, 140.8, 63.5, 136.6, 46, 27.6, 14.6, 90],
  [56.9, 141, 67.7, 137.3, 48.6, 25.7, 14.3, 92],
  [61.3, 145.5, 68, 140.4, 50.8, 50.2, 14.9, 92],
  [50.2, 137.3, 70.2, 131.5, 52, 41, 18, 92],
  [59.7, 149.3, 70, 144.3, 52, 45.8, 18, 92],
  [57, 149.7, 69, 145, 49, 42, 8.6, 91],
  [59, 152, 71, 147.8, 50, 41.6, 1.6, 91],
  [53, 148.4, 71.5, 144.3, 51.5, 33, 2.5, 93],
  [60.4, 153.8, 69.3, 148.7, 49, 37.2, 5.7, 94],
  [53.7, 149.3, 66.7, 143.3, 46.4, 31, 11.4, 96],
  [56, 153.8, 59.7, 147.4, 40, 32, 18.4, 92.5],
  [49.3, 146.2, 52.4, 140.4, 32.7, 27, 21.6, 86.5],
  [57.2, 151, 52.4, 145.5, 33, 19.7, 27.6, 89.6],
  [54.7, 152.2, 55.3, 146.8, 35, 8.6, 34.3, 91],
  [52.4, 150.6, 58, 144.6, 38, 1.3, 43, 92.5],
  [53, 152.5, 58, 146.2, 38.4, 8, 45.4, 90.5],
  [57, 154.8, 61.3, 148, 40.7, 13.3, 44, 91.5],
] as const;

/** What the film shows of one cell. */
export interface CatCell {
  /** The cell on the plate. */
  cell: { x: number; y: number };
  /** The corner of the film's picture, in pixels of the cell: the cat stays in place, and so does the ground. */
  window: { x: number; y: number };
}

const windowOf = ([rump, noseX, , , , , , ground]: (typeof marks)[number]) => ({
  x: (rump + noseX) / 2 - 100,
  y: ground - 91,
});

/** The 24 photographs in order. */
export const catCells: readonly CatCell[] = marks.map((mark, index) => ({
  cell: { x: columns[index % 6] ?? 0, y: rows[Math.floor(index / 6)] ?? 0 },
  window: windowOf(mark),
}));

/** When a photograph is shown, in seconds. Both count from 0. */
export const catTime = (frame: number, loop = 0) => loop * 3 + frame / catFilm.framesPerSecond;

function inFilm(frame: number) {
  const mark = marks[frame % 24] ?? marks[0];
  const { x, y } = windowOf(mark);
  const place = (atX: number, atY: number): Place => [
    ((atX - x) * catScale) / catFilm.width,
    ((atY - y) * catScale) / catFilm.height,
  ];
  return { mark, place };
}

/** The head from its ears to its chin. `frame` counts from 0 through all loops. */
export function headBox(frame: number): readonly [Place, Place] {
  const { mark, place } = inFilm(frame);
  const [, noseX, noseY, earX, earY] = mark;
  return [place(earX - 15, earY - 1), place(noseX + 1, noseY + 4)];
}

/** The tip of the tail. */
export function tailTip(frame: number): Place {
  const { mark, place } = inFilm(frame);
  return place(mark[5], mark[6]);
}

/** The whole cat in three photographs of its greatest and of its least length, as `marks`: left, top, right, bottom. */
const wholeCat: Readonly<Record<number, readonly [number, number, number, number]>> = {
  15: [36, 5, 155, 97],
  16: [28, 11, 150, 98],
  17: [29.5, 18, 155, 97],
  20: [7, 34, 153, 96],
  21: [0, 37, 158, 95],
  22: [7, 38, 163, 94],
};

/** The whole cat in a photograph of `wholeCat`. */
export function catBox(frame: number): readonly [Place, Place] {
  const found = wholeCat[frame % 24];
  if (!found) throw new RangeError(`The whole cat is not measured in photograph ${frame % 24}.`);
  const { place } = inFilm(frame);
  const [left, top, right, bottom] = found;
  return [place(left, top), place(right, bottom)];
}
