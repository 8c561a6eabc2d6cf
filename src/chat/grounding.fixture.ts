import type { Annotation, Grounding, Segment } from '../grounding/index.js';

type Loose<T> = T extends Annotation ? Omit<T, 'id' | 'span'> & { id?: string } : never;

/** A grounding from prose and annotations in order: what a parser makes of an answer, written by hand. */
export function groundingOf(...parts: readonly (string | Loose<Annotation>)[]): Grounding {
  let source = '';
  const segments: Segment[] = parts.map((part, index) => {
    const start = source.length;
    source += typeof part === 'string' ? part : `<#${index}>`;
    const span = { start, end: source.length };
    if (typeof part === 'string') return { kind: 'text', span };
    return { kind: 'annotation', span, annotation: { id: `a${start}`, ...part, span } as Annotation };
  });
  const text = parts.filter((part) => typeof part === 'string').join('');
  return { source, text, segments, shapes: [], clips: [], tracks: [], issues: [] };
}
