/** A place in a picture, as shares of its width and height. */
export type Place = readonly [x: number, y: number];

/** Shares of a picture as the grid of the API: 0 to 1000, and what lies outside at its edge. */
const onGrid = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000);

const tuple = ([x, y]: Place) => `(${onGrid(x)},${onGrid(y)})`;

const attributes = (mention?: string, t?: number) =>
  `${mention === undefined ? '' : ` mention="${mention}"`}${t === undefined ? '' : ` t="${Number(t.toFixed(3))}"`}`;

type Tag = 'point' | 'point_box' | 'polygon';

/** A point, a box by two corners, or a polygon, in grounding markup. `t` is in seconds. */
export const shape = (tag: Tag, places: readonly Place[], { mention, t }: { mention?: string; t?: number }) =>
  `<${tag}${attributes(mention, t)}> ${places.map(tuple).join(' ')} </${tag}>`;

/** A thing that moves: its places at each of `times`, in seconds. */
export const track = (
  mention: string,
  tag: Tag,
  times: readonly number[],
  placesAt: (t: number) => readonly Place[],
) => `<track mention="${mention}">${times.map((t) => shape(tag, placesAt(t), { t })).join(' ')}</track>`;

/** A range of time, or a moment, in seconds. */
export const clip = (mention: string | undefined, start: number, end?: number) =>
  `<clip${attributes(mention)} t="${[start, end].filter((time) => time !== undefined).join(' ')}" />`;

/** Times from `start` to `end`, `step` seconds apart, both ends among them. */
export function timesFrom(start: number, end: number, step = 0.5): readonly number[] {
  const times: number[] = [];
  for (let index = 0; start + index * step < end - step / 4; index++) times.push(start + index * step);
  return [...times, end];
}
