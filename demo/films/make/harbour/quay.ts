import { harbourFilm } from '../../harbour.js';
import { at, type Context, gradient, polygon } from './brush.js';

const { width, height } = harbourFilm;

/** The quay in front, whose posts pass before the boats. */
export function quay(context: Context, t: number) {
  const bob = 2 * Math.sin(t * 1.7);
  // A buoy.
  at(context, { x: 408, y: 470 + bob, turn: 0.06 * Math.sin(t * 1.3) }, () => {
    polygon(
      context,
      [
        [-13, 6],
        [13, 6],
        [8, -22],
        [-8, -22],
      ],
      '#c8503f',
    );
    context.fillStyle = '#f3e6dc';
    context.fillRect(-10, -13, 20, 7);
    context.fillStyle = '#2f2a4c';
    context.fillRect(-1.5, -34, 3, 12);
  });
  const wood = '#241f3d';
  for (const [x, top, breadth] of [
    [146, 300, 15],
    [196, 352, 13],
  ] as const) {
    context.fillStyle = wood;
    context.fillRect(x - breadth / 2, top, breadth, height - top);
    context.fillStyle = '#4a3a55';
    context.fillRect(x - breadth / 2, top, 4, height - top);
    context.fillStyle = '#d8c0bd';
    context.fillRect(x - breadth / 2 - 2, top - 5, breadth + 4, 6);
  }
  context.fillStyle = gradient(
    context,
    [492, height],
    [
      [0, '#3a2f4f'],
      [1, '#191733'],
    ],
  );
  context.fillRect(0, 494, width, height - 494);
  context.fillStyle = '#6a4f66';
  context.fillRect(0, 492, width, 4);
  context.fillStyle = 'rgb(20 18 42 / 60%)';
  for (let x = 40; x < width; x += 74) context.fillRect(x, 497, 2, 43);
  for (const x of [300, 742]) {
    context.fillStyle = '#191733';
    context.beginPath();
    context.roundRect(x - 12, 472, 24, 10, 5);
    context.fill();
    context.fillRect(x - 8, 478, 16, 16);
  }
}
