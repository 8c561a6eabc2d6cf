/** A place in a picture, as shares of its width and height. */
export type Place = readonly [x: number, y: number];

/** Shares of a picture as the grid of the API: 0 to 1000. */
const onGrid = (share: number) => Math.round(share * 1000);

const tuple = ([x, y]: Place) => `(${onGrid(x)},${onGrid(y)})`;

const attributes = (mention?: string, t?: number) =>
  `${mention === undefined ? '' : ` mention="${mention}"`}${t === undefined ? '' : ` t="${Number(t.toFixed(3))}"`}`;

type Tag = 'point' | 'point_box' | 'polygon';

/** A point, a box by two corners, or a polygon, in grounding markup. `t` is in seconds. */
export const shape = (tag: Tag, places: readonly Place[], { mention, t }: { mention?: string; t?: number }) =>
  `<${tag}${attributes(mention, t)}> ${places.map(tuple).join(' ')} </${tag}>`;

type PlacesAt = (t: number) => readonly Place[];

/** How far a thing may be from the straight way between two waypoints, as a share of the picture. */
const tolerance = 0.003;

/** Those of `times` that a track needs for its straight ways to follow a thing. */
function keyTimes(times: readonly number[], placesAt: PlacesAt): readonly number[] {
  const places = times.map(placesAt);
  const between = (from: number, to: number): readonly number[] => {
    let [worst, furthest] = [0, tolerance];
    for (let at = from + 1; at < to; at++) {
      const share = (times[at]! - times[from]!) / (times[to]! - times[from]!);
      for (const [index, place] of places[at]!.entries())
        for (const axis of [0, 1] as const) {
          const [start, end] = [places[from]![index]![axis], places[to]![index]![axis]];
          const off = Math.abs(place[axis] - (start + (end - start) * share));
          if (off > furthest) [worst, furthest] = [at, off];
        }
    }
    return worst ? [...between(from, worst), times[worst]!, ...between(worst, to)] : [];
  };
  const last = times.length - 1;
  return [times[0]!, ...between(0, last), times[last]!];
}

/**
 * A thing that moves, with as many waypoints as it takes.
 *
 * @param times of its pictures, in seconds
 */
export const track = (mention: string, tag: Tag, times: readonly number[], placesAt: PlacesAt) =>
  `<track mention="${mention}">${keyTimes(times, placesAt)
    .map((t) => shape(tag, placesAt(t), { t }))
    .join(' ')}</track>`;

/** A range of time, or a moment, in seconds. */
export const clip = (mention: string | undefined, start: number, end?: number) =>
  `<clip${attributes(mention)} t="${[start, end].filter((time) => time !== undefined).join(' ')}" />`;

/** The times of a film's pictures from `start` to `end`, both among them. Seconds. */
export const frameTimes = (start: number, end: number, framesPerSecond: number): readonly number[] =>
  Array.from(
    { length: Math.round((end - start) * framesPerSecond) + 1 },
    (_, frame) => start + frame / framesPerSecond,
  );
