import type { TextWidth } from '../labelText.js';

/** Advance widths in ems of a bold sans-serif, by kind of character: the first that matches. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u,
    1,
  ],
  [/[\p{Script=Devanagari}\p{Script=Thai}\p{Script=Arabic}]/u, 0.65],
  [/[ijlI|!.,:;'`·]/u, 0.3],
  [/[frt()[\]{}\-/\\" \u00a0]/u, 0.38],
  [/[mwMW@%…—]/u, 0.95],
  [/\p{Lu}/u, 0.72],
];
const OTHERS = 0.6;

/**
 * About how wide a text is, where no font can be measured: a pure function of the text, the same in every runtime.
 *
 * @param size of the font, in the unit of the result
 */
export const approximateTextWidth =
  (size: number): TextWidth =>
  (text) => {
    let ems = 0;
    for (const letter of text) ems += WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHERS;
    return ems * size;
  };
