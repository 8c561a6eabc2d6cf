import type { Annotation } from 'perceptron-react';
import { box } from './overlay.js';

const WIDTH = 1000;
const HEIGHT = 1414;
const MARGIN = 80;
const GUTTER = 40;

const ARTICLE = `The harbour board has agreed to rebuild the eastern breakwater after two winters of storms. Work begins in April, when the ferries move to the north quay, and is to be done before the autumn gales. The wall, laid in 1887 from granite of the island, has sunk by forty centimetres at its head; divers found cavities large enough for a rowing boat. Engineers will drive steel piles through the old stones and cap them with concrete. Fishing boats keep their berths, the board promised, though nets must be dried elsewhere. Merchants fear for the season: every third visitor arrives by the steamer, and from the north quay it is a walk of twenty minutes to the market. A bus has been asked for. “We have waited nine years for this wall,” said the harbour master, “we can wait one summer for the steamer.” The costs, put at 4.2 million, are shared between the town and the province. Old photographs of the breakwater can be seen in the reading room until the end of May.`;

const LETTERS = `A reader writes from the lighthouse: for three nights in February the lamp was dark, and no notice had been given. The keeper, who has served there since the old oil lamp, tells us that a cable had worn through where it crosses the causeway, and that the repair had to wait for a spring tide. He kept watch with a lantern in the window all the same. The school asks for photographs of the winter of the great ice, when children walked across the sound to the mainland; an exhibition is planned for the anniversary. A gold ring was found at the weir and may be claimed at the post office. Finally, the choir thanks everybody who gave towards the new piano, which arrives on Thursday with the evening ferry, weather permitting, and asks for eight strong arms at the quay.`;

const TIDES = [
  ['Monday', '04:12', '4.1 m', '10:31', '0.8 m'],
  ['Tuesday', '04:58', '4.3 m', '11:15', '0.6 m'],
  ['Wednesday', '05:41', '4.4 m', '11:57', '0.5 m'],
  ['Thursday', '06:23', '4.4 m', '12:38', '0.6 m'],
  ['Friday', '07:04', '4.2 m', '13:17', '0.8 m'],
  ['Saturday', '07:46', '3.9 m', '13:56', '1.1 m'],
];

interface Word {
  text: string;
  x: number;
  baseline: number;
  width: number;
  size: number;
}

/** About the width of a serif letter, in ems; the drawing fits each word to the sum. */
const letterWidth = (letter: string) =>
  /[ijlt.,;:’'·]/.test(letter) ? 0.29 : /[mwMW]/.test(letter) ? 0.82 : /[A-Z]/.test(letter) ? 0.69 : 0.49;
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter) * size, 0);

function centred(text: string, baseline: number, size: number): Word[] {
  const words = text.split(' ');
  const gap = size * 0.3;
  const total = words.reduce((sum, word) => sum + widthOf(word, size), gap * (words.length - 1));
  let x = (WIDTH - total) / 2;
  return words.map((word) => {
    const placed = { text: word, x, baseline, width: widthOf(word, size), size };
    x += placed.width + gap;
    return placed;
  });
}

/** Words in justified lines, an article a column, down to the bottom of the page. */
function columns(top: number, bottom: number, size: number): Word[] {
  const width = (WIDTH - 2 * MARGIN - GUTTER) / 2;
  const placed: Word[] = [];
  for (const [column, article] of [ARTICLE, LETTERS].entries()) {
    const left = MARGIN + column * (width + GUTTER);
    const source = article.split(' ');
    let next = 0;
    for (let baseline = top; baseline <= bottom && next < source.length; baseline += size * 1.45) {
      const line: string[] = [];
      let total = 0;
      for (let word = source[next]; word !== undefined; word = source[next]) {
        const wanted = widthOf(word, size) + (line.length > 0 ? size * 0.28 : 0);
        if (total + wanted > width) break;
        line.push(word);
        total += wanted;
        next++;
      }
      // The last line of an article is as long as it is.
      const spare = next < source.length ? (width - total) / Math.max(1, line.length - 1) : 0;
      let x = left;
      for (const text of line) {
        const own = widthOf(text, size);
        placed.push({ text, x, baseline, width: own, size });
        x += own + size * 0.28 + spare;
      }
    }
  }
  return placed;
}

const words: Word[] = [
  ...centred('THE ISLAND HARBOUR GAZETTE', 130, 44),
  ...centred('No. 1182 · Saturday, 14 March · Price 3 Crowns', 178, 17),
  ...centred('Breakwater to be rebuilt before the autumn', 250, 30),
  ...columns(316, 1030, 21),
  ...centred('Tides of the week', 1096, 22),
  ...TIDES.flatMap((row, line) =>
    row.map((text, i) => ({
      text,
      x: [140, 370, 500, 640, 770][i]!,
      baseline: 1146 + line * 34,
      width: widthOf(text, 17),
      size: 17,
    })),
  ),
];

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const rule = (y: number) =>
  `<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" stroke="#3a352d" stroke-width="1.5"/>`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f6f1e4"/>${[150, 196, 275, 1055, 1110, 1345].map(rule).join('')}<g font-family="Georgia, 'Liberation Serif', serif" fill="#241f18">${words
  .map(
    ({ text, x, baseline, width, size }) =>
      `<text x="${x.toFixed(1)}" y="${baseline}" font-size="${size}" textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`,
  )
  .join('')}</g></svg>`;

/** A page of a newspaper, drawn here, and a box around each of its words, as text recognition would give them. */
export const ocrPage = {
  src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  alt: 'The front page of a local newspaper about a breakwater, with a table of tides',
  size: { width: WIDTH, height: HEIGHT },
  words: words.map(
    ({ text, x, baseline, width, size }, i): Annotation =>
      box(`w${i}`, text, [
        ((x - 2) / WIDTH) * 1000,
        ((baseline - size * 0.82) / HEIGHT) * 1000,
        ((x + width + 2) / WIDTH) * 1000,
        ((baseline + size * 0.26) / HEIGHT) * 1000,
      ]),
  ),
};
