/**
 * An immutable list that grows at its head. Older versions stay valid and share their cells, so that a parser that has to
 * take back what it read returns to an older list at no cost.
 */
export interface List<T> {
  readonly value: T;
  readonly rest: List<T> | null;
  readonly size: number;
}

/** `list` with one more item. */
export function append<T>(list: List<T> | null, value: T): List<T> {
  return { value, rest: list, size: (list?.size ?? 0) + 1 };
}

/** The items, oldest first. */
export function toArray<T>(list: List<T> | null): T[] {
  const items = new Array<T>(list?.size ?? 0);
  for (let cell = list; cell; cell = cell.rest) items[cell.size - 1] = cell.value;
  return items;
}
