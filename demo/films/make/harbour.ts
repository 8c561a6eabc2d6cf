import {
  brightness,
  dolphin,
  dolphinPose,
  ferry,
  ferryPose,
  flap,
  flockAt,
  gulls,
  harbourFilm,
  horizon,
  lamp,
  leaps,
  leapWater,
  type Point,
  type Pose,
  sailingBoat,
  sailingBoatPose,
} from '../harbour.js';

type Context = CanvasRenderingContext2D;
const { width, height } = harbourFilm;
const sun: Point = [318, 262];

function gradient(context: Context, [fromY, toY]: Point, stops: readonly (readonly [number, string])[]) {
  const fill = context.createLinearGradient(0, fromY, 0, toY);
  for (const [at, color] of stops) fill.addColorStop(at, color);
  return fill;
}

function glow(context: Context, [x, y]: Point, radius: number, color: string, strength: number) {
  const fill = context.createRadialGradient(x, y, 0, x, y, radius);
  fill.addColorStop(0, `rgb(${color} / ${strength})`);
  fill.addColorStop(0.35, `rgb(${color} / ${strength * 0.35})`);
  fill.addColorStop(1, `rgb(${color} / 0)`);
  context.fillStyle = fill;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function polygon(context: Context, points: readonly Point[], color: string | CanvasGradient) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}

/** Draws at the pose of a thing, so that what is drawn is in pixels from its anchor. */
function at(context: Context, { x, y, turn }: Pose, draw: () => void) {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  draw();
  context.restore();
}

