const DEFAULT_LOCALE = 'en';

const known = new Map<unknown, string>();

/**
 * A language tag that `Intl` takes: the one given, also as POSIX writes it (`en_US.UTF-8`), else English. What is no tag
 * is told of once, for an app's setting should not break its page.
 */
export function localeOf(given: string | undefined): string {
  if (given == null) return DEFAULT_LOCALE;
  let locale = known.get(given);
  if (locale === undefined) {
    locale = read(given);
    known.set(given, locale);
  }
  return locale;
}

function read(given: string): string {
  try {
    const tag = String(given)
      .replace(/[.@].*$/s, '')
      .replaceAll('_', '-');
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    console.error(
      `perceptron-react: the locale "${given}" is no language tag, so times and numbers are written in English. ` +
        'Give a BCP 47 tag, such as "en-US" or "de".',
    );
    return DEFAULT_LOCALE;
  }
}
