import { type ShapeAnnotation, type Size, shapeBounds } from '../grounding/index.js';
import { formatTime } from '../state/time.js';
import type { ImageLabels } from './imageLabels.js';

/** One attribute of an annotation in words. */
export interface AnnotationDetail {
  name: string;
  value: string;
}

/** Every attribute that an annotation has, in words; coordinates in pixels of an image of this size. */
export function annotationDetails(
  annotation: ShapeAnnotation,
  image: Size,
  labels: Pick<ImageLabels, 'kinds' | 'details'>,
): AnnotationDetail[] {
  const { kind, t, assetIdx, score } = annotation;
  const { details } = labels;
  const bounds = shapeBounds(annotation);
  const across = (grid: number) => Math.round((grid * image.width) / 1000);
  const down = (grid: number) => Math.round((grid * image.height) / 1000);
  const [x, y] = [across(bounds.x), down(bounds.y)];
  const [right, bottom] = [across(bounds.x + bounds.width), down(bounds.y + bounds.height)];
  const list: AnnotationDetail[] = [{ name: details.kind, value: labels.kinds[kind] }];
  const add = (name: string, value: string | number) => list.push({ name, value: String(value) });
  if (kind === 'point') add(details.position, `${x}, ${y} px`);
  else {
    add(details.position, `${x}, ${y} – ${right}, ${bottom} px`);
    add(details.size, `${right - x} × ${bottom - y} px`);
  }
  if (kind === 'polygon') add(details.vertices, annotation.points.length);
  if (t !== undefined) add(details.time, formatTime(t));
  if (assetIdx !== undefined) add(details.asset, assetIdx + 1);
  if (score !== undefined) add(details.score, `${Math.round(score * 100)} %`);
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
  if (mention) {
    const title = create('p');
    const swatch = create('span');
    swatch.className = 'pr-image-tooltip-swatch';
    swatch.style.background = color;
    const words = create('bdi', mention);
    title.append(swatch, words);
    parts.push(title);
  }
  const terms = create('dl');
  for (const { name, value } of list) terms.append(create('dt', name), create('dd', value));
  element.replaceChildren(...parts, terms);
}
