/** What is in Latin script on the keys of shortcuts. */
const LATIN: Readonly<Record<string, string>> = {
  KeyZ: 'z',
  Digit0: '0',
  Digit1: '1',
  Period: '.',
  Comma: ',',
};

/** A letter or digit that is not in Latin script. */
const OTHER_SCRIPT = /^(?![\p{Script=Latin}0-9])[\p{L}\p{N}]$/u;

/** What a key means as a shortcut: on a keyboard for another script, what the same key writes on one for Latin. */
export const shortcutKey = ({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string =>
  OTHER_SCRIPT.test(key) ? (LATIN[code] ?? key) : key;