function sky(context: Context, t: number) {
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

function hills(context: Context) {
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

function sea(context: Context, t: number) {
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

function drawFerry(context: Context, t: number) {
  const pose = ferryPose(t);
  at(context, pose, () => {
    context.fillStyle = 'rgb(38 34 74 / 28%)';
    context.fillRect(-84, 6, 170, 5);
    polygon(context, ferry.hull, '#2b2f55');
    context.fillStyle = '#b8443f';
    context.fillRect(-80, 1, 161, 5);
    context.fillStyle = '#f1e4dc';
    context.fillRect(-66, -34, 136, 14);
    context.fillRect(-50, -45, 108, 11);
    context.fillStyle = '#ffdf8e';
    for (let x = -60; x < 66; x += 10) context.fillRect(x, -30, 5, 5);
    for (let x = -44; x < 12; x += 10) context.fillRect(x, -42, 5, 4);
    polygon(context, ferry.funnel, '#c8503f');
    context.fillStyle = '#2b2f55';
    context.fillRect(16, -70, 20, 6);
  });
  for (let puff = 0; puff < 5; puff++) {
    const age = ((t * 0.9 + puff) % 5) / 5;
    context.beginPath();
    context.arc(pose.x + 26 + age * 96, pose.y - 76 - age * 34, 4 + age * 12, 0, 2 * Math.PI);
    context.fillStyle = `rgb(70 60 96 / ${0.34 * (1 - age)})`;
    context.fill();
  }
}

function headland(context: Context, t: number) {
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

function drawSailingBoat(context: Context, t: number) {
  const pose = sailingBoatPose(t);
  context.fillStyle = 'rgb(24 30 70 / 34%)';
  context.beginPath();
  context.ellipse(pose.x, pose.y + 14, 64, 7, 0, 0, 2 * Math.PI);
  context.fill();
  at(context, pose, () => {
    context.fillStyle = '#5a3a34';
    context.fillRect(3, -166, 4, 150);
    polygon(context, sailingBoat.mainsail, '#fff3df');
    polygon(context, [sailingBoat.mainsail[0], sailingBoat.mainsail[1], [-30, -26], [0, -30]], '#fbe3c8');
    polygon(context, sailingBoat.jib, '#f4b08d');
    context.fillStyle = '#5a3a34';
    context.fillRect(-62, -27, 66, 3);
    polygon(context, sailingBoat.hull, '#7c3038');
    polygon(
      context,
      [
        [-66, -15],
        [72, -20],
        [69, -14],
        [-64, -9],
      ],
      '#f3d9bd',
    );
    // Whoever sails it.
    context.fillStyle = '#2f2a4c';
    context.beginPath();
    context.arc(-40, -27, 5, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.roundRect(-47, -23, 14, 12, 4);
    context.fill();
  });
  context.strokeStyle = 'rgb(255 240 230 / 70%)';
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(pose.x - 62, pose.y + 10);
  context.quadraticCurveTo(pose.x - 96, pose.y + 8, pose.x - 126, pose.y + 13 + 2 * Math.sin(t * 5));
  context.moveTo(pose.x + 54, pose.y + 8);
  context.quadraticCurveTo(pose.x + 66, pose.y + 4, pose.x + 74, pose.y + 11);
  context.stroke();
}

function drawGulls(context: Context, t: number) {
  const [x, y] = flockAt(t);
  context.strokeStyle = '#fbf3ee';
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [index, { dx, dy, size }] of gulls.entries()) {
    const lift = flap(t, index) * size * 0.75;
    context.lineWidth = size / 5;
    context.beginPath();
    context.moveTo(x + dx - size * 1.4, y + dy - lift);
    context.quadraticCurveTo(x + dx - size * 0.6, y + dy - lift * 0.7 - size * 0.35, x + dx, y + dy);
    context.quadraticCurveTo(
      x + dx + size * 0.6,
      y + dy - lift * 0.7 - size * 0.35,
      x + dx + size * 1.4,
      y + dy - lift,
    );
    context.stroke();
  }
}

function splash(context: Context, x: number, since: number) {
  if (since < 0 || since > 0.9) return;
  const strength = 1 - since / 0.9;
  context.strokeStyle = `rgb(255 244 238 / ${0.75 * strength})`;
  context.lineWidth = 2;
  for (const ring of [1, 0.6]) {
    context.beginPath();
    context.ellipse(x, leapWater + 2, ring * (12 + 54 * since), ring * (3 + 9 * since), 0, 0, 2 * Math.PI);
    context.stroke();
  }
  context.fillStyle = `rgb(255 244 238 / ${0.85 * strength})`;
  for (let drop = -3; drop <= 3; drop++) {
    const rise = Math.max(0, since * (150 - Math.abs(drop) * 22) - since ** 2 * 240);
    context.beginPath();
    context.arc(x + drop * 46 * since, leapWater - rise, 2.2 * strength + 0.6, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawDolphin(context: Context, t: number) {
  for (const { start, end, from, to } of leaps) {
    splash(context, from, t - start);
    splash(context, to, t - end);
  }
  const pose = dolphinPose(t);
  if (!pose) return;
  context.save();
  context.beginPath();
  context.rect(0, 0, width, leapWater + 2);
  context.clip();
  at(context, pose, () => {
    context.beginPath();
    context.moveTo(...dolphin[0]);
    context.quadraticCurveTo(20, -14, 4, -12);
    context.quadraticCurveTo(-2, -22, -8, -21);
    context.quadraticCurveTo(-8, -14, -12, -11);
    context.quadraticCurveTo(-26, -7, -34, -2);
    context.lineTo(-46, -11);
    context.quadraticCurveTo(-42, 0, -44, 9);
    context.lineTo(-30, 4);
    context.quadraticCurveTo(-8, 12, 14, 9);
    context.quadraticCurveTo(30, 8, ...dolphin[0]);
    context.fillStyle = '#3d4f86';
    context.fill();
    context.beginPath();
    context.moveTo(36, 3);
    context.quadraticCurveTo(8, 4, -22, 4);
    context.quadraticCurveTo(0, 11, 14, 9);
    context.quadraticCurveTo(28, 8, 36, 3);
    context.fillStyle = '#d9d3e4';
    context.fill();
    context.beginPath();
    context.arc(25, -2, 1.5, 0, 2 * Math.PI);
    context.fillStyle = '#16204a';
    context.fill();
  });
  context.restore();
}

/** The quay in front, whose posts pass before the boats. */
function quay(context: Context, t: number) {
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

/** Draws the harbour. */
export async function harbourPainter(context: Context) {
  return (frame: number) => {
    const t = frame / harbourFilm.framesPerSecond;
    sky(context, t);
    hills(context);
    drawGulls(context, t);
    sea(context, t);
    drawFerry(context, t);
    headland(context, t);
    drawSailingBoat(context, t);
    drawDolphin(context, t);
    quay(context, t);
  };
}
