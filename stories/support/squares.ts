import { parseGrounding } from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import film from '../../test/fixtures/frames.webm?url';

/** Where the squares of the film are at a time, on the grid. */
const square = (left: number, top: number) =>
  [left / 320, top / 180, (left + 32) / 320, (top + 32) / 180].map((share) => Math.round(share * 1000));
const waypoint = (t: number, [x1, y1, x2, y2]: number[]) =>
  `<point_box t="${t}"> (${x1},${y1}) (${x2},${y2}) </point_box>`;
const times = [0.5, 1, 1.5, 2, 2.5, 3, 3.5];
const light = times.map((t) => waypoint(t, square(20 + 60 * t, 80))).join(' ');
const dark = times.map((t) => waypoint(t, square(268 - 60 * t, 132))).join(' ');

/** An answer about the film. */
export const SQUARES = `A <track mention="light square"> ${light} </track> moves right while a <track mention="dark square"> ${dark} </track> moves left. They meet at <collection mention="meeting" t="2.07"> <polygon> (419,430) (569,430) (569,920) (419,920) </polygon> </collection>, and the counter <point_box mention="counter"> (2,4) (998,107) </point_box> runs all the time. See <clip t="1.5 2.5" mention="the crossing" />.`;
export const squares = parseGrounding(SQUARES);

/** The film with its answer, as props of a `GroundedVideo`. */
export const squaresFilm = {
  src: film,
  alt: 'Two squares that cross on a blue ground, below a counter',
  annotations: squares,
  muted: true,
  preload: 'auto',
} as const;

export const isReady = (root: Element) => waitFor(() => expect(root).toHaveAttribute('data-status', 'ready'));

/** Goes to a time in seconds, and gives the root of the video. */
export async function seekTo(canvasElement: Element, time: number): Promise<Element> {
  const root = canvasElement.querySelector('.pr-video')!;
  await isReady(root);
  const video = root.querySelector('video')!;
  video.currentTime = time;
  await waitFor(() => expect(video.seeking).toBe(false));
  return root;
}
