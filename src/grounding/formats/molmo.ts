import { createCollector, relativeFrame } from './collector.js';
import { readPointTags, saysNone } from './pointTags.js';
import type { FormatOptions, FormatResult } from './types.js';

/**
 * Reads an answer of Molmo: `<point x="52.9" y="43.9" alt="…">…</point>` and
 * `<points x1="…" y1="…" x2="…" y2="…" alt="…">…</points>` among prose, or of Molmo 2: `<points coords="1 1 523 432">…</points>`
 * and `<tracks coords="0.5 1 523 432">…</tracks>`.
 *
 * x before y, in **percent**: 0..100 in both axes; in `coords`, after the number of the picture and that of the point,
 * 0..**1000**. The number of the picture, which counts from 1, becomes `assetIdx`; on video it is a time with a decimal
 * point and becomes `t`. The points of a track become one annotation each.
 *
 * The tags look like Perceptron's own `<point>`, which has its coordinates in the body: choose by the model. (Source: the
 * model cards of Molmo and Molmo 2.)
 */
export function molmo(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('molmo', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of the answer.', { start: 0, end: 0 });
    return collector.result(true);
  }
  if (saysNone(input)) return collector.result(true);
  return collector.result(readPointTags(input, collector, relativeFrame(100)));
}
