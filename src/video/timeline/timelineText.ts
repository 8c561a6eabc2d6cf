import { localeOf } from '../../state/locale.js';
import { digitsOfRange, formatDuration, formatTime, formatTimeRange } from '../../state/time.js';
import { isMarker, type TimelineClip } from './clips.js';
import type { ClipTimelineLabels } from './timelineLabels.js';

/** What the parts of a timeline say. */
export interface TimelineText {
  /** The mention of a clip, or what stands for none. */
  mention(clip: Pick<TimelineClip, 'mention'>): string;
  /** The full name of a clip. */
  name(clip: TimelineClip): string;
  /** The time of a clip as clocks show it. */
  time(clip: Pick<TimelineClip, 'start' | 'end' | 'moment'>): string;
  flags(clip: TimelineClip): readonly string[];
  range(start: number, end: number): string;
  clock(seconds: number, fractionDigits?: number): string;
  spoken(seconds: number): string;
  number(value: number): string;
  /** Where the playhead is, in words. */
  position(time: number, duration: number | null): string;
}

/** Times that are kept in words. */
const MOST_SAID = 5000;

/** The texts of a timeline in the words of `labels`. */
export function createTimelineText(labels: ClipTimelineLabels, locale: string | undefined): TimelineText {
  const numbers = new Intl.NumberFormat(localeOf(locale));
  // The same times are said again and again while the view moves, and putting them in words is slow.
  const said = new Map<string, string>();
  const spoken = (seconds: number, fractionDigits?: number) => {
    const key = `${seconds} ${fractionDigits}`;
    const known = said.get(key);
    if (known !== undefined) return known;
    if (said.size >= MOST_SAID) said.clear();
    const words = formatDuration(seconds, { locale, fractionDigits });
    said.set(key, words);
    return words;
  };
  // Clips come and go with every move of the view, with the same names.
  const names = new WeakMap<TimelineClip, string>();
  const nameOf = (clip: TimelineClip) => {
    const time = isMarker(clip) ? labels.moment(spoken(clip.start)) : text.range(clip.start, clip.end);
    return labels.clipName({ name: text.mention(clip), time, flags: text.flags(clip) });
  };
  const text: TimelineText = {
    mention: ({ mention }) => mention ?? labels.unnamed,
    flags: ({ reversed, clamped }) => [
      ...(reversed ? [labels.flags.reversed] : []),
      ...(clamped ? [labels.flags.clamped] : []),
    ],
    name(clip) {
      const name = names.get(clip) ?? nameOf(clip);
      names.set(clip, name);
      return name;
    },
    time: (clip) =>
      isMarker(clip) ? formatTime(clip.start, { locale }) : formatTimeRange(clip.start, clip.end, { locale }),
    range(start, end) {
      const digits = digitsOfRange(start, end);
      return labels.range(spoken(start, digits), spoken(end, digits));
    },
    clock: (seconds, fractionDigits = 1) => formatTime(seconds, { locale, fractionDigits, fixed: true }),
    spoken,
    number: (value) => numbers.format(value),
    position: (time, duration) => labels.position(spoken(time), duration === null ? null : spoken(duration)),
  };
  return text;
}
