import type { Size } from '../geometry.js';
import type { Span } from '../types.js';
import type { Collector, Mark } from './collector.js';
import { type Coordinates, coordinatesOf, namedCoordinates } from './itemCoordinates.js';
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
  /** Whether a box may stand under its label: `{"cat": [1, 2, 3, 4]}`. */
  isKeyed?: boolean;
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

/** Those that also name what is further inside: `{"label": "cat", "boxes": […]}`. */
const GROUP_KEYS = ['label', 'name', 'category', 'class', 'class_name', 'object', 'object_name'];

/** Names of fields that say that something is there, and not what. */
const GENERIC = /^(?:objects?|items?|detections?|elements?|results?|predictions?)$/i;
/** Names of fields that say what numbers mean. Only whole ones: an `orange` and a `boxing glove` are things. */
const NO_LABEL =
  /^(?:(?:bounding_?)?b?box(?:es)?(?:_2d)?|rect(?:angle)?|coord(?:inate)?s?|points?|position|location|mask|polygon|(?:\w+_|image)?(?:size|range|colou?r))$/i;

/** Fields that are no label, whatever text they hold. */
const OTHER_KEYS = new Set(['mask', 'score', 'confidence', 'time', 'timestamp', 'color', 'id']);

/**
 * Reads a model's JSON items, `{<box or point>, label}`, wherever they stand in the answer; bare lists of four numbers are
 * boxes too, with a label among them or without. Returns whether the answer was complete.
 */
export function readItems(input: unknown, collector: Collector, spec: ItemSpec): boolean {
  const source = openSource(input, collector);
  const sizeBefore = collector.size;
  /** What the objects around a container are called. */
  const groups = new WeakMap<object, string>();
  /** What the boxes are called that stand under their label. */
  const keys = new Map<object, string | undefined>();
  let hasContent = false;
  const ordered = ({ numbers, isNamed }: Coordinates) =>
    spec.isYFirst && !isNamed ? numbers.map((_, i) => numbers[i % 2 ? i - 1 : i + 1] ?? Number.NaN) : numbers;
  /** The largest of all coordinates. */
  let largest = 0;
  const read = (size: 2 | 4, coordinates: Coordinates, mark: Mark) => {
    for (const number of coordinates.numbers) if (Math.abs(number) > largest) largest = Math.abs(number);
    collector[size === 4 ? 'box' : 'point'](ordered(coordinates), spec.frame, mark);
  };

  const readField = (item: Fields, key: string, size: 2 | 4, mark: Mark) => {
    const found = coordinatesOf(item[key], size);
    const labels = item.label;
    const each = Array.isArray(labels) && labels.length === found.length ? labels : undefined;
    found.forEach((coordinates, i) => {
      read(size, coordinates, each ? { ...mark, mention: toText(each[i]) } : mark);
    });
  };

  /** Returns whether the item has coordinates, or something else that was reported. */
  const readItem = (item: Fields, boxes: readonly string[], points: readonly string[], span: Span) => {
    const mark: Mark = {
      span,
      mention: firstText(item, LABEL_KEYS),
      spareMention:
        spareMention(item, [...boxes, ...points, ...Object.keys(spec.unsupported)]) ?? groups.get(item),
      score: scoreOf(item),
      t: timeOf(item),
    };
    for (const key of boxes) readField(item, key, 4, mark);
    for (const key of points) readField(item, key, 2, mark);
    let isReported = boxes.length + points.length > 0;
    for (const size of [4, 2] as const) {
      const numbers = isReported ? [] : namedCoordinates(item, size);
      if (numbers.length === 0) continue;
      read(size, { numbers, isNamed: true }, mark);
      isReported = true;
    }
    for (const [key, what] of Object.entries(spec.unsupported)) {
      if (field(item, key) == null) continue;
      collector.issue('unsupported', `Left out ${what} (\`${key}\`).`, span);
      isReported = true;
    }
    return isReported;
  };

  walk(source, (value, { isBare, isListed }) => {
    const group = firstText(value, GROUP_KEYS) ?? groups.get(value);
    for (const part of group === undefined ? [] : Object.values(value)) {
      if (typeof part === 'object' && part !== null) groups.set(part, group!);
    }
    const span = source.spanOf(value);
    if (keys.has(value)) {
      const numbers = Object.values(value).map(toNumber);
      if (source.isWhole(value)) read(4, { numbers, isNamed: false }, { span, mention: keys.get(value) });
      return false;
    }
    if (Array.isArray(value)) {
      const isNumbers = isNumeric(value);
      const hasContainers = value.some((item) => typeof item === 'object' && item !== null);
      hasContent ||= value.length > 0 && !hasContainers;
      // Other counts of numbers in brackets are a citation, or a list of years.
      const isBox = isNumbers && (value.length === 4 || (isListed && value.length > 2));
      const named = isBare ? namedBox(value) : undefined;
      if (isBare && isBox && source.isWhole(value)) {
        read(4, { numbers: value.map(toNumber), isNamed: false }, { span });
      } else if (named && source.isWhole(value)) {
        read(4, { numbers: named.numbers, isNamed: false }, { span, mention: named.mention });
      } else if (hasContainers && value.some((item) => typeof item !== 'object' || item === null)) {
        collector.issue('invalid_item', 'Left out values among the items that are no items.', span);
      } else if (isBare && isListed && !hasContainers && value.length > 0 && source.isWhole(value)) {
        collector.issue('invalid_item', 'Left out a list that is no box of 4 numbers.', span);
      }
      return !isNumbers;
    }
    if (!isFields(value)) return false;
    hasContent ||= Object.keys(value).length > 0;
    const isPresent = (key: string) => field(value, key) !== undefined && !holdsItems(value[key], spec);
    const boxes = spec.boxKeys.filter(isPresent);
    const points = spec.pointKeys.filter(isPresent);
    const isItem = boxes.length + points.length > 0;
    const keyed = spec.isKeyed && !isItem ? keyedBoxes(value) : [];
    for (const [box, key] of keyed) keys.set(box, GENERIC.test(key) ? undefined : key);
    if (keyed.length > 0) return true;
    if (source.isWhole(value) && !readItem(value, boxes, points, span) && isListed && !holdsFields(value)) {
      const wanted = [...spec.boxKeys, ...spec.pointKeys].map((key) => `\`${key}\``).join(', ');
      collector.issue('invalid_item', `Left out an item that has none of ${wanted}.`, span);
    }
    const done = new Set([...boxes, ...points, ...(isItem ? LABEL_KEYS : [])]);
    return Object.keys(value)
      .filter((key) => !done.has(key))
      .map((key) => value[key]);
  });

  const { width } = spec.frame;
  if (largest > 0 && largest <= 1 && width > 1) {
    const message = `No coordinate is above 1, as if they were shares of the image, but in this format they go up to ${width}: they were read as such, into its top left corner. If they are shares, multiply them by ${width} first.`;
    collector.issue('suspect_scale', message, collector.whole);
  }
  if (hasContent && collector.size === sizeBefore && source.complete) {
    collector.issue('unreadable', 'The JSON holds no items of this format.', collector.whole);
  }
  return source.complete;
}

