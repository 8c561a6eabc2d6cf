/** Where the focus was last in a list: at which item, and its place for when that is no longer there. */
export interface LastFocus {
  readonly id: string;
  readonly at: number;
}

/** Index of the one item that Tab reaches: where the focus was last, else what is in its place now, else the first. */
export function tabStopIndex<T>(
  items: readonly T[],
  last: LastFocus | null,
  idOf: (item: T) => string,
): number {
  if (!last) return 0;
  const at = items.findIndex((item) => idOf(item) === last.id);
  return at < 0 ? Math.max(0, Math.min(last.at, items.length - 1)) : at;
}
