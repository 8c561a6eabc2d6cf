import { expect, it } from 'vitest';
import { box, picture, point, polygon } from '../../../test/support/image.js';
import { annotatedImageToCanvas, annotationsToSVG } from './index.js';

const size = { width: 800, height: 600 };
const annotations = [
  box('a', 90.3, 120.7, 400, 470, 'a wooden ship'),
  box('b', 300, 300, 650.5, 700.2, 'house'),
  polygon(
    'c',
    [
      [700, 100],
      [900, 300],
      [820, 420],
      [640, 260],
    ],
    'sail',
  ),
  point('d', 200, 800, 'buoy'),
];

async function pixelsOf(svg: string) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const context = Object.assign(document.createElement('canvas'), size).getContext('2d')!;
  context.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return context.getImageData(0, 0, size.width, size.height).data;
}

/** The share of pixels that differ by more than an eighth of a colour's range, of those that either drawing touches. */
function differing(a: Uint8ClampedArray, b: Uint8ClampedArray, blank: Uint8ClampedArray) {
  let [touched, different] = [0, 0];
  for (let i = 0; i < a.length; i += 4) {
    const by = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
      Math.max(...[0, 1, 2].map((channel) => Math.abs(one[i + channel]! - other[i + channel]!)));
    if (by(a, blank) === 0 && by(b, blank) === 0) continue;
    touched++;
    if (by(a, b) > 32) different++;
  }
  return different / touched;
}

it.each([
  ['lines, insides and points', { showLabels: false, annotationStyle: { fillOpacity: 0.3 } }, 0.06],
  ['dashes, labels and what is selected', { selectedIds: ['b'], annotationStyle: { dash: [6, 4] } }, 0.25],
] as const)('draws in SVG what it draws on a canvas: %s', async (_, options, share) => {
  const src = picture(size.width, size.height);
  const canvas = await annotatedImageToCanvas(src, annotations, options);
  const blank = await annotatedImageToCanvas(src, []);
  const data = (one: HTMLCanvasElement) =>
    one.getContext('2d')!.getImageData(0, 0, size.width, size.height).data;
  const svg = annotationsToSVG(annotations, { ...size, ...options, imageHref: src });
  expect(differing(data(canvas), await pixelsOf(svg), data(blank))).toBeLessThan(share);
});
