import type { ShapeAnnotation } from '../grounding/index.js';

/** Mentions that differ in case or outer space only are one, as they have one colour. */
const keyOf = (mention: string) => mention.trim().toLowerCase();

/** The shapes whose mention is not hidden; `shapes` itself when none is. */
export function withoutMentions(
  shapes: readonly ShapeAnnotation[],
  hiddenMentions: readonly string[],
): readonly ShapeAnnotation[] {
  if (!hiddenMentions.length) return shapes;
  const hidden = new Set(hiddenMentions.map(keyOf));
  return shapes.filter(({ mention }) => mention === undefined || !hidden.has(keyOf(mention)));
}
