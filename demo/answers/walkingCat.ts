import { catBox, catFilm, catTime, headBox, tailTip } from '../films/cat.js';
import { clip, track } from '../films/markup.js';
import type { DemoFilm } from './types.js';

const loops = Array.from({ length: catFilm.loops }, (_, loop) => loop);
const times = Array.from({ length: catFilm.duration * catFilm.framesPerSecond }, (_, frame) =>
  catTime(frame),
);
const frameAt = (t: number) => Math.round(t * catFilm.framesPerSecond);

/** A phase of the stride, from one photograph to before another, both counted from 1, in every loop. */
const phase = (mention: string, first: number, next: number) =>
  `<collection mention="${mention}">${loops
    .map((loop) => clip(undefined, catTime(first - 1, loop), catTime(next - 1, loop)))
    .join(' ')}</collection>`;

const pose = (mention: string, frames: readonly number[], loop: number) =>
  track(
    mention,
    'point_box',
    frames.map((number) => catTime(number - 1, loop)),
    (t) => catBox(frameAt(t)),
  );

/** Eadweard J. Muybridge, "Animal Locomotion", 1887. Getty Open Content Program, CC0. Cut into a film. */
export const walkingCat: DemoFilm = {
  id: 'cat',
  title: 'Animal Locomotion: house cat',
  alt: 'A tabby cat in profile before a ruled backdrop: it walks, gathers itself and runs, three times over',
  width: catFilm.width,
  height: catFilm.height,
  duration: catFilm.duration,
  opening: catFilm.opening,
  credit: {
    by: 'Eadweard J. Muybridge',
    work: 'Animal Locomotion',
    terms: {
      name: 'Getty Open Content, CC0',
      href: 'http://www.getty.edu/art/collection/objects/40918/eadweard-j-muybridge-animal-locomotion-american-1887/',
    },
    note: '1887, its 24 photographs as a film.',
  },
  prompts: [
    {
      label: 'Clip each gait',
      prompt: 'Clip the walk, the crouch and the run.',
      format: 'clip',
      thinking: `The same stretch of motion comes three times, three seconds each, so I look at the first and repeat.

For the first second the back is level, the tail up and the legs go one after the other: a walk. Then the body sinks, the back slopes down to the shoulders and the forelegs reach out low. From one and a half seconds on both hind legs push off together and gather under the belly again: a run, up to the end of the stretch.`,
      answer: `The film shows one stretch three times. Each begins with a ${phase('walk', 1, 9)}, the tail held high. Then the cat lowers itself into a ${phase('crouch', 9, 13)} and pushes off into a ${phase('run', 13, 25)}.`,
    },
    {
      label: 'Follow head and tail',
      prompt: 'Track the head of the cat and the tip of its tail.',
      format: 'box',
      answer: `The ${track('head', 'point_box', times, (t) => headBox(frameAt(t)))} sinks in the crouch and comes up again in the run, but hardly shakes. The ${track('tip of the tail', 'point', times, (t) => [tailTip(frameAt(t))])} swings from high above the back to far behind it.`,
    },
    {
      label: 'When is it longest?',
      prompt: 'When is the cat stretched out the most, and when is it gathered the most?',
      thinking: `I compare how far it is from the tip of the tail or the hindmost paw to the foremost paw.

In the run the hind legs push off at about 2.5 seconds, and just after that the forelegs reach ahead while the tail streams out behind: nothing touches the ground in front yet, and the cat fills the whole picture.

Half a second earlier all four paws come together under the belly, at about 2 seconds. Both come again three and six seconds later.`,
      answer: `It is longest late in the run, with its tail streaming and a foreleg far ahead: ${loops.map((loop) => pose('stretched out', [21, 22, 23], loop)).join(', ')}. Half a second earlier in each stride it is most compact, its paws under the belly: ${loops.map((loop) => pose('gathered', [16, 17, 18], loop)).join(', ')}. The way from one to the other is the push of the hind legs, ${loops.map((loop) => clip('push', catTime(18, loop), catTime(20, loop))).join(', ')}.`,
    },
  ],
};
