import { leavesOf } from '../grounding/containers.js';
import type { AnnotationInput, ClipAnnotationInput, Grounding, TimeIndex } from '../grounding/index.js';
import { isGrounding } from '../grounding/source.js';

const isClip = (annotation: AnnotationInput): annotation is ClipAnnotationInput => annotation.kind === 'clip';

function clipOf(source: Grounding | readonly AnnotationInput[], id: string): ClipAnnotationInput | undefined {
  const clips = isGrounding(source) ? source.clips : source.flatMap(leavesOf).filter(isClip);
  return clips.find((clip) => clip.id === id);
}

/**
 * Where a video has to go for an annotation to be seen: to its first time, or to the start of a clip.
 *
 * @param now seconds
 * @returns seconds; undefined where it can be seen now, or has no time
 */
export function timeToSee(
  id: string,
  now: number,
  index: TimeIndex<AnnotationInput>,
  source: Grounding | readonly AnnotationInput[],
): number | undefined {
  const entries = index.entriesOf(id);
  if (entries.some((entry) => index.isVisible(entry, now))) return undefined;
  // One by one: there may be more of them than a call takes arguments.
  if (entries.length)
    return entries.reduce((first, entry) => Math.min(first, index.entries[entry]!.start), Infinity);
  const clip = clipOf(source, id);
  if (!clip || !Number.isFinite(clip.start)) return undefined;
  // As on a timeline: a moment without an end that is a time, and no place without such a start.
  const other = Number.isFinite(clip.end) ? clip.end! : clip.start;
  const [start, end] = [Math.min(clip.start, other), Math.max(clip.start, other)];
  return now >= start && now <= end ? undefined : start;
}
