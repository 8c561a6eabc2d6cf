import { type Fields, field, isFields, isNumeric, toNumber } from './values.js';

/** Numbers, in the order of the format unless they were `isNamed`: those are x, y. */
export interface Coordinates {
  numbers: readonly number[];
  isNamed: boolean;
}

/**
 * Every set of `size` coordinates in a field: a flat list, a list of lists, two corners, text, or named fields. A set with
 * another count comes back as it is, to be reported.
 */
export function coordinatesOf(value: unknown, size: 2 | 4, depth = 0): readonly Coordinates[] {
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
  const numbersOf = (names: readonly string[]) =>
    names.every((name) => field(fields, name) !== undefined)
      ? names.map((name) => toNumber(fields[name]))
      : undefined;
  for (const names of NAMES[size === 2 ? 0 : 1]!) {
    const numbers = numbersOf(names);
    if (numbers) return numbers;
  }
  const sized = size === 4 && (numbersOf(['x', 'y', 'width', 'height']) ?? numbersOf(['x', 'y', 'w', 'h']));
  if (!sized) return [];
  const [x, y, width, height] = sized as [number, number, number, number];
  return [x, y, x + width, y + height];
}
