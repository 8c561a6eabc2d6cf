import type { Annotation } from '../grounding/index.js';
import { timeSpanOf } from '../grounding/timeSpan.js';
import { formatDuration, formatEnds, formatTime, formatTimeRange } from '../state/time.js';

/** The kinds of annotation that a chip can show. */
export type ChipKind = Annotation['kind'];

/** What a chip stands for, for {@link GroundedTextLabels.description}. */
export interface ChipDescription {
  /** The mention, or the label of what has none. */
  name: string;
  /** The kind of the annotation; for a collection, the kind of its parts where they share one. */
  kind: ChipKind;
  /** How many things it stands for: the parts of a collection, 1 for everything else. */
  count: number;
  /** Counts those of the same mention and kind, from 1. */
  number: number;
  /** The time in words, where it has one: "from 12 seconds to 18 seconds", "at 12 seconds". */
  time: string | null;
  /** Whether the mention is hidden on the image. */
  hidden: boolean;
}

/** The strings of a `GroundedText`. */
export interface GroundedTextLabels {
  /** A kind in words. @default "box", "3 boxes" */
  kind(kind: ChipKind, count: number): string;
  /** The label of an annotation without a mention; `number` counts those of its kind. @default "box", "point 2" */
  unnamed(kind: ChipKind, number: number): string;
  /** A moment on the clock. @default "at 0:12" */
  moment(time: string): string;
  /** A range in words. @default "from 12 seconds to 18 seconds" */
  spokenRange(start: string, end: string): string;
  /** A moment in words. @default "at 12 seconds" */
  spokenMoment(time: string): string;
  /** What assistive technology reads after a chip's name and a dash. @default "box, show in picture", of the second of its name "box 2, show in picture" */
  description(chip: ChipDescription): string;
}

const PLURALS: Record<ChipKind, string> = {
  point: 'points',
  box: 'boxes',
  polygon: 'polygons',
  clip: 'clips',
  track: 'tracks',
  collection: 'annotations',
};

/** The strings in English. */
export const defaultTextLabels: GroundedTextLabels = {
  kind(kind, count) {
    if (count === 1) return kind === 'collection' ? 'annotation' : kind;
    return `${count} ${PLURALS[kind]}`;
  },
  unnamed: (kind, number) => `${kind === 'collection' ? 'group' : kind}${number > 1 ? ` ${number}` : ''}`,
  moment: (time) => `at ${time}`,
  spokenRange: (start, end) => `from ${start} to ${end}`,
  spokenMoment: (time) => `at ${time}`,
  description({ name, kind, count, number, time, hidden }) {
    const oneOf = defaultTextLabels.kind(kind, count);
    const what = number > 1 && count === 1 && time === null ? `${oneOf} ${number}` : oneOf;
    const isTimed = kind === 'clip' || kind === 'track' || time !== null;
    // What has no time may be in a video as well.
    const where = isTimed ? 'in video' : 'in picture';
    const target = hidden && kind !== 'clip' ? `hidden ${where}` : `show ${where}`;
    return [...(name === what ? [] : [what]), ...(time ? [time] : []), target].join(', ');
  },
};

/** How many things an annotation is: a track is one, a collection what its children are together. */
export function countOf(annotation: Annotation): number {
  if (annotation.kind !== 'collection') return 1;
  return annotation.children.reduce((sum, child) => sum + countOf(child), 0);
}

/** Whether an annotation has no end: its answer is still arriving, or was cut off in it. */
export const isOpen = (annotation: Annotation): boolean =>
  annotation.arriving === true || ('complete' in annotation && !annotation.complete);

/** The kind of an annotation's parts where they share one, else `collection`. */
export function kindOf(annotation: Annotation): ChipKind {
  if (annotation.kind !== 'collection') return annotation.kind;
  const kinds = new Set(annotation.children.map(kindOf));
  return kinds.size === 1 ? ([...kinds][0] as ChipKind) : 'collection';
}

/** When an annotation is; of several together nothing is told. */
function timeOf(annotation: Annotation): ReturnType<typeof timeSpanOf> {
  if (annotation.kind !== 'collection') return timeSpanOf(annotation);
  const [only] = annotation.children;
  return annotation.children.length === 1 && only ? timeOf(only) : null;
}

/** A chip's time for the eye and for the ear, or null for what has no time. */
export function chipTime(annotation: Annotation, labels: GroundedTextLabels, locale: string | undefined) {
  const time = timeOf(annotation);
  if (!time) return null;
  const { start, end } = time;
  if (end === undefined) {
    return {
      shown: labels.moment(formatTime(start, { locale })),
      spoken: labels.spokenMoment(formatDuration(start, { locale })),
    };
  }
  return {
    shown: formatTimeRange(start, end, { locale }),
    spoken: labels.spokenRange(...formatEnds(start, end, { locale })),
  };
}
