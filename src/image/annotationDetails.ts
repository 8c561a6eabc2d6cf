import { type ShapeAnnotationInput, type Size, shapeBounds } from '../grounding/index.js';
import { shownMention } from '../grounding/mentions.js';
import { leftToRight } from '../state/leftToRight.js';
import { localeOf } from '../state/locale.js';
import { formatTime } from '../state/time.js';
import type { ImageLabels } from './imageLabels.js';

/** One attribute of an annotation in words. */
export interface AnnotationDetail {
  name: string;
  value: string;
}

/** How details are written. */
export interface DetailWords {
  labels: Pick<ImageLabels, 'kinds' | 'details'>;
  /** Of times and numbers. */
  locale: string | undefined;
}

/** Every attribute that an annotation has, in words; coordinates in pixels of an image of this size. */
export function annotationDetails(
  annotation: ShapeAnnotationInput,
  image: Size,
  { labels, locale: given }: DetailWords,
): AnnotationDetail[] {
  const { kind, t, assetIdx, score } = annotation;
  const { details } = labels;
  const locale = localeOf(given);
  // Without separators: in pairs, the comma of one thousand would be mistaken for that between two.
  const numbers = new Intl.NumberFormat(locale, { useGrouping: false });
  const bounds = shapeBounds(annotation);
  const across = (grid: number) => Math.round((grid * image.width) / 1000);
  const down = (grid: number) => Math.round((grid * image.height) / 1000);
  const [x, y] = [across(bounds.x), down(bounds.y)];
  const [right, bottom] = [across(bounds.x + bounds.width), down(bounds.y + bounds.height)];
  const list: AnnotationDetail[] = [{ name: details.kind, value: labels.kinds[kind] }];
  const add = (name: string, value: string) => list.push({ name, value });
  const number = (value: number) => leftToRight(numbers.format(value));
  if (kind === 'point') add(details.position, `${number(x)}, ${number(y)} px`);
  else {
    add(details.position, `${number(x)}, ${number(y)} – ${number(right)}, ${number(bottom)} px`);
    add(details.size, `${number(right - x)} × ${number(bottom - y)} px`);
  }
  if (kind === 'polygon') add(details.vertices, number(annotation.points.length));
  if (t !== undefined) add(details.time, formatTime(t, { locale }));
  if (assetIdx !== undefined) add(details.asset, number(assetIdx + 1));
  if (score !== undefined) add(details.score, score.toLocaleString(locale, { style: 'percent' }));
  return list;
}

/** Puts an annotation's mention, with its colour, and its details into an element. */
export function fillDetails(
  element: HTMLElement,
  mention: string | undefined,
  color: string,
  list: readonly AnnotationDetail[],
): void {
  const create = <K extends keyof HTMLElementTagNameMap>(tag: K, text = '') =>
    Object.assign(element.ownerDocument.createElement(tag), { textContent: text });
  const parts: HTMLElement[] = [];
  const name = shownMention(mention);
  if (name) {
    const title = create('p');
    const swatch = create('span');
    swatch.className = 'pr-image-tooltip-swatch';
    swatch.style.background = color;
    const words = create('bdi', name);
    title.append(swatch, words);
    parts.push(title);
  }
  const terms = create('dl');
  for (const { name, value } of list) terms.append(create('dt', name), create('dd', value));
  element.replaceChildren(...parts, terms);
}
