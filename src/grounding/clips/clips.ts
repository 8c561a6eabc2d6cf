import { isGrounding } from '../source.js';
import type { ClipAnnotationInput, Grounding } from '../types.js';

/** Where clips come from: an answer, or a list. */
export type ClipSource = Grounding | readonly ClipAnnotationInput[];

/** A clip as it is written: in the order of time, in whole milliseconds. */
export interface WrittenClip {
  clip: ClipAnnotationInput;
  /** Milliseconds. */
  start: number;
  /** Milliseconds, after `start`; null for a moment. */
  end: number | null;
}

function milliseconds(seconds: number, clip: ClipAnnotationInput): number {
  if (Number.isNaN(seconds) || seconds < 0)
    throw new RangeError(
      `The clip "${clip.id}" has the time ${seconds}: times are seconds from the start of the video, 0 or more.`,
    );
  // Models may write any number; beyond this there are no whole milliseconds.
  return Math.min(Math.round(seconds * 1000), Number.MAX_SAFE_INTEGER);
}

/**
 * Clips as files hold them: sorted by start, reversed ranges the right way round. A range without length is a moment.
 *
 * @throws RangeError for a time that is negative or not a number
 */
export function writtenClips(source: ClipSource): WrittenClip[] {
  const clips = isGrounding(source) ? source.clips : source;
  return clips
    .map((clip) => {
      const times = [clip.start, clip.end ?? clip.start].map((time) => milliseconds(time, clip));
      const [start, end] = [Math.min(...times), Math.max(...times)];
      return { clip, start, end: end > start ? end : null };
    })
    .sort((a, b) => a.start - b.start);
}
