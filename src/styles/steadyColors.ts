import { beginsWith } from '../grounding/beginsWith.js';
import type { AnnotationInput, Grounding, Segment } from '../grounding/index.js';
import { isGrounding } from '../grounding/source.js';
import { type ColorBy, createMentionColors, type MentionColorSource, type MentionColors } from './palette.js';

/** The colours of an answer that may still be arriving; as `createMentionColors`. */
export type SteadyColors = (
  annotations: Grounding | readonly AnnotationInput[],
  source: MentionColorSource | undefined,
  by: ColorBy | undefined,
) => MentionColors;

type Item = Segment | AnnotationInput;

/** The mentions of an item and of what is in it, as they are written. */
function mentionsOf(item: Item): readonly string[] {
  if (item.kind === 'text') return [];
  const annotation = item.kind === 'annotation' ? item.annotation : item;
  const own = annotation.mention ? [annotation.mention] : [];
  return annotation.kind === 'collection' ? own.concat(annotation.children.flatMap(mentionsOf)) : own;
}

/**
 * Colours that are the same object until a mention comes to them: of ten thousand shapes, one more is all that is looked
 * at, and nothing is styled anew. What is last in an answer, such as the text after its last shape, is another object with
 * each word: it may change as long as the mentions in it stay.
 */
export function createSteadyColors(): SteadyColors {
  let known: {
    items: readonly Item[];
    source: MentionColorSource | undefined;
    colors: MentionColors;
  } | null = null;
  const spellings = new Set<string>();

  /** The mentions of `items` from the first that is not the known one; null where a known mention is not there any more. */
  function mentionsAfter(known: readonly Item[], items: readonly Item[]): readonly string[] | null {
    const changed = known.findIndex((item, at) => item !== items[at]);
    const from = changed < 0 ? known.length : changed;
    const mentions = items.slice(from).flatMap(mentionsOf);
    return beginsWith(mentions, known.slice(from).flatMap(mentionsOf)) ? mentions : null;
  }

  return (annotations, source, by = 'mention') => {
    const items: readonly Item[] = isGrounding(annotations) ? annotations.segments : annotations;
    const isAlike = known?.source === source && known?.colors.by === by && by === 'mention';
    const added = isAlike ? mentionsAfter(known!.items, items) : null;
    const isNew = added?.some((mention) => !spellings.has(mention)) ?? true;
    if (!added) spellings.clear();
    for (const mention of added ?? items.flatMap(mentionsOf)) spellings.add(mention);
    known = { items, source, colors: isNew ? createMentionColors(annotations, source, by) : known!.colors };
    return known.colors;
  };
}
