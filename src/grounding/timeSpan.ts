import { leavesOf } from './containers.js';
import type { AnnotationInput } from './types.js';

/**
 * When an annotation is, in seconds and in the order of time: from the first to the last time of what is in it, or a moment
 * where they are one; null without any.
 */
export function timeSpanOf(annotation: AnnotationInput): { start: number; end: number | undefined } | null {
  const times = leavesOf(annotation)
    .flatMap((leaf) => (leaf.kind === 'clip' ? [leaf.start, leaf.end] : leaf.t))
    .filter((time) => time != null);
  if (!times.length) return null;
  const start = times.reduce((a, b) => Math.min(a, b));
  const end = times.reduce((a, b) => Math.max(a, b));
  return { start, end: end > start ? end : undefined };
}
