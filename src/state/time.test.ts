import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, formatEnds, formatTime, formatTimeRange } from './time.js';

test.each([
  [0, '0:00'],
  [5, '0:05'],
  [12.5, '0:12.5'],
  [12.04, '0:12'],
  [59.96, '1:00'],
  [65, '1:05'],
  [3599.99, '1:00:00'],
  [3725, '1:02:05'],
  [36_000, '10:00:00'],
  [-3, '−0:03'],
  [-0.01, '0:00'],
])('the clock shows %d s as %s', (seconds, expected) => {
  expect(formatTime(seconds)).toBe(expected);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('an unknown time (%d) has a placeholder', (seconds) => {
  expect(formatTime(seconds)).toBe('–:––');
  expect(formatDuration(seconds)).toBe('');
});

test('fractions can be cut, or written out so that ruler times line up', () => {
  expect(formatTime(12.34, { fractionDigits: 0 })).toBe('0:12');
  expect(formatTime(12, { fractionDigits: 2, fixed: true })).toBe('0:12.00');
});

test('digits and separators follow the locale', () => {
  expect(formatTime(12.5, { locale: 'de' })).toBe('0:12,5');
  expect(formatTime(65, { locale: 'ar-EG' })).toBe('١:٠٥');
});

test('a reversed range is shown in the order of time', () => {
  expect(formatTimeRange(18, 12)).toBe('0:12–0:18');
});

test.each([
  [0.01, 0.04, '0:00.01–0:00.04', ['0.01 seconds', '0.04 seconds']],
  [12.96, 13.04, '0:12.96–0:13.04', ['12.96 seconds', '13.04 seconds']],
  [1.231, 1.234, '0:01.231–0:01.234', ['1.231 seconds', '1.234 seconds']],
  [1.44, 1.46, '0:01.4–0:01.5', ['1.4 seconds', '1.5 seconds']],
  [1.00001, 1.00002, '0:01–0:01', ['1 second', '1 second']],
  [3, 3, '0:03–0:03', ['3 seconds', '3 seconds']],
])('a range from %d s to %d s has the digits that tell its ends apart', (start, end, shown, spoken) => {
  expect(formatTimeRange(start, end)).toBe(shown);
  expect(formatEnds(start, end)).toEqual(spoken);
});

test('a range has more digits than are asked for only where these make its ends one', () => {
  expect(formatTimeRange(1.2, 3.4, { fractionDigits: 0 })).toBe('0:01–0:03');
  expect(formatTimeRange(1.2, 1.4, { fractionDigits: 0 })).toBe('0:01.2–0:01.4');
  expect(formatTimeRange(1, 1.004, { fractionDigits: 2, fixed: true })).toBe('0:01.000–0:01.004');
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [8, '8 seconds'],
  [12.5, '12.5 seconds'],
  [60, '1 minute'],
  [65, '1 minute, 5 seconds'],
  [3600, '1 hour'],
  [7325, '2 hours, 2 minutes, 5 seconds'],
])('%d s is spoken as %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected);
});

test('a duration is spoken in the language of the locale', () => {
  expect(formatDuration(65, { locale: 'de' })).toBe('1 Minute, 5 Sekunden');
});

test('the clock never shows 60 seconds or 60 minutes', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      (seconds, digits) => {
        expect(formatTime(seconds, { fractionDigits: digits })).not.toMatch(/:60/);
      },
    ),
  );
});
