import { expect, test } from 'vitest';
import { shortcutKey } from './shortcutKey.js';

test.each([
  ['z', 'KeyZ', 'z'],
  ['ئ', 'KeyZ', 'z'],
  ['я', 'KeyZ', 'z'],
  ['٠', 'Digit0', '0'],
  ['۱', 'Digit1', '1'],
  ['و', 'Comma', ','],
  ['ю', 'Period', '.'],
  // Keyboards for Latin script have letters elsewhere.
  ['y', 'KeyZ', 'y'],
  ['w', 'KeyZ', 'w'],
  ['à', 'Digit0', 'à'],
  ['ф', 'KeyA', 'ф'],
  ['Escape', 'Escape', 'Escape'],
  ['+', 'Equal', '+'],
])('%s on the key %s means %s', (key, code, meaning) => {
  expect(shortcutKey({ key, code })).toBe(meaning);
});
