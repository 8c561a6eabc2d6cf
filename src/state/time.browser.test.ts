import { afterEach, expect, test, vi } from 'vitest';
import { formatDuration } from './time.js';

afterEach(() => vi.unstubAllGlobals());

// Servers may be older than browsers: what both render has to be the same.
test('a duration is spoken the same with and without Intl.DurationFormat', () => {
  const times = [0, 0.04, 1, 8, 12.5, 59.96, 60, 60.4, 65, 3600, 7325.25];
  const spoken = (locale: string) => times.map((time) => formatDuration(time, { locale }));
  const locales = ['en', 'de', 'fr', 'ja'];
  expect(Intl).toHaveProperty('DurationFormat');
  const native = locales.map(spoken);
  vi.stubGlobal('Intl', { NumberFormat: Intl.NumberFormat, ListFormat: Intl.ListFormat });
  expect(Intl).not.toHaveProperty('DurationFormat');
  expect(locales.map(spoken)).toEqual(native);
});
