import { harbourFilm } from '../harbour.js';
import { drawDolphin, drawGulls } from './harbour/animals.js';
import { hills, sea, sky } from './harbour/backdrop.js';
import { drawFerry, drawSailingBoat } from './harbour/boats.js';
import type { Context } from './harbour/brush.js';
import { headland } from './harbour/headland.js';
import { quay } from './harbour/quay.js';

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
