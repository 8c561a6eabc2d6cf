import type { Annotation } from 'perceptron-react';
import { box, seeded } from './overlay.js';

const picture = (width: number, height: number, content: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`,
  )}`;

const grid = (width: number, height: number, [x1, y1, x2, y2]: readonly [number, number, number, number]) =>
  [(x1 / width) * 1000, (y1 / height) * 1000, (x2 / width) * 1000, (y2 / height) * 1000] as const;

/** A cut-out without a background: a cup and a pear. */
export const cutOut = {
  src: picture(
    800,
    600,
    '<path d="M150 240h260v170a90 90 0 0 1-90 90h-80a90 90 0 0 1-90-90Z" fill="#d9634c"/><path d="M410 280h40a55 55 0 0 1 0 130h-42" fill="none" stroke="#d9634c" stroke-width="26"/><ellipse cx="280" cy="240" rx="130" ry="26" fill="#7d2f20"/><path d="M610 190c40 0 50 40 56 90 8 60 54 80 54 135a110 90 0 0 1-220 0c0-55 46-75 54-135 6-50 16-90 56-90Z" fill="#a9c04b"/><path d="M610 190q4-46 36-60" fill="none" stroke="#6b4a24" stroke-width="12" stroke-linecap="round"/>',
  ),
  alt: 'A red cup and a green pear on a transparent ground',
  annotations: [
    box('cup', 'cup', [...grid(800, 600, [150, 214, 528, 500])]),
    box('pear', 'pear', [...grid(800, 600, [500, 124, 720, 505])]),
  ],
};

/** A pictogram of 24 x 16 pixels. */
export const pictogram = {
  src: picture(
    24,
    16,
    '<rect width="24" height="16" fill="#dfe8f5"/><path d="M3 13V8l5-4 5 4v5Z" fill="#46587a"/><circle cx="19" cy="4" r="2" fill="#f0b429"/>',
  ),
  alt: 'A house and a sun, 24 by 16 pixels',
  annotations: [
    box('house', 'house', [...grid(24, 16, [3, 4, 13, 13])]),
    box('sun', 'sun', [...grid(24, 16, [17, 2, 21, 6])]),
  ],
};

const SKYLINE = { width: 9600, height: 800 };

function drawSkyline() {
  const random = seeded(31);
  const annotations: Annotation[] = [];
  const towers: string[] = [];
  for (let x = 60; x < SKYLINE.width - 300; ) {
    const [width, height] = [90 + random() * 170, 160 + random() * 460];
    const top = 700 - height;
    const shade = Math.round(70 + random() * 70);
    towers.push(
      `<path d="M${x} 700V${top}h${width}V700Z" fill="rgb(${shade} ${shade + 8} ${shade + 22})"/>`,
      `<path d="M${x + 16} ${top + 20}h${width - 32}V690h-${width - 32}Z" fill="url(#windows)"/>`,
    );
    const mention = height > 480 ? 'tower' : height > 300 ? 'office building' : 'house';
    const bounds = [x, top, x + width, 700] as const;
    annotations.push(
      box(`b${annotations.length}`, mention, [...grid(SKYLINE.width, SKYLINE.height, bounds)]),
    );
    x += width + random() * 90;
  }
  const defs =
    '<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#f4c9a0"/><stop offset="1" stop-color="#f9ecd8"/></linearGradient><pattern id="windows" width="22" height="30" patternUnits="userSpaceOnUse"><rect width="12" height="16" fill="#f7dfa5" fill-opacity=".55"/></pattern></defs>';
  const water = '<rect y="700" width="100%" height="100" fill="#5d7f96"/>';
  return {
    src: picture(
      SKYLINE.width,
      SKYLINE.height,
      `${defs}<rect width="100%" height="100%" fill="url(#sky)"/>${towers.join('')}${water}`,
    ),
    annotations,
  };
}

/** A skyline twelve times as wide as high. */
export const panorama = { ...drawSkyline(), alt: 'A skyline at the water, from one end to the other' };
