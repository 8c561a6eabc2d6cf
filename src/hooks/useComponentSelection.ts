'use client';

import { useState } from 'react';
import {
  asIds,
  createSelection,
  type Selection,
  type SelectionCallbacks,
  type SelectionChangeDetails,
} from '../state/selection.js';
import { useGroundingContext } from './GroundingProvider.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/** The selection props that every grounded component takes. */
export interface SelectionProps extends SelectionCallbacks {
  /** Controlled highlight. @default the provider's, else the component's own */
  highlightedId?: string | null | undefined;
  /** The first highlight, where neither the app nor a provider holds it. */
  defaultHighlightedId?: string | null | undefined;
  /** Controlled selection. @default the provider's, else the component's own */
  selectedIds?: readonly string[] | undefined;
  /** The first selection, where neither the app nor a provider holds it. */
  defaultSelectedIds?: readonly string[] | undefined;
  /** Controlled selection of one annotation; `selectedIds` wins over it. */
  selectedId?: string | null | undefined;
  /** The first selection of one annotation, where neither the app nor a provider holds it. */
  defaultSelectedId?: string | null | undefined;
  /** Controlled list of mentions that are not shown. @default the provider's, else the component's own */
  hiddenMentions?: readonly string[] | undefined;
  /** The first hidden mentions, where neither the app nor a provider holds them. */
  defaultHiddenMentions?: readonly string[] | undefined;
}

/** The further name that the highlight's callback has on a picture. */
export interface HighlightProps {
  /** The same as `onHighlightedIdChange`. */
  onHighlightChange?: SelectionProps['onHighlightedIdChange'];
}

/** One component's selection: controlled by its props, else shared through the provider, else its own. */
export function useComponentSelection(props: SelectionProps & HighlightProps): Selection {
  const parent = useGroundingContext()?.selection;
  const options = {
    controlled: {
      highlightedId: props.highlightedId,
      selectedIds: props.selectedIds ?? asIds(props.selectedId),
      hiddenMentions: props.hiddenMentions,
    },
    onHighlightedIdChange(id: string | null, details: SelectionChangeDetails) {
      props.onHighlightedIdChange?.(id, details);
      props.onHighlightChange?.(id, details);
    },
    onSelectedIdsChange: props.onSelectedIdsChange,
    onSelectedIdChange: props.onSelectedIdChange,
    onHiddenMentionsChange: props.onHiddenMentionsChange,
  };
  const create = () => ({
    parent,
    selection: createSelection({
      ...options,
      parent,
      initial: {
        highlightedId: props.defaultHighlightedId,
        selectedIds: props.defaultSelectedIds ?? asIds(props.defaultSelectedId),
        hiddenMentions: props.defaultHiddenMentions,
      },
    }),
  });
  const [held, setHeld] = useState(create);
  let { selection } = held;
  if (held.parent !== parent) {
    const next = create();
    setHeld(next);
    selection = next.selection;
  }
  useIsomorphicLayoutEffect(() => selection.setOptions(options));
  return selection;
}
