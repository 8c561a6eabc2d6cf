/** `values` without the entries that are undefined: spread over defaults, those leave the default. */
export function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
