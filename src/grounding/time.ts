import { skipDigits, skipSpaces } from './chars.js';

const UNITS = ['seconds', 'second', 's'];

interface Time {
  seconds: number;
  next: number;
}

/** Reads one time such as `12.5`, `1e-3 s` or `2 seconds`, in seconds. `undefined` when it is anything else. */
export function readTime(text: string): number | undefined {
  const time = timeAt(text, skipSpaces(text, 0));
  return time && skipSpaces(text, time.next) === text.length ? time.seconds : undefined;
}

/** Reads one or two times, separated by space, `-` or `,`. `undefined` when it is anything else. */
export function readTimes(text: string): { start: number; end?: number } | undefined {
  const first = timeAt(text, skipSpaces(text, 0));
  if (!first) return undefined;
  let next = skipSpaces(text, first.next);
  if (next === text.length) return { start: first.seconds };
  if (text[next] === '-' || text[next] === ',') next = skipSpaces(text, next + 1);
  else if (next === first.next) return undefined;
  const second = timeAt(text, next);
  if (!second || skipSpaces(text, second.next) < text.length) return undefined;
  return { start: first.seconds, end: second.seconds };
}

function timeAt(text: string, start: number): Time | undefined {
  const end = numberEnd(text, start);
  if (end === start) return undefined;
  const seconds = Number(text.slice(start, end));
  if (!Number.isFinite(seconds)) return undefined;
  const unitStart = skipSpaces(text, end);
  const word = text.slice(unitStart, unitStart + 7).toLowerCase();
  const unit = UNITS.find((name) => word.startsWith(name));
  return { seconds, next: unit ? unitStart + unit.length : end };
}

/** Where the number at `start` ends: `12`, `12.5` or `.5` with an optional exponent; `start` when there is none. */
function numberEnd(text: string, start: number): number {
  let end = skipDigits(text, start);
  if (text[end] === '.') {
    const fractionEnd = skipDigits(text, end + 1);
    if (fractionEnd > end + 1) end = fractionEnd;
  }
  if (end === start) return start;
  if (text[end] === 'e' || text[end] === 'E') {
    const digits = text[end + 1] === '+' || text[end + 1] === '-' ? end + 2 : end + 1;
    const exponentEnd = skipDigits(text, digits);
    if (exponentEnd > digits) end = exponentEnd;
  }
  return end;
}
