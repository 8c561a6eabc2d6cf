import { catFilm } from '../cat.js';
import { harbourFilm } from '../harbour.js';
import { catPainter } from './cat.js';
import { harbourPainter } from './harbour.js';

const films = {
  cat: { ...catFilm, painter: catPainter },
  harbour: { ...harbourFilm, painter: harbourPainter },
};

/** Draws one film for `scripts/make-films.mjs`: asked for a frame, gives it as a PNG in base64. */
async function start(name: keyof typeof films) {
  const { width, height, framesPerSecond, duration, opening, painter } = films[name];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no canvas.');
  const paint = await painter(context);
  const frame = (index: number) => {
    paint(index);
    return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
  };
  const poster = Math.round(opening * framesPerSecond);
  return { framesPerSecond, count: duration * framesPerSecond, poster, frame };
}

Object.assign(window, { start });
