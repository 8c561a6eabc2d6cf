import { idsWithin } from '../../grounding/containers.js';
import type {
  Annotation,
  AnnotationInput,
  ClipOf,
  Grounding,
  ShapeOf,
  TrackOf,
} from '../../grounding/index.js';
import { type Context, withAssetIdx, withContext } from '../../grounding/inherit.js';
import { mentionKey, shownMention } from '../../grounding/mentions.js';
import { forEachTopLevel, isGrounding } from '../../grounding/source.js';
import { type MentionColors, sharedColor } from '../../styles/palette.js';

/** What one row of a list stands for. Collections are opened into their children; a track is one. */
export type ListedAnnotation<A extends AnnotationInput = Annotation> = ShapeOf<A> | ClipOf<A> | TrackOf<A>;

/** An annotation in its group. */
export interface ListEntry {
  /** With what it inherits from its collection filled in. */
  annotation: ListedAnnotation<AnnotationInput>;
  /** Its place among those of its mention, in the order of the answer, from 1. */
  number: number;
  /** Whether more of it may come: a track that is not complete, of an answer that has not ended. */
  arriving: boolean;
  /** Its own id, those inside it and those of the collections around it: it lights up with any of them. */
  ids: readonly string[];
}

/** The annotations of one mention. */
export interface ListGroup {
  /** See {@link mentionKey}; empty for what has no mention. */
  key: string;
  /** As first written, or undefined for what has none. */
  mention: string | undefined;
  /** The kind of its annotations where they share one, else `collection`. */
  kind: AnnotationInput['kind'];
  entries: readonly ListEntry[];
}

/** Which annotations belong to one of several assets, by the rule of `shapesOfAsset`. */
export interface ListedAsset {
  assetIdx: number | undefined;
  assetCount: number | undefined;
}

function* idsOf({ entries }: ListGroup) {
  for (const { annotation } of entries) yield annotation.id;
}

/** The colour of a group's header. */
export const colorOfGroup = (group: ListGroup, colors: MentionColors) =>
  sharedColor(colors, group.mention, idsOf(group));

type Visit = (annotation: ListedAnnotation<AnnotationInput>, around: readonly string[]) => void;

function walk(annotation: AnnotationInput, context: Context, around: readonly string[], visit: Visit) {
  if (annotation.kind !== 'collection') {
    visit(withContext(annotation, context), around);
    return;
  }
  const within = [...around, annotation.id];
  for (const child of annotation.children)
    walk(withAssetIdx(child, annotation.assetIdx), annotation, within, visit);
}

/** Whether the answer has ended in the middle of an annotation. */
const wasCutOff = (source: Grounding | readonly AnnotationInput[]) =>
  isGrounding(source) && source.issues.some(({ code }) => code === 'incomplete_annotation');

const assetOf = (annotation: ListedAnnotation<AnnotationInput>) =>
  annotation.assetIdx ?? (annotation.kind === 'track' ? annotation.waypoints[0]?.assetIdx : undefined);

/**
 * The annotations by mention, groups and what is in them in the order of the answer, so that numbers stay as more of it
 * arrives. A shape whose own markup is still arriving is left out, as it is in the list of `GroundedImage`.
 */
export function groupsOf(
  source: Grounding | readonly AnnotationInput[],
  { assetIdx, assetCount }: ListedAsset,
): readonly ListGroup[] {
  const last = (assetCount ?? (assetIdx ?? 0) + 1) - 1;
  const groups = new Map<string, ListGroup & { entries: ListEntry[] }>();
  const cutOff = wasCutOff(source);
  const add: Visit = (annotation, around) => {
    if (annotation.arriving && annotation.kind !== 'track') return;
    if (assetIdx !== undefined && (assetOf(annotation) ?? last) !== assetIdx) return;
    const { kind } = annotation;
    const mention = shownMention(annotation.mention);
    const key = mentionKey(mention ?? '');
    let group = groups.get(key);
    if (!group) {
      group = { key, mention, kind, entries: [] };
      groups.set(key, group);
    }
    if (group.kind !== kind) group.kind = 'collection';
    group.entries.push({
      annotation,
      number: group.entries.length + 1,
      arriving: annotation.kind === 'track' && annotation.complete === false && !cutOff,
      ids: [...idsWithin(annotation), ...around],
    });
  };
  forEachTopLevel(source, (annotation) => walk(annotation, {}, [], add));
  return [...groups.values()];
}
