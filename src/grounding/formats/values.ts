/** Reading fields of data that anyone may have written: a wrong type is an absent value, never an error. */
import type { ClassOptions } from './types.js';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The field's own value: nothing is inherited. */
export const field = (fields: unknown, key: string): unknown =>
  isFields(fields) && Object.hasOwn(fields, key) ? fields[key] : undefined;

/** The items of a field that is a list; none when it is not. */
export const list = (fields: unknown, key: string): readonly unknown[] => {
  const value = field(fields, key);
  return Array.isArray(value) ? value : [];
};

/** A number, also one that was written as text; NaN when it is neither. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  return Number(value);
}

/** A text, or a number as text; undefined for anything else and for blank text. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  if (Array.isArray(value)) {
    const texts = value.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
    return texts.length > 0 ? texts.join(', ') : undefined;
  }
  return undefined;
}

/** The first of these fields that holds a text. */
export function firstText(fields: unknown, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = toText(field(fields, key));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The confidence that goes with an item, under its usual names. */
export const scoreOf = (fields: unknown): number | undefined =>
  ['score', 'confidence', 'conf', 'probability']
    .map((key) => toNumber(field(fields, key)))
    .find(Number.isFinite);

/** Whether every item is a number, or text that says one. */
export const isNumeric = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'number' || !Number.isNaN(toNumber(item)));

/** The id of an item as text, if it has one. */
export const idOf = (fields: unknown): string | undefined => {
  const id = field(fields, 'id');
  return typeof id === 'string' || typeof id === 'number' ? toText(id) : undefined;
};

/** The name of a class, or its number as text. */
export function classLabel(options: Pick<ClassOptions, 'labels'> | undefined, classNumber: number): string {
  const labels = options?.labels as Readonly<Record<number, string>> | undefined;
  return (labels && toText(labels[classNumber])) ?? String(classNumber);
}
