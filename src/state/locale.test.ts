import { afterEach, expect, test, vi } from 'vitest';
import { localeOf } from './locale.js';
import { formatDuration, formatTime } from './time.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ['de', 'de'],
  ['pt-br', 'pt-BR'],
  ['de_AT', 'de-AT'],
  ['en_US.UTF-8', 'en-US'],
  ['ca_ES@valencia', 'ca-ES'],
  [undefined, 'en'],
  [null as unknown as undefined, 'en'],
])('the locale %s is %s', (given, locale) => {
  expect(localeOf(given)).toBe(locale);
});

test.each(['', 'C', 'en-', 'not a locale', 7 as unknown as string])(
  'what is no language tag ("%s") is told of once, and English is taken',
  (given) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(formatTime(12.5, { locale: given })).toBe('0:12.5');
    expect(formatDuration(12.5, { locale: given })).toBe('12.5 seconds');
    expect(error.mock.calls).toEqual([[expect.stringContaining(`the locale "${given}" is no language tag`)]]);
  },
);
