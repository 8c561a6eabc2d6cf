const ARABIC_DIGIT = /[\u0660-\u0669]/;

/**
 * A number that is not to change places with the one after it: between Arabic digits, signs such as – and × run from
 * right to left even where the text around them does not.
 */
export const leftToRight = (number: string): string =>
  ARABIC_DIGIT.test(number) ? `\u200e${number}\u200e` : number;
