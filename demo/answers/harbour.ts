import {
  dolphinBox,
  ferryBox,
  flashes,
  flockBox,
  harbourFilm,
  jibOutline,
  lampPlace,
  leaps,
  mainsailOutline,
  sailingBoatBox,
} from '../films/harbour.js';
import { clip, shape, timesFrom, track } from '../films/markup.js';
import type { DemoFilm } from './types.js';

const sailing = timesFrom(0.5, 12, 1);
const leapTracks = leaps.map(({ start, end }) =>
  track('dolphin', 'point_box', timesFrom(start + 0.05, end - 0.05, 0.15), dolphinBox),
);
const flash = flashes.map((t) => clip('flash', t)).join(' ');

/** An evening in a harbour, drawn for this playground. */
export const harbour: DemoFilm = {
  id: 'harbour',
  title: 'Evening in the harbour',
  alt: 'A drawn harbour at sunset: a sailing boat and a ferry pass each other, gulls fly by, a dolphin leaps and a lighthouse flashes',
  width: harbourFilm.width,
  height: harbourFilm.height,
  duration: harbourFilm.duration,
  opening: harbourFilm.opening,
  credit: {
    by: 'perceptron-react',
    work: 'Evening in the harbour',
    note: 'Drawn by code for this playground.',
  },
  prompts: [
    {
      label: 'What happens here?',
      prompt: 'What happens in this video, and when?',
      thinking: `A harbour at sunset, seen from a quay. I go through it second by second.

A sailing boat is at the left edge from the start and keeps going right, behind the two posts of the quay. A ferry shows its bow beside the headland at about one and a half seconds and heads left. The two must meet: the sail is in front of the ferry from about six to nine seconds, and the ferry, which is further away, is partly hidden by it.

Above them three gulls come in from the left and leave at the upper right. In the water on the right something leaps in an arc, twice: grey back, pale belly, a fin. A dolphin.

The lamp of the lighthouse lights up at 2, 6 and 10 seconds, so every four seconds.`,
      answer: `A ${track('sailing boat', 'point_box', sailing, sailingBoatBox)} crosses from the left, and a ${track('ferry', 'point_box', timesFrom(1.5, 12, 1.5), ferryBox)} comes out from behind the headland. They pass each other: ${clip('passing', 6.2, 8.8)} the ferry, which is further out, is partly hidden by the sail. Three ${track('gulls', 'point_box', timesFrom(1.5, 10, 1), flockBox)} fly through from left to right.

In front of the headland a dolphin leaps twice, ${clip('leap', leaps[0].start, leaps[0].end)} and ${clip('leap', leaps[1].start, leaps[1].end)}: ${leapTracks[0]}, then ${leapTracks[1]}. All the while the ${shape('point', [lampPlace], { mention: 'lighthouse' })} flashes every four seconds: ${flash}.`,
    },
    {
      label: 'Clip the leaps',
      prompt: 'Clip the moment the dolphin leaps.',
      format: 'clip',
      thinking: `The water on the right is calm at first. At 4.4 seconds a back breaks the surface; one second later the animal is under water again, with rings where it went in. The same happens again further right, from 8.4 to 9.4 seconds. I see no third leap before the end.`,
      answer: `It leaps twice, one second each: ${clip('leap', leaps[0].start, leaps[0].end)} and, further to the right, ${clip('leap', leaps[1].start, leaps[1].end)}. Each ends with a ${clip('splash', leaps[0].end)} like the one ${clip('splash', leaps[1].end)}.`,
    },
    {
      label: 'Follow the boats',
      prompt: 'Track every boat.',
      format: 'box',
      answer: `Two boats are under way. The ${track('sailing boat', 'point_box', sailing, sailingBoatBox)} comes in at the left and passes behind the posts of the quay. The ${track('ferry', 'point_box', timesFrom(1.5, 12, 1.5), ferryBox)} comes out from behind the headland and goes the other way.`,
    },
    {
      label: 'Outline the sails',
      prompt: 'Outline both sails while the boat moves.',
      format: 'polygon',
      answer: `The pale ${track('mainsail', 'polygon', sailing, mainsailOutline)} is behind the mast, the orange ${track('jib', 'polygon', sailing, jibOutline)} in front of it. Both sway a little with the waves.`,
    },
  ],
};
