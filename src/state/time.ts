import { leftToRight } from './leftToRight.js';
import { localeOf } from './locale.js';

/** Options of the time formatters. */
export interface TimeFormatOptions {
  /** A BCP 47 language tag; for what is none, English is written. @default 'en' */
  locale?: string | undefined;
}

/** Options of {@link formatTime}. */
export interface ClockFormatOptions extends TimeFormatOptions {
  /** Digits after the seconds; trailing zeros are left out unless `fixed`. @default 1 */
  fractionDigits?: number | undefined;
  /** Writes every fraction digit, so that the times of a ruler line up. @default false */
  fixed?: boolean | undefined;
}

/** `make`, called once for each list of arguments: the formatters of `Intl` are slow to make and fast to use. */
function kept<Args extends readonly (string | number | boolean)[], T>(make: (...args: Args) => T) {
  const made = new Map<string, T>();
  return (...args: Args): T => {
    const key = args.join(' ');
    if (!made.has(key)) made.set(key, make(...args));
    return made.get(key)!;
  };
}

/** Numbers of a clock. */
const clockNumber = kept(
  (locale: string, digits: number, fraction: number, fixed: boolean) =>
    new Intl.NumberFormat(locale, {
      minimumIntegerDigits: digits,
      minimumFractionDigits: fixed ? fraction : 0,
      maximumFractionDigits: fraction,
      useGrouping: false,
    }),
);

const UNITS = ['hour', 'minute', 'second'] as const;

/** What `Intl.DurationFormat` puts together in its long style, at a hundredth of its cost in Chromium. */
const unitNumber = kept(
  (locale: string, unit: (typeof UNITS)[number], digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: digits,
    }),
);

const unitList = kept((locale: string) => new Intl.ListFormat(locale, { type: 'unit', style: 'long' }));

/** Rounded first, so that 59.96 s becomes 1:00 and never 0:60. */
function split(seconds: number, fractionDigits: number) {
  const scale = 10 ** fractionDigits;
  const total = Math.round(Math.abs(seconds) * scale);
  return {
    hours: Math.floor(total / (3600 * scale)),
    minutes: Math.floor(total / (60 * scale)) % 60,
    seconds: (total % (60 * scale)) / scale,
    negative: seconds < 0 && total > 0,
  };
}

/** A time in seconds as a clock shows it: `0:12`, `0:12.5`, `1:02:05`. `–:––` where the time is not a finite number. */
export function formatTime(seconds: number, options: ClockFormatOptions = {}): string {
  if (!Number.isFinite(seconds)) return '–:––';
  const { fractionDigits = 1, fixed = false } = options;
  const locale = localeOf(options.locale);
  const parts = split(seconds, fractionDigits);
  const write = (value: number, digits: number, fraction = 0) =>
    clockNumber(locale, digits, fraction, fixed).format(value);
  const tail = write(parts.seconds, 2, fractionDigits);
  const clock =
    parts.hours > 0
      ? `${write(parts.hours, 1)}:${write(parts.minutes, 2)}:${tail}`
      : `${write(parts.minutes, 1)}:${tail}`;
  return parts.negative ? `−${clock}` : clock;
}

/** No range is written in more digits than these: milliseconds. */
const MOST_DIGITS = 3;

/** As many digits after the seconds as are asked for, or more where these would write the ends of a range as one time. */
export function digitsOfRange(start: number, end: number, wanted = 1): number {
  const isOne = (digits: number) => Math.round(start * 10 ** digits) === Math.round(end * 10 ** digits);
  let digits = wanted;
  while (digits < MOST_DIGITS && isOne(digits)) digits++;
  return isOne(digits) ? wanted : digits;
}

/**
 * A range of time in seconds, in the order of time: `0:12–0:18`. A short one has digits enough to tell its ends apart:
 * `0:12.03–0:12.07`. Arabic digits come with marks that keep them in this order.
 */
export function formatTimeRange(start: number, end: number, options: ClockFormatOptions = {}): string {
  const fractionDigits = digitsOfRange(start, end, options.fractionDigits);
  const write = (seconds: number) => leftToRight(formatTime(seconds, { ...options, fractionDigits }));
  return `${write(Math.min(start, end))}–${write(Math.max(start, end))}`;
}

/**
 * A duration in seconds in words, for prose and for speech: `8 seconds`, `1 minute, 5 seconds`, `12.5 seconds`,
 * `0 seconds`. Empty where the duration is not a finite number.
 */
export function formatDuration(seconds: number, options: ClockFormatOptions = {}): string {
  if (!Number.isFinite(seconds)) return '';
  const { fractionDigits = 1 } = options;
  const locale = localeOf(options.locale);
  const { hours, minutes, seconds: rest } = split(seconds, fractionDigits);
  // Zero is said only where there is nothing else to say.
  const zero = hours === 0 && minutes === 0;
  const values = { hour: hours, minute: minutes, second: rest };
  const words = UNITS.filter((unit) => values[unit] > 0 || (zero && unit === 'second')).map((unit) =>
    unitNumber(locale, unit, fractionDigits).format(values[unit]),
  );
  return words.length === 1 ? words[0]! : unitList(locale).format(words);
}

/** The ends of a range of time in words, as they are given, in digits enough to tell them apart. */
export function formatEnds(start: number, end: number, options: ClockFormatOptions = {}): [string, string] {
  const fractionDigits = digitsOfRange(start, end, options.fractionDigits);
  const write = (seconds: number) => formatDuration(seconds, { ...options, fractionDigits });
  return [write(start), write(end)];
}
