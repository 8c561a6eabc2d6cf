import type { Annotation, Grounding } from '../grounding/index.js';
import { mentionKey } from '../grounding/mentions.js';

export { mentionKey };

/**
 * Ten colours that stay apart for people with protanopia, deuteranopia and tritanopia, after Okabe and Ito's "Color
 * Universal Design" (2008), lightened and extended to hold on photos under a dark halo.
 */
export const palette: readonly string[] = Object.freeze([
  '#56b4e9',
  '#e69f00',
  '#00b88a',
  '#f0e442',
  '#cc79a7',
  '#d55e00',
  '#2f7fe0',
  '#a8d65c',
  '#b48cff',
  '#ff9d8a',
]);

/** The colour of what has no mention. */
export const unnamedColor = '#ffffff';

/** Where colours of mentions come from: a list to take from in order, a record by mention, or a function. */
export type MentionColorSource =
  | readonly string[]
  | Readonly<Record<string, string>>
  | ((mention: string | undefined, index: number) => string | undefined);

/** The colour of each mention of an answer. */
export interface MentionColors {
  /** The colour of a mention, or of what has none. The same for spellings that differ in case or outer space only. */
  colorOf(mention: string | undefined): string;
}

function addMentions(annotation: Annotation, add: (mention: string) => void) {
  if (annotation.mention) add(annotation.mention);
  if (annotation.kind === 'collection') for (const child of annotation.children) addMentions(child, add);
}

/** Gives each mention of `annotations` a colour, in the order in which the mentions first appear. */
export function createMentionColors(
  annotations: Grounding | readonly Annotation[],
  source: MentionColorSource = palette,
): MentionColors {
  const order = new Map<string, number>();
  // Spellings that were met: there may be thousands of annotations and few mentions, each time one more arrives.
  const met = new Set<string>();
  const add = (mention: string) => {
    if (met.has(mention)) return;
    met.add(mention);
    const key = mentionKey(mention);
    if (!order.has(key)) order.set(key, order.size);
  };
  if ('segments' in annotations) {
    for (const segment of annotations.segments)
      if (segment.kind === 'annotation') addMentions(segment.annotation, add);
  } else for (const annotation of annotations) addMentions(annotation, add);
  const isList = Array.isArray(source) && source.length > 0;
  const list: readonly string[] = isList ? source : palette;
  const named = new Map(typeof source === 'function' || isList ? [] : Object.entries(source));

  return {
    colorOf(mention) {
      const index = mention === undefined ? -1 : (order.get(mentionKey(mention)) ?? order.size);
      const fallback = index < 0 ? unnamedColor : (list[index % list.length] ?? unnamedColor);
      if (typeof source === 'function') return source(mention, Math.max(index, 0)) ?? fallback;
      if (mention === undefined) return fallback;
      return named.get(mention) ?? named.get(mentionKey(mention)) ?? fallback;
    },
  };
}
