'use client';

import { type CSSProperties, type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { Selection } from '../../state/selection.js';
import type { MentionColors } from '../../styles/palette.js';
import { isRightToLeft } from '../rightToLeft.js';
import { EntryRow } from './EntryRow.js';
import type { ListText } from './entryText.js';
import { GroupRow } from './GroupRow.js';
import { colorOfGroup } from './groups.js';
import { createTypeahead, listKeyAction } from './listKeys.js';
import type { AnnotationListLabels } from './listLabels.js';
import { indexByPrefix, type ListRow } from './rows.js';
import type { Expansion } from './useExpansion.js';
import { useGridFocus } from './useGridFocus.js';
import { useHighlightByPointer } from './useHighlightByPointer.js';
import { useRowWindow } from './useRowWindow.js';
import type { Visibility } from './useVisibility.js';

/** Props of {@link ListGrid}. */
export interface ListGridProps {
  rows: readonly ListRow[];
  groupCount: number;
  selection: Selection;
  colors: MentionColors;
  text: ListText;
  labels: AnnotationListLabels;
  visibility: Visibility;
  expansion: Expansion;
  helpId: string;
}

const rowAt = (target: EventTarget) => (target as Element).closest<HTMLElement>('.pr-list-row');

/** The rows of a list: those that can be seen, and the one that the keyboard is on. */
export function ListGrid(props: ListGridProps) {
  const { rows, groupCount, selection, colors, text, labels, visibility, expansion, helpId } = props;
  const rowWindow = useRowWindow(rows.length);
  const { scroller, space, top, first, end } = rowWindow;
  const isThere = (id: string) => rows.some((row) => row.kind === 'entry' && row.entry.annotation.id === id);
  const focus = useGridFocus({ rows, selection, rowWindow, expansion, isThere });
  const pointing = useHighlightByPointer(selection, isThere);
  const [typeahead] = useState(createTypeahead);

  const textOf = (row: ListRow) => (row.kind === 'group' ? text.groupName(row.group) : text.label(row.entry));

  const open = (row: ListRow, index: number, expanded: boolean) => {
    // A header that stays at the edge goes back to its place, where the next group will follow it.
    rowWindow.scrollTo(index, 0);
    expansion.setExpanded(row.group.key, expanded);
  };

  const activate = (row: ListRow, index: number, event: MouseEvent | KeyboardEvent) => {
    if (row.kind === 'group') {
      open(row, index, !row.expanded);
      return;
    }
    const additive = event.shiftKey || event.ctrlKey || event.metaKey;
    const { id } = row.entry.annotation;
    const { selectedIds } = selection.getSnapshot();
    const only = selectedIds.length === 1 && selectedIds[0] === id;
    const reason = event.type === 'keydown' ? 'keyboard' : 'pointer';
    selection.select(only && !additive ? null : id, { reason, event: event.nativeEvent, additive });
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const element = rowAt(event.target);
    const index = Number(element?.dataset.index);
    const row = rows[index];
    if (row && !(event.target as Element).closest('button')) activate(row, index, event);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const element = rowAt(event.target);
    const index = Number(element?.dataset.index);
    const row = rows[index];
    if (!element || !row || event.altKey) return;
    const { key } = event;
    const modified = event.ctrlKey || event.metaKey;
    if (modified && key !== 'Enter' && key !== ' ') return;
    const buttons = [...element.querySelectorAll('button')];
    const action = listKeyAction(key, {
      rows,
      index,
      button: buttons.indexOf(event.target as HTMLButtonElement),
      buttons: buttons.length,
      pageSize: rowWindow.pageSize(),
      rightToLeft: isRightToLeft(element),
    });
    if (action?.type === 'move') focus.moveTo(action.to);
    else if (action?.type === 'button') (buttons[action.to] ?? element).focus();
    else if (action?.type === 'activate') activate(row, index, event);
    else if (action?.type === 'clear') {
      if (!selection.getSnapshot().selectedIds.length) return;
      selection.select(null, { reason: 'keyboard', event: event.nativeEvent });
    } else if (action) open(row, index, action.type === 'expand');
    else if (key.length === 1 && key !== ' ' && !modified) {
      const { prefix, next } = typeahead.type(key, event.timeStamp);
      const found = indexByPrefix(rows.length, (at) => textOf(rows[at]!), prefix, index + (next ? 1 : 0));
      if (found >= 0) focus.moveTo(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const { toggle, solo } = visibility;
  const onToggleVisibility = useStableCallback(toggle);
  const onSolo = useStableCallback(solo);
  const topRow = rows[top];
  const stuck = topRow?.kind === 'entry' ? top - topRow.position : top;
  const shown = useMemo(() => {
    const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
    return [...new Set([stuck, focus.index, ...indexes])].sort((a, b) => a - b);
  }, [first, end, stuck, focus.index]);

  return (
    <div
      ref={scroller}
      role="treegrid"
      className="pr-list-grid"
      aria-label={labels.list}
      aria-describedby={helpId}
      aria-multiselectable="true"
      aria-rowcount={rows.length}
      aria-colcount={2}
      // Firefox makes a tab stop of what scrolls, beside the row that is one.
      tabIndex={-1}
      data-scrolled={top > 0 ? '' : undefined}
      onScroll={rowWindow.onScroll}
      onClick={onClick}
      onKeyDown={onKeyDown}
      {...pointing}
      {...focus.handlers}
    >
      <div
        ref={space}
        role="presentation"
        className="pr-list-space"
        style={{ '--pr-list-rows': rows.length } as CSSProperties}
      >
        {shown.map((index) => {
          const row = rows[index];
          if (!row) return null;
          const shared = {
            index,
            tabbable: index === focus.index,
            color:
              row.kind === 'group'
                ? colorOfGroup(row.group, colors)
                : colors.colorOfId(row.entry.annotation.id, row.group.mention),
            hidden: visibility.isHidden(row.group),
            text,
            labels,
          };
          if (row.kind === 'entry')
            return <EntryRow key={row.key} row={row} selection={selection} {...shared} />;
          return (
            <GroupRow
              key={row.key}
              row={row}
              {...shared}
              groupCount={groupCount}
              stuck={index === stuck && row.expanded}
              solo={visibility.isSolo(row.group)}
              canSolo={groupCount > 1}
              onToggleVisibility={onToggleVisibility}
              onSolo={onSolo}
            />
          );
        })}
      </div>
    </div>
  );
}
