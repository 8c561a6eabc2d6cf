import type { Size } from '../geometry.js';
import type { Collector } from './collector.js';
import { toNumber } from './values.js';

const COMMENT = /<!--\s{0,9}([a-z]\w{0,31}) \(([^()<>]{0,99})\)\s{0,9}-->/gi;

/** Whether a text has comments that {@link readBoxComments} reads. */
export const hasBoxComments = (text: string): boolean => /<!--\s*[a-z]\w*\s\(\s*\d/i.test(text);

/**
 * Reads a document as Qwen3-VL writes it in Markdown: `<!-- Image (x1, y1, x2, y2) -->` where a picture was, and
 * `<!-- Table (…) -->` before a table. Returns whether the text was complete, as far as comments and fences can tell.
 */
export function readBoxComments(text: string, collector: Collector, frame: Size): boolean {
  for (const match of text.matchAll(COMMENT)) {
    const [comment, mention, numbers] = match as unknown as [string, string, string];
    const span = { start: match.index, end: match.index + comment.length };
    collector.box(numbers.split(',').map(toNumber), frame, { span, mention });
  }
  const isInComment = text.lastIndexOf('<!--') > text.lastIndexOf('-->') || /<(?:!-?)?$/.test(text.slice(-3));
  const fences = text.split('```').length - 1;
  return !isInComment && fences % 2 === 0;
}
