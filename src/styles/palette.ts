import type { AnnotationInput, Grounding } from '../grounding/index.js';
import { mentionKey, shownMention } from '../grounding/mentions.js';
import { forEachTopLevel } from '../grounding/source.js';

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

/** What a group of annotations has that share no colour. */
const mixedColor = 'var(--pr-text-muted)';

/**
 * What shares a colour: the annotations of a mention; the shapes of a track, so that two objects of one mention are told
 * apart, and what is in no track by its mention; or nothing, each annotation in its turn.
 */
export type ColorBy = 'mention' | 'track' | 'index';

/**
 * Where colours come from: a list to take from in order, a record by mention, or a function. The function is given a
 * mention, its place in the order in which colours are given out, from 0, and, where annotations of one mention may
 * differ, the id of the annotation.
 */
export type MentionColorSource =
  | readonly string[]
  | Readonly<Record<string, string>>
  | ((mention: string | undefined, index: number, id?: string) => string | undefined);

/** The colours of an answer. */
export interface MentionColors {
  readonly by: ColorBy;
  /** The colour of a mention, or of what has none. The same for spellings that differ in case or outer space only. */
  colorOf(mention: string | undefined): string;
  /** The colour of an annotation of this mention: that of the mention, unless `by` gives it one of its own. */
  colorOfId(id: string, mention: string | undefined): string;
}

/** Places in the order of colours, by mention and by id. */
function orderOf(source: Grounding | readonly AnnotationInput[], by: ColorBy) {
  const mentions = new Map<string, number>();
  const ids = new Map<string, number>();
  /** As they are written, so that each spelling is looked at once: a stream asks for this with every shape. */
  const spellings = new Set<string>();
  let next = 0;

  function addMention(mention: string) {
    if (spellings.has(mention)) return;
    spellings.add(mention);
    const key = mentionKey(mention);
    if (key !== '' && !mentions.has(key)) mentions.set(key, next++);
  }

  function visit(annotation: AnnotationInput) {
    const isTrack = annotation.kind === 'track';
    const hasOwn = by === 'index' ? annotation.kind !== 'collection' : by === 'track' && isTrack;
    if (hasOwn) {
      ids.set(annotation.id, next);
      if (isTrack) for (const { id } of annotation.waypoints) ids.set(id, next);
      next++;
    } else if (annotation.mention && by !== 'index') addMention(annotation.mention);
    if (annotation.kind !== 'collection') return;
    for (const child of annotation.children) visit(child);
    const first = annotation.children[0];
    const own = first && ids.get(first.id);
    if (own !== undefined) ids.set(annotation.id, own);
  }

  forEachTopLevel(source, visit);
  return { mentions, ids, count: next };
}

/** The mentions in `annotations` in the order in which they first appear, as they are compared. */
export const mentionsIn = (annotations: Grounding | readonly AnnotationInput[]): Iterable<string> =>
  orderOf(annotations, 'mention').mentions.keys();

/**
 * Gives what is in `annotations` colours, in the order in which they first appear.
 *
 * @param source where colours come from. @default the built-in palette
 * @param by what shares a colour. @default 'mention'
 */
export function createMentionColors(
  annotations: Grounding | readonly AnnotationInput[],
  source: MentionColorSource = palette,
  by: ColorBy = 'mention',
): MentionColors {
  const { mentions, ids, count } = orderOf(annotations, by);
  const isList = Array.isArray(source) && source.length > 0;
  const list: readonly string[] = isList ? source : palette;
  const entries = typeof source === 'function' || isList ? [] : Object.entries(source);
  const named = new Map([...entries.map(([name, color]) => [mentionKey(name), color] as const), ...entries]);

  function colorAt(index: number, mention: string | undefined, id?: string) {
    const listed: unknown = list[index % list.length];
    const fallback = index >= 0 && typeof listed === 'string' ? listed : unnamedColor;
    const given: unknown =
      typeof source === 'function'
        ? source(mention, Math.max(index, 0), id)
        : mention !== undefined && (named.get(mention) ?? named.get(mentionKey(mention)));
    return typeof given === 'string' ? given : fallback;
  }
  const colorOf = (given: string | undefined) => {
    const mention = shownMention(given);
    return colorAt(mention === undefined ? -1 : (mentions.get(mentionKey(mention)) ?? count), mention);
  };

  return {
    by,
    colorOf,
    colorOfId(id, mention) {
      const index = ids.get(id);
      return index === undefined ? colorOf(mention) : colorAt(index, shownMention(mention), id);
    },
  };
}

/** The one colour of all that is in a group, or that of text where they differ. */
export function sharedColor(
  colors: MentionColors,
  mention: string | undefined,
  ids: Iterable<string>,
): string {
  if (colors.by === 'mention') return colors.colorOf(mention);
  let shared: string | undefined;
  for (const id of ids) {
    const color = colors.colorOfId(id, mention);
    if (shared !== undefined && color !== shared) return mixedColor;
    shared = color;
  }
  return shared ?? colors.colorOf(mention);
}
