import type { Grounding } from '../grounding/index.js';
import { type MentionColorSource, mentionKey, mentionsIn, palette } from './palette.js';

/** Places in a list of colours, by mention: the mention seen last comes last. */
type Places = ReadonlyMap<string, number>;

/** Where each of a list of answers has its colours from: the same object until a mention comes to it. */
export type AnswerColors = (
  answers: readonly { grounding: Grounding }[],
  colors: readonly string[],
) => readonly MentionColorSource[];

interface KnownAnswer {
  grounding: Grounding;
  before: Places;
  own: Places;
  after: Places;
  source: MentionColorSource;
}

const NONE: Places = new Map();
/** How many mentions of earlier answers are remembered. */
const MOST_REMEMBERED = 100;

/** The list that colours are taken from in order; null where a record or a function says which is whose. */
export function paletteFrom(source: MentionColorSource | undefined): readonly string[] | null {
  if (source === undefined) return palette;
  return Array.isArray(source) && source.length > 0 ? source : null;
}

/**
 * The places of an answer's mentions: those that they had before, unless another of this answer has it. What is new takes
 * what no mention has yet, or else what has not been seen for the longest.
 */
function placesIn(grounding: Grounding, before: Places, count: number): Places {
  const own = new Map<string, number>();
  const taken = new Set<number>();
  const isFree = (place: number) => !taken.has(place);
  /** In the order in which they are given out. */
  const places = new Set(Array.from({ length: count }, (_, place) => place));
  for (const place of before.values()) {
    places.delete(place);
    places.add(place);
  }
  const order = [...places];
  for (const mention of mentionsIn(grounding)) {
    const had = before.get(mention);
    const place = had !== undefined && isFree(had) ? had : (order.find(isFree) ?? own.size % count);
    own.set(mention, place);
    taken.add(place);
  }
  return own;
}

const isSame = (a: Places, b: Places) =>
  a.size === b.size && [...a].every(([mention, place]) => b.get(mention) === place);

/** Gives a mention one colour in all answers of a conversation, and to the mentions of one answer different ones. */
export function createAnswerColors(): AnswerColors {
  let known: readonly KnownAnswer[] = [];
  let list: readonly string[] | undefined;

  return (answers, colors) => {
    if (colors !== list) known = [];
    list = colors;
    let before = NONE;
    known = answers.map(({ grounding }, at): KnownAnswer => {
      const last = known[at]?.before === before ? known[at] : undefined;
      const own = last?.grounding === grounding ? last.own : placesIn(grounding, before, colors.length);
      let next = last && isSame(own, last.own) ? { ...last, grounding } : undefined;
      if (!next) {
        const others = [...before].filter(([mention]) => !own.has(mention));
        const after = new Map([...others, ...own].slice(-MOST_REMEMBERED));
        const source = (mention: string | undefined) =>
          mention === undefined ? undefined : colors[own.get(mentionKey(mention)) ?? -1];
        next = { grounding, before, own, after: own.size === 0 ? before : after, source };
      }
      before = next.after;
      return next;
    });
    return known.map(({ source }) => source);
  };
}