/** A bare box that has its label before or behind its numbers: `[1, 2, 3, 4, "cat"]`. */
function namedBox(value: readonly unknown[]): { numbers: readonly number[]; mention: string } | undefined {
  if (value.length !== 5) return undefined;
  const labelAt = [4, 0].find((i) => typeof value[i] === 'string' && Number.isNaN(toNumber(value[i])));
  const numbers = value.filter((_, i) => i !== labelAt);
  if (labelAt === undefined || !isNumeric(numbers)) return undefined;
  return { numbers: numbers.map(toNumber), mention: value[labelAt] as string };
}

/** The boxes in the fields of an object without any label, each with the name of its field. */
function keyedBoxes(item: Fields): [object, string][] {
  if (firstText(item, LABEL_KEYS) !== undefined) return [];
  const isBox = (value: unknown): value is object => isNumeric(value) && value.length === 4;
  return Object.entries(item).flatMap(([key, value]): [object, string][] => {
    if (NO_LABEL.test(key)) return [];
    if (isBox(value)) return [[value, key]];
    const isList = Array.isArray(value) && isBox(value[0]) && value.every(Array.isArray);
    return isList ? value.map((box: object) => [box, key]) : [];
  });
}

/** Whether a value is a list of items with coordinates of their own, rather than coordinates. */
const holdsItems = (value: unknown, spec: ItemSpec): boolean =>
  Array.isArray(value) &&
  value.some((item) => [...spec.boxKeys, ...spec.pointKeys].some((key) => field(item, key) !== undefined));

/** Whether there are further fields, and so perhaps items, inside. */
const holdsFields = (item: Fields): boolean =>
  Object.values(item).some((value) => isFields(value) || (Array.isArray(value) && value.some(isFields)));

/** The first text of an item that names its label in a way of its own, as prompts make models do: `name_en`, `type`. */
function spareMention(item: Fields, without: readonly string[]): string | undefined {
  const texts = Object.entries(item).filter(([key]) => !OTHER_KEYS.has(key) && !without.includes(key));
  const isLabel = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '' && Number.isNaN(Number(value));
  const nested = texts.flatMap(([, value]) => (isFields(value) ? Object.values(value) : []));
  return (texts.map(([, value]) => value).find(isLabel) ?? nested.find(isLabel))?.trim();
}

/** In seconds, of an item that was found in a video: a number of them, or `mm:ss`, also with hours and fractions. */
function timeOf(item: Fields): number | undefined {
  const time = field(item, 'time') ?? field(item, 'timestamp');
  const parts = typeof time === 'string' ? time.split(':').slice(0, 4).map(toNumber) : [toNumber(time)];
  const seconds = parts.length > 3 ? Number.NaN : parts.reduce((sum, part) => sum * 60 + part, 0);
  return seconds >= 0 && Number.isFinite(seconds) ? seconds : undefined;
}
