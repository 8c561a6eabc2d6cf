import { type ClipSource, writtenClips } from './clips.js';

/** One clip in the JSON of {@link clipsToJSON}. */
export interface ClipRecord {
  /** Seconds. */
  start: number;
  /** Seconds; absent for a moment. */
  end?: number;
  mention?: string;
  assetIdx?: number;
}

/**
 * Clips as a JSON array of {@link ClipRecord}, sorted by start, in seconds to the millisecond. Reversed ranges are written
 * the right way round.
 *
 * @param space spaces of indentation. @default 2
 * @throws RangeError for a time that is negative or not a number
 */
export function clipsToJSON(source: ClipSource, { space = 2 }: { space?: number | undefined } = {}): string {
  const records = writtenClips(source).map(
    ({ clip, start, end }): ClipRecord => ({
      start: start / 1000,
      ...(end !== null && { end: end / 1000 }),
      ...(clip.mention !== undefined && { mention: clip.mention }),
      ...(clip.assetIdx !== undefined && { assetIdx: clip.assetIdx }),
    }),
  );
  return JSON.stringify(records, null, space);
}
