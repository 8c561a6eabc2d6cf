import { containerIndex } from '../../grounding/containers.js';
import type { ClipAnnotationInput, Grounding } from '../../grounding/index.js';
import { mentionKey, shownMention } from '../../grounding/mentions.js';
import { isGrounding } from '../../grounding/source.js';

/** What was put right on a clip to be shown. */
export type ClipFlag = 'reversed' | 'clamped';

/** A clip as a timeline shows it. Seconds. */
export interface TimelineClip {
  /** As it was given. */
  readonly clip: ClipAnnotationInput;
  readonly id: string;
  /** Its place in the answer, from 0. */
  readonly order: number;
  readonly start: number;
  /** Never before `start`; the same for a moment. */
  readonly end: number;
  /** Whether it has no end. */
  readonly moment: boolean;
  /** Trimmed; undefined where it has none. */
  readonly mention: string | undefined;
  /** What its lane is found by; empty for what has no mention. */
  readonly key: string;
  /** It was written end first. */
  readonly reversed: boolean;
  /** It reached before 0 or beyond the duration. */
  readonly clamped: boolean;
  /** Its own id and those of the collections around it: it lights up with any of them. */
  readonly ids: readonly string[];
}

/** Whether it is shown and told as a moment: a bar without length could not be seen, and lasts from 3 to 3 seconds. */
export const isMarker = ({ start, end, moment }: Pick<TimelineClip, 'start' | 'end' | 'moment'>) =>
  moment || start === end;

/** Beyond, no number tells one second from the next, and a scale would be stretched until it has no numbers at all. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** Which clips there are to show. */
export interface ClipChoice {
  /** Only those of this asset; those without an index belong to the last. */
  assetIdx?: number;
  assetCount?: number;
  /** Mentions whose clips are not shown. */
  hidden?: readonly string[];
}

function collectionsOf(
  source: Grounding | readonly ClipAnnotationInput[],
): ReadonlyMap<string, readonly string[]> {
  const around = new Map<string, string[]>();
  if (!isGrounding(source)) return around;
  for (const [container, leaves] of containerIndex(source))
    for (const leaf of leaves) {
      const ids = around.get(leaf);
      if (ids) ids.push(container);
      else around.set(leaf, [container]);
    }
  return around;
}

/** The order of time; clips at the same time stay in that of the answer. */
export const inTime = (a: TimelineClip, b: TimelineClip) =>
  a.start - b.start || a.end - b.end || a.order - b.order;

/** Where a clip is, or would be, among clips in the order of time. */
export function placeInTime(clips: readonly TimelineClip[], clip: TimelineClip): number {
  let [low, high] = [0, clips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inTime(clips[middle]!, clip) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges two lists in the order of time. */
export function insertInTime(
  clips: readonly TimelineClip[],
  added: readonly TimelineClip[],
): readonly TimelineClip[] {
  const merged: TimelineClip[] = [];
  let from = 0;
  for (const clip of added) {
    const place = placeInTime(clips, clip);
    for (; from < place; from++) merged.push(clips[from]!);
    merged.push(clip);
  }
  for (; from < clips.length; from++) merged.push(clips[from]!);
  return merged;
}

/** What {@link toTimelineClips} goes by. */
export interface ClipSettings extends ClipChoice {
  /** Seconds; null while it is not known, when nothing is beyond it. */
  duration: number | null;
}

/**
 * Clips in the order of time, put right where they need it: reversed ranges turned round, and what lies outside of the
 * video moved to its edge, both flagged. A clip without a finite start is left out, for it has no place.
 * @param from how many clips of the source to pass over
 */
export function toTimelineClips(
  source: Grounding | readonly ClipAnnotationInput[],
  { duration, assetIdx, assetCount, hidden = [] }: ClipSettings,
  from = 0,
): readonly TimelineClip[] {
  const last = (assetCount ?? (assetIdx ?? 0) + 1) - 1;
  const hiddenKeys = new Set(hidden.map(mentionKey));
  const around = collectionsOf(source);
  const limit = duration ?? LATEST;
  const clamp = (time: number) => Math.min(Math.max(time, 0), limit);
  const found: TimelineClip[] = [];
  const clips = isGrounding(source) ? source.clips : source;
  for (let order = from; order < clips.length; order++) {
    const clip = clips[order]!;
    if (!Number.isFinite(clip.start)) continue;
    if (assetIdx !== undefined && (clip.assetIdx ?? last) !== assetIdx) continue;
    const moment = clip.end === undefined || !Number.isFinite(clip.end);
    const other = moment ? clip.start : clip.end!;
    const [first, second] = [Math.min(clip.start, other), Math.max(clip.start, other)];
    const [start, end] = [clamp(first), clamp(second)];
    const mention = shownMention(clip.mention);
    const key = mentionKey(mention ?? '');
    if (hiddenKeys.has(key)) continue;
    found.push({
      clip,
      id: clip.id,
      order,
      start,
      end,
      moment,
      mention,
      key,
      reversed: other < clip.start,
      clamped: start !== first || end !== second,
      ids: [clip.id, ...(around.get(clip.id) ?? [])],
    });
  }
  return found.sort(inTime);
}

/** Index of the last clip that starts at or before `time`, -1 for none. */
export function lastStartingBy(clips: readonly TimelineClip[], time: number): number {
  let [low, high] = [0, clips.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (clips[middle]!.start <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
