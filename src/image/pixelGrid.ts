/** Longest search, in CSS pixels: enough for every quarter and fifth that browsers zoom by. */
const MAX_CELL = 8;

/**
 * The smallest length in CSS pixels that is whole in CSS pixels and in device pixels; one device pixel where there is
 * none. A canvas is placed in whole pixels of either kind, depending on browser and emulation: one whose edges are whole
 * in both is never stretched.
 *
 * @param pixelRatio device pixels per CSS pixel
 */
export function pixelCell(pixelRatio: number): number {
  for (let cell = 1; cell <= MAX_CELL; cell++)
    if (Math.abs(cell * pixelRatio - Math.round(cell * pixelRatio)) < 1e-3) return cell;
  return 1 / pixelRatio;
}
