import { createCollector, relativeFrame } from './collector.js';
import { readPointTags } from './pointTags.js';
import type { FormatOptions, FormatResult } from './types.js';

/**
 * Reads an answer of Molmo: `<point x="52.9" y="43.9" alt="…">…</point>` and
 * `<points x1="…" y1="…" x2="…" y2="…" alt="…">…</points>` among prose. The `coords` attribute of Molmo 2 is read too.
 *
 * x before y, in percent: 0..100 in both axes (`coords`: 0..1000). The tags look like Perceptron's own `<point>`, which has
 * its coordinates in the body: choose by the model. (Source: Molmo's model cards.)
 */
export function molmo(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('molmo', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of the answer.', { start: 0, end: 0 });
    return collector.result(true);
  }
  return collector.result(readPointTags(input, collector, relativeFrame(100)));
}
