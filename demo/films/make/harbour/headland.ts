import { brightness, lamp, type Point } from '../../harbour.js';
import { type Context, glow, gradient, polygon } from './brush.js';

/** The lighthouse on its rock. */
export function headland(context: Context, t: number) {
  const light = brightness(t);
  polygon(
    context,
    [
      [706, 336],
      [712, 312],
      [724, 296],
      [748, 286],
      [772, 274],
      [806, 268],
      [846, 276],
      [880, 262],
      [918, 268],
      [960, 250],
      [960, 348],
      [722, 346],
    ],
    gradient(
      context,
      [250, 350],
      [
        [0, '#4b3d63'],
        [1, '#2a2748'],
      ],
    ),
  );
  polygon(
    context,
    [
      [706, 336],
      [712, 312],
      [724, 296],
      [748, 286],
      [756, 300],
      [738, 322],
      [734, 346],
    ],
    '#6d4a66',
  );
  // The tower, its keeper's house and the lamp.
  polygon(
    context,
    [
      [838, 246],
      [866, 234],
      [894, 246],
      [894, 274],
      [838, 276],
    ],
    '#d8c0bd',
  );
  polygon(
    context,
    [
      [832, 248],
      [866, 228],
      [900, 248],
    ],
    '#8d3f45',
  );
  context.fillStyle = '#ffdf8e';
  context.fillRect(856, 252, 9, 11);
  const tower = (from: number, to: number): Point[] => {
    const half = (y: number) => 11 + ((y - 146) / 128) * 9;
    return [
      [lamp[0] - half(from), from],
      [lamp[0] + half(from), from],
      [lamp[0] + half(to), to],
      [lamp[0] - half(to), to],
    ];
  };
  polygon(context, tower(146, 274), '#f3e6dc');
  polygon(context, tower(170, 194), '#c8503f');
  polygon(context, tower(220, 244), '#c8503f');
  context.fillStyle = 'rgb(42 30 66 / 22%)';
  polygon(
    context,
    [[lamp[0] + 3, 146], tower(146, 274)[1]!, tower(146, 274)[2]!, [lamp[0] + 6, 274]],
    'rgb(42 30 66 / 22%)',
  );
  context.fillStyle = '#2f2a4c';
  context.fillRect(lamp[0] - 17, 142, 34, 5);
  context.fillStyle = light ? '#fff6d5' : '#8a7a8e';
  context.fillRect(lamp[0] - 9, 122, 18, 20);
  context.fillStyle = '#2f2a4c';
  context.fillRect(lamp[0] - 1, 122, 2, 20);
  polygon(
    context,
    [
      [lamp[0] - 13, 122],
      [lamp[0], 108],
      [lamp[0] + 13, 122],
    ],
    '#8d3f45',
  );
  if (light) {
    glow(context, lamp, 150, '255 240 190', 0.85 * light);
    context.save();
    context.globalCompositeOperation = 'lighter';
    for (const side of [-1, 1]) {
      const beam = context.createLinearGradient(lamp[0], 0, lamp[0] + side * 420, 0);
      beam.addColorStop(0, `rgb(255 236 180 / ${0.5 * light})`);
      beam.addColorStop(1, 'rgb(255 236 180 / 0)');
      polygon(
        context,
        [
          [lamp[0], lamp[1] - 4],
          [lamp[0] + side * 420, lamp[1] - 44],
          [lamp[0] + side * 420, lamp[1] + 30],
          [lamp[0], lamp[1] + 4],
        ],
        beam,
      );
    }
    context.restore();
  }
}
