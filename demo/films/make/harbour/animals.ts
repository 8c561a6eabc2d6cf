import { dolphin, dolphinPose, flap, flockAt, gulls, harbourFilm, leaps, leapWater } from '../../harbour.js';
import { at, type Context } from './brush.js';

export function drawGulls(context: Context, t: number) {
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

export function drawDolphin(context: Context, t: number) {
  for (const { start, end, from, to } of leaps) {
    splash(context, from, t - start);
    splash(context, to, t - end);
  }
  const pose = dolphinPose(t);
  if (!pose) return;
  context.save();
  context.beginPath();
  context.rect(0, 0, harbourFilm.width, leapWater + 2);
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
