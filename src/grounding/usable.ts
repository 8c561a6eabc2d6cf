import { itemProblem } from './itemProblem.js';
import type { AnnotationInput, Grounding } from './types.js';

type Source = Grounding | readonly AnnotationInput[];

const told = new Set<string>();
const known = new WeakMap<readonly AnnotationInput[], readonly AnnotationInput[]>();

/** Says something of an app's annotations in the console, once. */
export function tellOnce(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.error(`perceptron-react: ${message}`);
}

/** As `itemProblem` says it; without calls for nearly all that lists are of, which a first frame asks of each. */
function isUsable(item: AnnotationInput): boolean {
  if (item && typeof item.id === 'string' && (item.mention === undefined || typeof item.mention === 'string'))
    switch (item.kind) {
      case 'box':
        return (
          Number.isFinite(item.x1) &&
          Number.isFinite(item.y1) &&
          Number.isFinite(item.x2) &&
          Number.isFinite(item.y2)
        );
      case 'point':
        return Number.isFinite(item.x) && Number.isFinite(item.y);
      default:
    }
  return itemProblem(item, true) === null;
}

function withoutUnusable(list: readonly AnnotationInput[]): readonly AnnotationInput[] {
  const usable = list.filter(isUsable);
  const at = list.findIndex((item) => !isUsable(item));
  const others = list.length - usable.length - 1;
  const which = others > 0 ? `It and ${others} more are` : 'It is';
  tellOnce(`annotations[${at}]${itemProblem(list[at], true)}. ${which} not shown.`);
  return usable;
}

/**
 * What components show of what they are given: all of it, the same object, but for items of a list that are no annotations
 * or have no place. One row of a database must not take a page down; which it is and why is told once.
 */
export function usableOf<S extends Source>(source: S): S {
  if (!Array.isArray(source)) return source;
  let usable = known.get(source);
  if (!usable) {
    usable = source.every(isUsable) ? source : withoutUnusable(source);
    known.set(source, usable);
  }
  // Fewer of the same.
  return usable as S;
}
