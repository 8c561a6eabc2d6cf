/** `labels` over `defaults`; an entry that is undefined leaves the default. */
export function mergeLabels<T extends object>(defaults: T, labels: Partial<T> | undefined): T {
  const merged = { ...defaults };
  for (const key of Object.keys(labels ?? {}) as (keyof T)[]) {
    const value = labels?.[key];
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}
