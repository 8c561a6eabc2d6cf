import { unescapeHtml } from '../entities.js';
import type { ClipAnnotation, Span } from '../types.js';
import { MOMENT_ID } from './webVTT.js';

/** What can be wrong with a WebVTT file. */
export type WebVTTIssueCode = 'missing_header' | 'invalid_timing' | 'reversed_timing';

/** One mistake in a WebVTT file, and where it is. */
export interface WebVTTIssue {
  code: WebVTTIssueCode;
  message: string;
  span: Span;
}

/** What {@link parseWebVTT} found. */
export interface WebVTTResult {
  clips: ClipAnnotation[];
  issues: WebVTTIssue[];
}

interface Line {
  text: string;
  start: number;
  end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    lines.push({ text: text.slice(start, found.index), start, end: found.index });
    start = breaks.lastIndex;
  }
  lines.push({ text: text.slice(start), start, end: text.length });
  return lines;
}

/** Hours may be missing, and SubRip writes a comma. */
const TIMESTAMP = /^(?:(\d{1,16}):)?(\d{1,2}):([0-5]\d)[.,](\d{1,3})$/;

function secondsOf(timestamp: string | undefined): number | undefined {
  const match = TIMESTAMP.exec(timestamp ?? '');
  if (!match) return undefined;
  const [, hours = '0', minutes, seconds, fraction] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction!.padEnd(3, '0'))) / 1000;
}

function timingOf(line: string): [start: number, end: number] | undefined {
  const arrow = line.indexOf('-->');
  const start = secondsOf(line.slice(0, arrow).trim());
  // What follows the second time are settings of the cue.
  const end = secondsOf(
    line
      .slice(arrow + 3)
      .trim()
      .split(/\s/, 1)[0],
  );
  return start === undefined || end === undefined ? undefined : [start, end];
}

/** Words of a cue without its tags: `<v Fred>`, `<b>`, `<00:01.000>`. Two references are WebVTT's own. */
const plainText = (lines: readonly Line[]) =>
  unescapeHtml(
    lines
      .map(({ text }) => text)
      .join(' ')
      .replace(/<[^<>]*>/g, '')
      .replace(/\s+/g, ' ')
      .replaceAll('&lrm;', '\u200E')
      .replaceAll('&rlm;', '\u200F'),
  ).trim();

const issue = (code: WebVTTIssueCode, message: string, { start, end }: Line): WebVTTIssue => ({
  code,
  message,
  span: { start, end },
});

/**
 * Reads the cues of a WebVTT file as clips, such as chapters. Tolerant: what cannot be read is left out and reported, a
 * missing header and SubRip's commas are taken, and it never throws. Linear in the length of the text. Spans are those of
 * the cues in `text`; each id comes from where its cue begins.
 *
 * @param idPrefix put before every id, to keep several files apart. @default ''
 */
export function parseWebVTT(
  text: string,
  { idPrefix = '' }: { idPrefix?: string | undefined } = {},
): WebVTTResult {
  const clips: ClipAnnotation[] = [];
  const issues: WebVTTIssue[] = [];
  const lines = linesOf(text);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0]!.text))
    issues.push(
      issue('missing_header', 'The first line is not "WEBVTT"; the rest was read anyway.', lines[0]!),
    );

  function readCue(block: readonly Line[]) {
    const at = block.findIndex(({ text }) => text.includes('-->'));
    const timing = at >= 0 ? block[at]! : undefined;
    // The header, a comment, a style, a region, or a stray identifier.
    if (!timing) return;
    const times = timingOf(timing.text);
    if (!times) {
      const message = `"${timing.text.slice(0, 80)}" is not "00:00:01.000 --> 00:00:02.000"; the cue was left out.`;
      issues.push(issue('invalid_timing', message, timing));
      return;
    }
    const [start, end] = [Math.min(...times), Math.max(...times)];
    if (times[1] < times[0])
      issues.push(issue('reversed_timing', 'The cue ends before it starts; its times were swapped.', timing));
    const mention = plainText(block.slice(at + 1));
    const isMoment = end === start || (at === 1 && MOMENT_ID.test(block[0]!.text));
    clips.push({
      id: `${idPrefix}cue-${block[0]!.start}`,
      span: { start: block[0]!.start, end: block.at(-1)!.end },
      kind: 'clip',
      start,
      ...(!isMoment && { end }),
      ...(mention && { mention }),
    });
  }

  let block: Line[] = [];
  let timed = false;
  const next = (...first: Line[]) => {
    readCue(block);
    block = first;
    timed = false;
  };
  for (const line of lines) {
    const isTiming = line.text.includes('-->');
    if (line.text === '') next();
    // Times begin a cue also where the empty line before it is missing; one line before them is its identifier.
    else if (isTiming && (timed || block.length > 1)) next(line);
    else block.push(line);
    timed ||= isTiming;
  }
  readCue(block);
  return { clips, issues };
}
