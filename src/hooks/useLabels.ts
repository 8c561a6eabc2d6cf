'use client';

import { useMemo } from 'react';
import { defined } from '../grounding/defined.js';

/** Some of a component's strings; one that is undefined stays as it was. */
export type LabelOverrides<T> = { [Key in keyof T]?: T[Key] | undefined };

/** The strings of a component: the app's over the library's. */
export function useLabels<T extends object>(defaults: T, overrides: LabelOverrides<T> | undefined): T {
  return useMemo(() => ({ ...defaults, ...defined(overrides ?? {}) }) as T, [defaults, overrides]);
}
