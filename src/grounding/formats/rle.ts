/** What one character of COCO's compressed counts holds: five bits of a number, and whether more follow. */
const BITS = 5;
const FIRST_CHARACTER = 48;

/**
 * The box around a run-length mask as COCO writes it: x, y, x, y in pixels of a picture of that height, or undefined when
 * the mask is empty or no mask. Runs go down the columns and alternate between outside and inside.
 *
 * @param counts a list of the runs' lengths, or the same as compressed text. (Source: the COCO API's mask format.)
 */
export function boundsOfRuns(counts: unknown, height: number): number[] | undefined {
  const runs = typeof counts === 'string' ? decompress(counts) : counts;
  if (!Array.isArray(runs) || !(height > 0) || !Number.isFinite(height)) return undefined;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let start = 0;
  for (const [i, run] of runs.entries()) {
    if (typeof run !== 'number' || !(run >= 0)) return undefined;
    const end = start + run;
    if (i % 2 && run > 0) {
      const [column, lastColumn] = [Math.floor(start / height), Math.floor((end - 1) / height)];
      left = Math.min(left, column);
      right = Math.max(right, lastColumn + 1);
      // A run that goes on in the next column reaches the bottom edge and the top edge.
      top = Math.min(top, column === lastColumn ? start % height : 0);
      bottom = Math.max(bottom, column === lastColumn ? ((end - 1) % height) + 1 : height);
    }
    start = end;
  }
  return left < right ? [left, top, right, bottom] : undefined;
}

/** Signed numbers in groups of five bits, the lowest first; from the fourth on the difference to the last but one. */
function decompress(text: string): number[] {
  const runs: number[] = [];
  let value = 0;
  let factor = 1;
  for (let i = 0; i < text.length; i++) {
    const bits = text.charCodeAt(i) - FIRST_CHARACTER;
    if (bits < 0 || bits > 63) return [];
    value += (bits & 31) * factor;
    factor *= 2 ** BITS;
    if (bits & 32) continue;
    if (bits & 16) value -= factor;
    runs.push(runs.length > 2 ? value + runs[runs.length - 2]! : value);
    value = 0;
    factor = 1;
  }
  return runs;
}
