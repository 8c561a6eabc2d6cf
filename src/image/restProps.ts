import type { SelectionProps } from '../hooks/useComponentSelection.js';
import type { ViewportProps } from './useViewport.js';

/** Props that are not for the root element, because a controller reads them. */
const controllerProps: Readonly<Record<keyof SelectionProps | keyof ViewportProps, true>> = {
  highlightedId: true,
  defaultHighlightedId: true,
  onHighlightedIdChange: true,
  selectedIds: true,
  defaultSelectedIds: true,
  onSelectedIdsChange: true,
  selectedId: true,
  defaultSelectedId: true,
  onSelectedIdChange: true,
  hiddenMentions: true,
  defaultHiddenMentions: true,
  onHiddenMentionsChange: true,
  viewport: true,
  defaultViewport: true,
  onViewportChange: true,
  minScale: true,
  maxScale: true,
};

/** What is left of `props` for the root element. */
export function withoutControllerProps<T extends object>(
  props: T,
): Omit<T, keyof SelectionProps | keyof ViewportProps> {
  const entries = Object.entries(props).filter(([name]) => !(name in controllerProps));
  return Object.fromEntries(entries) as Omit<T, keyof SelectionProps | keyof ViewportProps>;
}
