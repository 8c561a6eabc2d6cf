'use client';

import { type ReactNode, useContext, useMemo } from 'react';
import { defined } from '../grounding/defined.js';
import { type LabelGroup, type Localization, LocalizationContext } from '../hooks/useLocalization.js';
import type { PerceptronLabelOverrides } from './labels.js';

/** Props of {@link LocalizationProvider}. */
export interface LocalizationProviderProps {
  children?: ReactNode;
  /**
   * A BCP 47 language tag for times and numbers. The direction is what `dir` of the page says.
   * @default the surrounding provider's, else 'en'
   */
  locale?: string | undefined;
  /**
   * Strings of components, all or some. Keep the object outside of components, or all that shows them renders anew.
   * @default the surrounding provider's, else in English
   */
  labels?: PerceptronLabelOverrides | undefined;
}

/** The strings of each group: those within over those around. */
function layered(around: Localization['labels'], within: Localization['labels']): Localization['labels'] {
  const groups = Object.entries(defined(within)).map(([name, labels]) => {
    const before = around[name as LabelGroup];
    return [name, before ? { ...before, ...defined(labels ?? {}) } : labels];
  });
  return { ...around, ...Object.fromEntries(groups) };
}

/**
 * Says once in which language the components below it are: their strings, and how they write times and numbers. A
 * component's own `locale` and `labels` win over it, and a provider within over the one around it, string by string.
 *
 * ```tsx
 * <LocalizationProvider locale="de" labels={german}>
 *   <App />
 * </LocalizationProvider>
 * ```
 */
export function LocalizationProvider({ children, locale, labels }: LocalizationProviderProps) {
  const around = useContext(LocalizationContext);
  const value = useMemo<Localization>(
    () => ({
      locale: locale ?? around.locale,
      labels: labels ? layered(around.labels, labels) : around.labels,
    }),
    [around, locale, labels],
  );
  return <LocalizationContext.Provider value={value}>{children}</LocalizationContext.Provider>;
}
