import type { ShapeAnnotationInput } from '../grounding/index.js';
import { shownMention } from '../grounding/mentions.js';

/** A label as it is drawn. */
export interface LabelText {
  readonly text: string;
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
}

/** Measures and shortens labels, each string once. */
export interface LabelMeasure {
  readonly font: string;
  of(label: string, maxWidth: number): LabelText;
}

/** The width of a text in CSS pixels. */
export type TextWidth = (text: string) => number;

/** What the label of a shape says; null for none. */
export type LabelSource = (annotation: ShapeAnnotationInput) => string | null | undefined;

/** What a label says unless an app says otherwise. */
export const mentionOf = ({ mention }: ShapeAnnotationInput) => shownMention(mention);

/** In CSS pixels. */
export const LABEL_FONT_SIZE = 12;
export const LABEL_FONT_WEIGHT = 600;
/** More than one image shows: were some of its labels dropped, each painting would measure nearly all of them again. */
const MAX_CACHED = 20_000;
const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Below it in Unicode, no letter is written from right to left. */
const FIRST_HEBREW = 0x590;

/** The direction of the first letter, as `dir="auto"` finds it. */
function directionOf(text: string) {
  let i = 0;
  while (i < text.length && text.charCodeAt(i) < FIRST_HEBREW) i++;
  // To compile these expressions takes longer than to measure all labels of most images.
  if (i === text.length) return 'ltr';
  return RIGHT_TO_LEFT.test(STRONG.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}

/** The CSS font of labels. */
export const labelFont = (fontFamily: string) => `${LABEL_FONT_WEIGHT} ${LABEL_FONT_SIZE}px ${fontFamily}`;

function widthOnCanvas(font: string, owner: Document): TextWidth {
  const context = owner.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  return (text) => context?.measureText(text).width ?? text.length * LABEL_FONT_SIZE * 0.6;
}

/**
 * A cache of measures for one font family.
 *
 * @param by how to measure, or the document whose fonts a canvas measures with: a popup has its own. @default `document`
 */
export function createLabelMeasure(fontFamily: string, by?: TextWidth | Document): LabelMeasure {
  const font = labelFont(fontFamily);
  return createMeasure(font, typeof by === 'function' ? by : widthOnCanvas(font, by ?? document));
}

function createMeasure(font: string, widthOf: TextWidth): LabelMeasure {
  let cache = new Map<string, LabelText>();
  let cachedFor = 0;

  function shorten(label: string, maxWidth: number): LabelText {
    const direction = directionOf(label);
    const width = widthOf(label);
    if (width <= maxWidth) return { text: label, width, direction };
    // By code points, so that no surrogate pair is cut.
    const letters = [...label];
    let [fits, tooMany] = [0, letters.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (widthOf(`${letters.slice(0, middle).join('').trimEnd()}…`) <= maxWidth) fits = middle;
      else tooMany = middle;
    }
    const text = `${letters.slice(0, fits).join('').trimEnd()}…`;
    return { text, width: widthOf(text), direction };
  }

  return {
    font,
    of(label, maxWidth) {
      const width = Math.round(maxWidth);
      if (width !== cachedFor || cache.size >= MAX_CACHED) cache = new Map();
      cachedFor = width;
      let known = cache.get(label);
      if (!known) {
        // An app's `getLabel` may give a number.
        known = shorten(String(label).replace(/\s+/g, ' ').trim().slice(0, 500), maxWidth);
        cache.set(label, known);
      }
      return known;
    },
  };
}
