import type { AnnotationInput } from './types.js';

/** Items of a list that are looked at: the first tell how all are made, and a stream's list is another with each shape. */
const LOOKED_AT = 100;

/** Anything as a message quotes it. */
function quoted(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

const wrong = (where: string, value: unknown, fix: string) => `${where} is ${quoted(value)}: ${fix}.`;

function problemOfParts(name: string, parts: unknown): string | null {
  if (!Array.isArray(parts)) return wrong(`.${name}`, parts, 'it must be a list');
  const problem = problemIn(parts);
  return problem && `.${name}${problem}`;
}

function problemOfPoints(points: unknown): string | null {
  if (!Array.isArray(points)) return wrong('.points', points, 'it must be a list');
  // The first tells how they are written.
  if (points.length && !Array.isArray(points[0])) return wrong('.points[0]', points[0], 'it must be [x, y]');
  return null;
}

/** What is wrong with an item of a list, or with what is in it; null for nothing. */
function problemOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null)
    return wrong('', item, 'give annotations, such as those of parseGrounding');
  const annotation = item as Readonly<Record<string, unknown>>;
  const { kind, id, mention } = annotation;
  if (typeof id !== 'string')
    return wrong('.id', id, 'give each annotation a text of its own, such as String(index)');
  if (mention != null && typeof mention !== 'string') return wrong('.mention', mention, 'it must be a text');
  switch (kind) {
    case 'point':
    case 'box':
    case 'clip':
      return null;
    case 'polygon':
      return problemOfPoints(annotation.points);
    case 'track':
      return problemOfParts('waypoints', annotation.waypoints);
    case 'collection':
      return problemOfParts('children', annotation.children);
    default:
      return wrong('.kind', kind, "it must be 'point', 'box', 'polygon', 'clip', 'track' or 'collection'");
  }
}

function problemIn(list: readonly unknown[]): string | null {
  for (let at = 0; at < Math.min(list.length, LOOKED_AT); at++) {
    const problem = problemOf(list[at]);
    if (problem) return `[${at}]${problem}`;
  }
  return null;
}

const checked = new WeakSet<readonly AnnotationInput[]>();

/**
 * Does nothing for a list of annotations: looks once at the first items of each list, for what would otherwise fail
 * somewhere deep in a component.
 *
 * @throws TypeError at the first of them that is no annotation, saying which and why
 */
export function assertAnnotations(list: readonly AnnotationInput[]): void {
  if (checked.has(list)) return;
  const problem = problemIn(list);
  if (problem) throw new TypeError(`perceptron-react: annotations${problem}`);
  checked.add(list);
}
