import { type ClipSource, writtenClips } from './clips.js';

/** Options of {@link clipsToCSV}. */
export interface ClipsToCSVOptions {
  /** @default ',' */
  delimiter?: ',' | ';' | '\t' | undefined;
  /**
   * Puts an apostrophe before a mention that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, one
   * of these in full width, a tab or a line break): a model's words must not run in the reader's spreadsheet.
   * https://owasp.org/www-community/attacks/CSV_Injection
   * @default true
   */
  guardFormulas?: boolean | undefined;
}

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/** Also the delimiters that are not in use: a spreadsheet may be set to one of them, and would begin a new cell there. */
const QUOTED = /["\r\n,;\t]/;

/**
 * Clips as CSV (RFC 4180) with the columns `start`, `end` (seconds; empty for a moment), `mention` and `asset_idx`, sorted
 * by start. Reversed ranges are written the right way round.
 *
 * @throws RangeError for a time that is negative or not a number
 */
export function clipsToCSV(
  source: ClipSource,
  { delimiter = ',', guardFormulas = true }: ClipsToCSVOptions = {},
): string {
  const quote = (text: string) => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = writtenClips(source).map(({ clip, start, end }) => {
    const { mention = '', assetIdx } = clip;
    const text = guardFormulas && FORMULA.test(mention) ? `'${mention}` : mention;
    return [start / 1000, end === null ? '' : end / 1000, quote(text), assetIdx ?? ''].join(delimiter);
  });
  return [['start', 'end', 'mention', 'asset_idx'].join(delimiter), ...rows, ''].join('\r\n');
}
