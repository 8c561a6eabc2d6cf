import type { ShapeAnnotationInput } from '../grounding/index.js';
import { mentionKey } from '../grounding/mentions.js';

/** The shapes whose mention is not hidden, the empty one standing for none; `shapes` itself when none is. */
export function withoutMentions(
  shapes: readonly ShapeAnnotationInput[],
  hiddenMentions: readonly string[],
): readonly ShapeAnnotationInput[] {
  if (!hiddenMentions.length) return shapes;
  const hidden = new Set(hiddenMentions.map(mentionKey));
  return shapes.filter(({ mention }) => !hidden.has(mentionKey(mention ?? '')));
}

/** The shapes that are no longer being written; `shapes` itself when all are. */
export function withoutArriving(shapes: readonly ShapeAnnotationInput[]): readonly ShapeAnnotationInput[] {
  // By index, which in code that has yet to warm up takes a third of the time.
  for (let i = 0; i < shapes.length; i++)
    if (shapes[i]!.arriving) return shapes.filter((shape) => !shape.arriving);
  return shapes;
}
