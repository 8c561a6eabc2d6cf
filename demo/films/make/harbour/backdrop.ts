import { harbourFilm, horizon, type Point } from '../../harbour.js';
import { type Context, glow, gradient, polygon } from './brush.js';

const { width, height } = harbourFilm;
const sun: Point = [318, 262];

export function sky(context: Context, t: number) {
  context.fillStyle = gradient(
    context,
    [0, horizon],
    [
      [0, '#27315f'],
      [0.38, '#6a5590'],
      [0.66, '#d97f83'],
      [0.86, '#f9b17c'],
      [1, '#ffdca2'],
    ],
  );
  context.fillRect(0, 0, width, horizon);
  glow(context, sun, 260, '255 214 140', 0.75);
  context.beginPath();
  context.arc(...sun, 30, 0, 2 * Math.PI);
  context.fillStyle = '#fff0c4';
  context.fill();
  const clouds = [
    [120, 92, 150, 0.26],
    [470, 66, 210, 0.2],
    [640, 168, 170, 0.3],
    [30, 186, 130, 0.3],
    [880, 104, 150, 0.2],
  ] as const;
  for (const [x, y, length, opacity] of clouds) {
    const left = x + t * 3.2;
    context.fillStyle = `rgb(255 208 190 / ${opacity})`;
    for (const [dx, dy, share] of [
      [0, 0, 1],
      [0.16, -9, 0.6],
      [0.2, 8, 0.7],
    ] as const) {
      context.beginPath();
      context.roundRect(left + dx * length, y + dy, share * length, 11, 6);
      context.fill();
    }
  }
}

export function hills(context: Context) {
  const ridge = (base: number, high: number, waves: readonly (readonly [number, number, number])[]) => {
    const points: Point[] = [[0, horizon + 2]];
    for (let x = 0; x <= width; x += 8)
      points.push([x, base - waves.reduce((sum, [a, b, c]) => sum + a * Math.sin(x / b + c), 0) * high]);
    return [...points, [width, horizon + 2] as const];
  };
  polygon(
    context,
    ridge(262, 1, [
      [18, 92, 0.4],
      [9, 37, 2],
    ]),
    '#9a6d92',
  );
  polygon(
    context,
    ridge(284, 1, [
      [11, 130, 2.2],
      [5, 41, 0],
    ]),
    '#6b5282',
  );
  // A town at the foot of the hills.
  context.fillStyle = '#ffe3a6';
  for (let index = 0; index < 26; index++) {
    const x = 24 + index * 19 + ((index * 37) % 11);
    context.fillRect(x, 291 - ((index * 53) % 9), 2.4, 2.4);
  }
}

export function sea(context: Context, t: number) {
  context.fillStyle = gradient(
    context,
    [horizon, height],
    [
      [0, '#e8a183'],
      [0.1, '#b97a8a'],
      [0.34, '#5f5a8e'],
      [1, '#1c2a57'],
    ],
  );
  context.fillRect(0, horizon, width, height - horizon);
  // The path of the sun.
  for (let row = 0; row < 24; row++) {
    const depth = row / 23;
    const y = horizon + 3 + depth ** 1.5 * 190;
    const half = 20 + depth * 62 + 16 * Math.sin(t * 1.9 + row * 1.7);
    const x = sun[0] + 12 * depth * Math.sin(t * 1.3 + row);
    context.fillStyle = `rgb(255 219 160 / ${0.62 * (1 - depth) + 0.05})`;
    context.beginPath();
    context.roundRect(x - half, y, 2 * half, 1.5 + 3.5 * depth, 3);
    context.fill();
  }
  // Waves that pass.
  for (let index = 0; index < 70; index++) {
    const depth = ((index * 29) % 70) / 70;
    const y = horizon + 8 + depth ** 1.4 * 228;
    const span = 16 + 60 * depth;
    const x = ((index * 197 + t * (7 + 18 * depth)) % (width + 160)) - 80;
    const strength = 0.5 + 0.5 * Math.sin(t * 1.4 + index * 2.3);
    context.fillStyle = `rgb(255 226 214 / ${0.05 + 0.13 * strength})`;
    context.beginPath();
    context.roundRect(x, y, span, 1.2 + 1.6 * depth, 2);
    context.fill();
  }
}
