import { type ClipSource, writtenClips } from './clips.js';

/** Options of {@link clipsToWebVTT}. */
export interface ClipsToWebVTTOptions {
  /** Seconds that a moment is written as, because a cue has to have a length. @default 1 */
  momentDuration?: number | undefined;
  /** The text of a clip without a mention. @default 'Clip' */
  untitled?: string | undefined;
}

/** Cues with this identifier are moments: their end was made up. */
export const MOMENT_ID = /^moment-\d+$/;

function timestamp(milliseconds: number): string {
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => pad(part)).join(':')}.${pad(milliseconds % 1000, 3)}`;
}

/** One line: a line break in a chapter's title would be a second line, and an empty line the end of the cue. */
const cueText = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('\0', '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/**
 * Clips as a WebVTT file (https://www.w3.org/TR/webvtt1/) of cues with plain text, sorted by start: good for
 * `<track kind="chapters">`, for captions and for video editors. A moment becomes a cue of `momentDuration` whose
 * identifier says so (`moment-3`), by which `parseWebVTT` knows it again. Reversed ranges are written the right way round.
 *
 * @throws RangeError for a time that is negative or not a number, and for a `momentDuration` below a millisecond
 */
export function clipsToWebVTT(
  source: ClipSource,
  { momentDuration = 1, untitled = 'Clip' }: ClipsToWebVTTOptions = {},
): string {
  const extra = Math.round(momentDuration * 1000);
  if (!(extra >= 1 && extra < Infinity))
    throw new RangeError(
      `momentDuration is ${momentDuration}: give the seconds that a moment is shown for, 0.001 or more.`,
    );
  const cues = writtenClips(source).map(({ clip, start, end }, index) => {
    const id = `${end === null ? 'moment' : 'clip'}-${index + 1}`;
    const text = cueText(clip.mention ?? '') || cueText(untitled);
    return `${id}\n${timestamp(start)} --> ${timestamp(end ?? start + extra)}\n${text}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}
