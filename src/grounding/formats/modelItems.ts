import type { Size } from '../geometry.js';
import type { Collector, Mark } from './collector.js';
import { openSource, walk } from './source.js';

import { type Fields, field, firstText, isFields, isNumeric, scoreOf, toNumber, toText } from './values.js';

/** How a model writes its items. */
export interface ItemSpec {
  frame: Size;
  /** Whether y comes before x in lists. Named coordinates are what their names say. */
  isYFirst: boolean;
  /** The fields that hold a box. */
  boxKeys: readonly string[];
  /** The fields that hold a point. */
  pointKeys: readonly string[];
  /** Fields that annotations cannot hold, each with what it is. */
  unsupported: Readonly<Record<string, string>>;
}

const LABEL_KEYS = [
  'label',
  'text_content',
  'text',
  'name',
  'category',
  'class',
  'class_name',
  'object',
  'object_name',
  'ref',
  'description',
  'caption',
];

/**
 * Reads a model's JSON items, `{<box or point>, label}`, wherever they stand in the answer; lists of four bare numbers are
 * boxes without labels. Returns whether the answer was complete.
 */
export function readItems(input: unknown, collector: Collector, spec: ItemSpec): boolean {
  const source = openSource(input, collector);
  let hasContent = false;
  const ordered = (numbers: readonly number[]) =>
    spec.isYFirst ? numbers.map((_, i) => numbers[i % 2 ? i - 1 : i + 1] ?? Number.NaN) : numbers;

  const readBox = (box: Coordinates, mark: Mark) =>
    collector.box(box.isNamed ? box.numbers : ordered(box.numbers), spec.frame, mark);
  const readPoint = (point: Coordinates, mark: Mark) =>
    collector.point(point.isNamed ? point.numbers : ordered(point.numbers), spec.frame, mark);

  const readField = (item: Fields, key: string, size: 2 | 4, mark: Mark) => {
    const found = coordinatesOf(item[key], size);
    const labels = item.label;
    const each = Array.isArray(labels) && labels.length === found.length ? labels : undefined;
    found.forEach((coordinates, i) => {
      const marked = each ? { ...mark, mention: toText(each[i]) } : mark;
      (size === 4 ? readBox : readPoint)(coordinates, marked);
    });
  };

  walk(source, (value, { isBare, isListed }) => {
    const span = source.spanOf(value);
    if (Array.isArray(value)) {
      const isNumbers = isNumeric(value);
      const hasContainers = value.some((item) => typeof item === 'object' && item !== null);
      hasContent ||= value.length > 0 && !hasContainers;
      // One or two numbers in brackets are a citation.
      if (isBare && isNumbers && value.length > 2 && source.isWhole(value)) {
        readBox({ numbers: value.map(toNumber), isNamed: false }, { span });
      } else if (hasContainers && value.some((item) => typeof item !== 'object' || item === null)) {
        collector.issue('invalid_item', 'Left out values among the items that are no items.', span);
      }
      return !isNumbers;
    }
    if (!isFields(value)) return false;
    const boxes = spec.boxKeys.filter((key) => field(value, key) !== undefined);
    const points = spec.pointKeys.filter((key) => field(value, key) !== undefined);
    if (source.isWhole(value)) {
      const mark = { span, mention: firstText(value, LABEL_KEYS), score: scoreOf(value) };
      for (const key of boxes) readField(value, key, 4, mark);
      for (const key of points) readField(value, key, 2, mark);
      for (const [key, what] of Object.entries(spec.unsupported)) {
        if (field(value, key) != null) collector.issue('unsupported', `Left out ${what} (\`${key}\`).`, span);
      }
      const isLeaf = !Object.values(value).some((part) => typeof part === 'object' && part !== null);
      if (isListed && isLeaf && boxes.length + points.length === 0) {
        const keys = [...spec.boxKeys, ...spec.pointKeys].map((key) => `\`${key}\``).join(', ');
        collector.issue('invalid_item', `Left out an item that has none of ${keys}.`, span);
      }
    }
    hasContent ||= Object.keys(value).length > 0;
    const read = new Set([...boxes, ...points, ...LABEL_KEYS]);
    return Object.keys(value)
      .filter((key) => !read.has(key) || boxes.length + points.length === 0)
      .map((key) => value[key]);
  });

  if (hasContent && collector.isEmpty && source.complete) {
    collector.issue('unreadable', 'The JSON holds no items of this format.', { start: 0, end: 0 });
  }
  return source.complete;
}

/** Numbers, in the order of the format unless they were `isNamed`: those are x, y. */
interface Coordinates {
  numbers: readonly number[];
  isNamed: boolean;
}

/**
 * Every set of `size` coordinates in a field: a flat list, a list of lists, two corners, text, or named fields. A set with
 * another count comes back as it is, to be reported.
 */
function coordinatesOf(value: unknown, size: 2 | 4, depth = 0): readonly Coordinates[] {
  if (typeof value === 'string') {
    const isList = /^[\s,;()[\]\d.+-]*$/.test(value);
    const numbers = isList ? (value.match(/[-+]?(?:\d+(?:\.\d*)?|\.\d+)/g) ?? []).map(Number) : [];
    return [{ numbers, isNamed: false }];
  }
  if (isFields(value)) return [{ numbers: namedCoordinates(value, size), isNamed: true }];
  if (!Array.isArray(value)) return [{ numbers: [], isNamed: false }];
  const parts: readonly unknown[] = value;
  if (isNumeric(value)) return [{ numbers: parts.map(toNumber), isNamed: false }];
  const isCorners = size === 4 && parts.length === 2 && parts.every((c) => isNumeric(c) && c.length === 2);
  if (isCorners) return [{ numbers: parts.flat().map(toNumber), isNamed: false }];
  const isNested = parts.length > 0 && parts.every((part) => typeof part === 'object' && part !== null);
  if (!isNested || depth > 2) return [{ numbers: [], isNamed: false }];
  return parts.flatMap((part) => coordinatesOf(part, size, depth + 1));
}

const NAMES = [
  [
    ['x', 'y'],
    ['X', 'Y'],
  ],
  [
    ['x1', 'y1', 'x2', 'y2'],
    ['xmin', 'ymin', 'xmax', 'ymax'],
    ['x_min', 'y_min', 'x_max', 'y_max'],
    ['left', 'top', 'right', 'bottom'],
  ],
] as const;

/** Coordinates in fields that say what they are; empty when they are not all there. */
export function namedCoordinates(fields: Fields, size: 2 | 4): readonly number[] {
  for (const names of NAMES[size === 2 ? 0 : 1]!) {
    if (names.every((name) => field(fields, name) !== undefined)) {
      return names.map((name) => toNumber(fields[name]));
    }
  }
  return [];
}
