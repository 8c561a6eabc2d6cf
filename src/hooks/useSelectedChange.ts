'use client';

import type { Selection } from '../state/selection.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';
import { useStableCallback } from './useStableCallback.js';

/** Calls `onChange` when another annotation becomes the selected one, or none; never for what is selected at first. */
export function useSelectedChange(selection: Selection, onChange: (id: string | null) => void): void {
  const tell = useStableCallback(onChange);
  useIsomorphicLayoutEffect(() => {
    let before = selection.getSnapshot().selectedId;
    return selection.subscribe(() => {
      const { selectedId } = selection.getSnapshot();
      if (selectedId === before) return;
      before = selectedId;
      tell(selectedId);
    });
  }, [selection, tell]);
}
