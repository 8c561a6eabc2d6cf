'use client';

import { createContext, useContext, useMemo } from 'react';
import { defined } from '../grounding/defined.js';

/** Some of a component's strings; one that is undefined stays as it was. */
export type LabelOverrides<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What the strings of components go by in a whole app. */
export type LabelGroup = 'chat' | 'composer' | 'image' | 'list' | 'text' | 'thinking' | 'timeline' | 'video';

/** What an app says once for all components. */
export interface Localization {
  locale: string | undefined;
  /** Of each group, some strings. Of which kind they are, only the components know. */
  labels: Readonly<Partial<Record<LabelGroup, object | undefined>>>;
}

export const LocalizationContext = createContext<Localization>({ locale: undefined, labels: {} });

/** A component's strings and language: its own props over the provider's, and these over the library's. */
export function useLocalization<T extends object>(
  group: LabelGroup,
  defaults: T,
  own: { labels?: LabelOverrides<T> | undefined; locale?: string | undefined },
): { labels: T; locale: string | undefined } {
  const app = useContext(LocalizationContext);
  const shared = app.labels[group];
  const labels = useMemo(
    () => ({ ...defaults, ...defined(shared ?? {}), ...defined(own.labels ?? {}) }) as T,
    [defaults, shared, own.labels],
  );
  return { labels, locale: own.locale ?? app.locale };
}
