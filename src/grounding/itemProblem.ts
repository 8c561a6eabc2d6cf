/** Items of a list that are looked at in a glance: the first tell how all are made. */
const GLANCE = 100;

type Item = Readonly<Record<string, unknown>>;

/** Anything as a message quotes it. */
function quoted(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

const wrong = (where: string, value: unknown, fix: string) => `${where} is ${quoted(value)}: ${fix}`;

function problemOfNumbers(item: Item, names: readonly (string | number)[], where = ''): string | null {
  const name = names.find((name) => !Number.isFinite(item[name]));
  return name === undefined ? null : wrong(`${where}.${name}`, item[name], 'it must be a number');
}

function problemOfParts(name: string, parts: unknown, whole: boolean): string | null {
  if (!Array.isArray(parts)) return wrong(`.${name}`, parts, 'it must be a list');
  const problem = listProblem(parts, whole);
  return problem && `.${name}${problem}`;
}

function problemOfPoints(points: unknown, whole: boolean): string | null {
  if (!Array.isArray(points)) return wrong('.points', points, 'it must be a list');
  // The first tells how they are written.
  const [first] = points;
  if (points.length && !Array.isArray(first)) return wrong('.points[0]', first, 'it must be [x, y]');
  return points.length && whole ? problemOfNumbers(first, [0, 1], '.points[0]') : null;
}

/**
 * Why an item of a list is no annotation, beginning with where in it; null where it is one.
 *
 * @param whole whether all of its parts are looked at, and their numbers, or only what they are made like
 */
export function itemProblem(item: unknown, whole: boolean): string | null {
  if (typeof item !== 'object' || item === null)
    return wrong('', item, 'give annotations, such as those of parseGrounding');
  const annotation = item as Item;
  const { kind, id, mention } = annotation;
  if (typeof id !== 'string')
    return wrong('.id', id, 'give each annotation a text of its own, such as String(index)');
  if (mention != null && typeof mention !== 'string') return wrong('.mention', mention, 'it must be a text');
  switch (kind) {
    case 'point':
      return whole ? problemOfNumbers(annotation, ['x', 'y']) : null;
    case 'box':
      return whole ? problemOfNumbers(annotation, ['x1', 'y1', 'x2', 'y2']) : null;
    case 'clip':
      return whole ? problemOfNumbers(annotation, ['start']) : null;
    case 'polygon':
      return problemOfPoints(annotation.points, whole);
    case 'track':
      return problemOfParts('waypoints', annotation.waypoints, whole);
    case 'collection':
      return problemOfParts('children', annotation.children, whole);
    default:
      return wrong('.kind', kind, "it must be 'point', 'box', 'polygon', 'clip', 'track' or 'collection'");
  }
}

/** What is wrong with the first such item of a list, beginning with where; null for nothing. */
export function listProblem(list: readonly unknown[], whole: boolean): string | null {
  const end = whole ? list.length : Math.min(list.length, GLANCE);
  for (let at = 0; at < end; at++) {
    const problem = itemProblem(list[at], whole);
    if (problem) return `[${at}]${problem}`;
  }
  return null;
}
