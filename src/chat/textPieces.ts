import { leavesOf } from '../grounding/containers.js';
import { type Annotation, type Grounding, stripMarkup } from '../grounding/index.js';
import { mentionKey } from '../grounding/mentions.js';
import { withoutArrivingMarkup } from './arrivingMarkup.js';

/** A stretch of prose. */
export interface ProsePiece {
  kind: 'prose';
  key: string;
  text: string;
}

/** An annotation in the text, with the punctuation that must not be torn from it by a line break. */
export interface ChipPiece {
  kind: 'chip';
  key: string;
  annotation: Annotation;
  /** What the annotation shows, its own or what all its parts share. */
  mention: string | undefined;
  /** Counts those of the same mention and kind, from 1. */
  number: number;
  before: string;
  after: string;
}

export type TextPiece = ProsePiece | ChipPiece;

/** Sentence marks and quotes, and an ending such as a plural s, right after a chip. */
const MARKS_AFTER = /^[,.;:!?…、。，；：！？·”’»%]+|^['’]?[a-z]{1,3}(?![\p{L}\p{N}])/u;
const BRACKETS_AND_MARKS_AFTER =
  /^[)\]},.;:!?…、。，；：！？·"”’»」』）】%]+|^['’]?[a-z]{1,3}(?![\p{L}\p{N}])/u;
const OPENERS_BEFORE = /[([{"“‘«¿¡「『（【]{1,3}$/u;

function sharedMention(annotation: Annotation): string | undefined {
  if (annotation.mention || annotation.kind !== 'collection') return annotation.mention;
  const mentions = new Set(annotation.children.map(sharedMention));
  return mentions.size === 1 ? [...mentions][0] : undefined;
}

/** One chip for an annotation; one for each child of an unnamed collection of different things. */
function chipsOf(annotation: Annotation): readonly Annotation[] {
  if (leavesOf(annotation).length === 0) return [];
  if (annotation.kind !== 'collection' || sharedMention(annotation) !== undefined) return [annotation];
  const named = annotation.children.some((child) => sharedMention(child) !== undefined);
  return named ? annotation.children.flatMap(chipsOf) : [annotation];
}

/** An unclosed container reaches to the end of the text, so the prose in it is the answer's. */
const isUnclosed = (annotation: Annotation) => 'complete' in annotation && !annotation.complete;

/**
 * An answer as prose and chips in order. Keys are stable from snapshot to snapshot of a stream. With `markdown`, brackets
 * and quotes stay in the prose, where they may be syntax.
 */
export function textPieces(
  grounding: Grounding,
  { streaming = false, markdown = false }: { streaming?: boolean; markdown?: boolean } = {},
): readonly TextPiece[] {
  const { source, segments } = grounding;
  const pieces: TextPiece[] = [];
  const numbers = new Map<string, number>();

  const addProse = (start: number, raw: string) => {
    const atEnd = start + raw.length === source.length;
    let text = stripMarkup(atEnd ? withoutArrivingMarkup(raw, streaming) : raw);
    const last = pieces.at(-1);
    if (last?.kind === 'chip') {
      last.after = (markdown ? MARKS_AFTER : BRACKETS_AND_MARKS_AFTER).exec(text)?.[0] ?? '';
      text = text.slice(last.after.length);
    }
    if (pieces.length === 0) text = text.trimStart();
    if (text) pieces.push({ kind: 'prose', key: `prose-${start}`, text });
  };

  const addChip = (annotation: Annotation) => {
    const last = pieces.at(-1);
    let before = '';
    if (last?.kind === 'chip') pieces.push({ kind: 'prose', key: `space-${annotation.id}`, text: ' ' });
    else if (last && !markdown) {
      before = OPENERS_BEFORE.exec(last.text)?.[0] ?? '';
      last.text = last.text.slice(0, last.text.length - before.length);
    }
    const mention = sharedMention(annotation);
    const alike = `${annotation.kind} ${mentionKey(mention ?? '')}`;
    const number = (numbers.get(alike) ?? 0) + 1;
    numbers.set(alike, number);
    const key = `chip-${annotation.id}`;
    pieces.push({ kind: 'chip', key, annotation, mention, number, before, after: '' });
  };

  for (const segment of segments) {
    const { start, end } = segment.span;
    if (segment.kind === 'text') addProse(start, source.slice(start, end));
    else {
      for (const annotation of chipsOf(segment.annotation)) addChip(annotation);
      if (isUnclosed(segment.annotation)) addProse(start, source.slice(start, end));
    }
  }
  const last = pieces.at(-1);
  if (last?.kind === 'prose') last.text = last.text.trimEnd();
  return pieces;
}
