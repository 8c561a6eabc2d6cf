import { ferry, ferryPose, sailingBoat, sailingBoatPose } from '../../harbour.js';
import { at, type Context, polygon } from './brush.js';

export function drawFerry(context: Context, t: number) {
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

export function drawSailingBoat(context: Context, t: number) {
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
