'use client';

import { type FocusEvent, useMemo, useRef, useState } from 'react';
import { useHighlighter } from '../../hooks/useHighlighter.js';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { Selection } from '../../state/selection.js';
import { type LastFocus, tabStopIndex } from '../../state/tabStop.js';
import type { ListRow } from './rows.js';
import type { Expansion } from './useExpansion.js';
import type { RowWindow } from './useRowWindow.js';

/** What {@link useGridFocus} looks after. */
export interface GridFocusOptions {
  rows: readonly ListRow[];
  selection: Selection;
  rowWindow: RowWindow;
  expansion: Expansion;
  /** Whether there is a row for an annotation. */
  isThere(id: string): boolean;
}

const holds = (row: ListRow, id: string) => row.kind === 'entry' && row.entry.ids.includes(id);

/**
 * The one row that Tab reaches. It exists wherever the list is scrolled to, so that the focus is never lost with a row;
 * it is where the focus was last, or what was selected elsewhere since.
 */
export function useGridFocus(options: GridFocusOptions) {
  const { rows, selection, rowWindow, expansion, isThere } = options;
  const highlighter = useHighlighter(selection, isThere);
  const [last, setLast] = useState<LastFocus | null>(null);
  const index = useMemo(() => tabStopIndex(rows, last, ({ key }) => key), [rows, last]);
  const setActiveAt = (at: number) => {
    const key = rows[at]?.key;
    setLast((before) =>
      key === undefined ? null : before?.id === key && before.at === at ? before : { id: key, at },
    );
  };
  /** What has to happen once the row is there. */
  const wanted = useRef<{ id: string } | { focus: true } | null>(null);
  const { scroller } = rowWindow;
  // The header of a row's group stays above it.
  const scrollTo = (at: number) => rowWindow.scrollTo(at, rows[at]?.kind === 'entry' ? 1 : 0);

  const focusRow = (at: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });

  const moveTo = (at: number) => {
    scrollTo(at);
    if (at === index) focusRow(at);
    else wanted.current = { focus: true };
    setActiveAt(at);
  };

  const show = (at: number) => {
    scrollTo(at);
    // The focus stays with who has it; the next Tab finds the selected row.
    if (!scroller.current?.matches(':focus-within')) setActiveAt(at);
  };

  useIsomorphicLayoutEffect(() => {
    const now = wanted.current;
    if (!now) return;
    wanted.current = null;
    if ('focus' in now) focusRow(index);
    else {
      const at = rows.findIndex((row) => holds(row, now.id));
      if (at >= 0) show(at);
    }
  });

  const reveal = useStableCallback((id: string) => {
    const at = rows.findIndex((row) => holds(row, id));
    if (at >= 0) {
      show(at);
      return;
    }
    const closed = rows.find(
      (row) => row.kind === 'group' && !row.expanded && row.group.entries.some(({ ids }) => ids.includes(id)),
    );
    if (!closed) return;
    wanted.current = { id };
    expansion.setExpanded(closed.group.key, true);
  });

  useIsomorphicLayoutEffect(() => {
    let before: string | null = null;
    const follow = () => {
      const { selectedId } = selection.getSnapshot();
      if (selectedId === before) return;
      before = selectedId;
      if (selectedId !== null) reveal(selectedId);
    };
    follow();
    return selection.subscribe(follow);
  }, [selection, reveal]);

  const indexOf = (event: FocusEvent) =>
    Number((event.target as Element).closest<HTMLElement>('.pr-list-row')?.dataset.index);
  const handlers = {
    onFocus(event: FocusEvent) {
      const at = indexOf(event);
      const row = rows[at];
      if (!row) return;
      setActiveAt(at);
      if (row.kind === 'entry')
        highlighter.light(row.entry.annotation.id, { reason: 'focus', event: event.nativeEvent });
    },
    onBlur({ nativeEvent }: FocusEvent) {
      highlighter.light(null, { reason: 'focus', event: nativeEvent });
    },
  };

  return { index, moveTo, handlers };
}
