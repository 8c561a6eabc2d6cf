'use client';

import { useState } from 'react';
import { createSelection, type Selection, type SelectionState } from '../state/selection.js';
import { useGroundingContext } from './GroundingProvider.js';
import { useStore } from './useStore.js';

/** What {@link useGroundingSelection} returns. */
export interface GroundingSelection extends SelectionState {
  highlight: Selection['highlight'];
  select: Selection['select'];
  setSelectedIds: Selection['setSelectedIds'];
  setHiddenMentions: Selection['setHiddenMentions'];
  toggleMention: Selection['toggleMention'];
}

/**
 * The selection of the surrounding `GroundingProvider`, to read and to change: for the app's own parts of a grounded UI.
 * Without a provider it is a selection of the component's own.
 */
export function useGroundingSelection(): GroundingSelection {
  const [own] = useState(createSelection);
  const selection = useGroundingContext()?.selection ?? own;
  const state = useStore(selection);
  const { highlight, select, setSelectedIds, setHiddenMentions, toggleMention } = selection;
  return { ...state, highlight, select, setSelectedIds, setHiddenMentions, toggleMention };
}
