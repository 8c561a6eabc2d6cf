import { beginsWith } from '../grounding/beginsWith.js';
import type { Annotation, Grounding, Segment } from '../grounding/index.js';
import { isGrounding } from '../grounding/source.js';
import { type ColorBy, createMentionColors, type MentionColorSource, type MentionColors } from './palette.js';

/** The colours of an answer that may still be arriving; as `createMentionColors`. */
export type SteadyColors = (
  annotations: Grounding | readonly Annotation[],
  source: MentionColorSource | undefined,
  by: ColorBy | undefined,
) => MentionColors;

/**
 * Colours that are the same object until a mention comes to them: of ten thousand shapes, one more is all that is looked
 * at, and nothing is styled anew.
 */
export function createSteadyColors(): SteadyColors {
  let known: {
    items: readonly (Segment | Annotation)[];
    source: MentionColorSource | undefined;
    colors: MentionColors;
  } | null = null;
  const spellings = new Set<string>();

  /** Whether it has a mention, in itself or in what is in it, that was not there before. */
  function addMentions(item: Segment | Annotation): boolean {
    if (item.kind === 'text') return false;
    const annotation = item.kind === 'annotation' ? item.annotation : item;
    const count = spellings.size;
    if (annotation.mention) spellings.add(annotation.mention);
    if (annotation.kind === 'collection') for (const child of annotation.children) addMentions(child);
    return spellings.size > count;
  }

  return (annotations, source, by = 'mention') => {
    const items = isGrounding(annotations) ? annotations.segments : annotations;
    const isLonger =
      known?.source === source &&
      known?.colors.by === by &&
      by === 'mention' &&
      beginsWith(items, known.items);
    if (!isLonger) spellings.clear();
    let isNew = !isLonger;
    for (let i = isLonger ? known!.items.length : 0; i < items.length; i++)
      if (addMentions(items[i]!)) isNew = true;
    const colors = isNew ? createMentionColors(annotations, source, by) : known!.colors;
    known = { items, source, colors };
    return colors;
  };
}
