import { expect, test } from 'vitest';
import { formatDuration } from './time.js';

/** ECMA-402: newer than TypeScript's library. */
interface Durations {
  DurationFormat: new (
    locale: string,
    options: { style: 'long'; secondsDisplay: 'auto' | 'always'; fractionalDigits?: number },
  ) => { format(duration: Partial<Record<'hours' | 'minutes' | 'seconds', number>>): string };
}

// Put together by hand, because the browser's own is slow and servers may lack it.
test('a duration is spoken as Intl.DurationFormat says it', () => {
  const { DurationFormat } = Intl as unknown as Durations;
  for (const locale of ['en', 'de', 'fr', 'ja', 'ar', 'ru'])
    for (const [hours, minutes, seconds] of [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 8],
      [0, 1, 0],
      [0, 1, 5],
      [1, 0, 0],
      [2, 2, 5],
      [11, 59, 59],
    ] as const) {
      const secondsDisplay = hours || minutes ? 'auto' : 'always';
      const native = new DurationFormat(locale, { style: 'long', secondsDisplay });
      expect(formatDuration((hours * 60 + minutes) * 60 + seconds, { locale })).toBe(
        native.format({ hours, minutes, seconds }),
      );
    }
});
