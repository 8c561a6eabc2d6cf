'use client';

import { type CSSProperties, memo } from 'react';
import { useStore } from '../../hooks/useStore.js';
import type { Selection } from '../../state/selection.js';
import { KindIcon } from '../KindIcon.js';
import type { ListText } from './entryText.js';
import type { RowPlace } from './GroupRow.js';
import type { AnnotationListLabels } from './listLabels.js';
import type { EntryRowData } from './rows.js';

/** Props of {@link EntryRow}. */
export interface EntryRowProps extends RowPlace {
  row: EntryRowData;
  color: string;
  hidden: boolean;
  selection: Selection;
  text: ListText;
  labels: AnnotationListLabels;
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The selected ids as a set, made once for all rows. */
function setOf(ids: readonly string[]): ReadonlySet<string> {
  let set = sets.get(ids);
  if (!set) {
    set = new Set(ids);
    sets.set(ids, set);
  }
  return set;
}

/** An annotation: lights up and is selected with its shape or clip. Hears of the selection by itself, not by its list. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { row, index, tabbable, color, hidden, selection, text, labels } = props;
  const { entry } = row;
  const { annotation, ids } = entry;
  const highlighted = useStore(
    selection,
    ({ highlightedId }) => highlightedId !== null && ids.includes(highlightedId),
  );
  const selected = useStore(selection, ({ selectedIds }) => {
    const set = setOf(selectedIds);
    return set.size > 0 && ids.some((id) => set.has(id));
  });
  const label = text.label(entry);
  const detail = text.detail(entry);
  const score = text.score(entry);
  const details = [text.kindName(entry), ...detail.spoken, ...(score ? [score] : [])];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be laid out by themselves
    <div
      role="row"
      className="pr-list-row pr-list-entry"
      style={{ '--pr-list-index': index, '--pr-list-color': color } as CSSProperties}
      tabIndex={tabbable ? 0 : -1}
      aria-label={labels.entryName({ label, details, hidden })}
      aria-level={2}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-index={index}
      data-annotation-id={annotation.id}
      data-kind={annotation.kind}
      data-highlighted={highlighted ? '' : undefined}
      data-selected={selected ? '' : undefined}
      data-hidden={hidden ? '' : undefined}
      data-arriving={entry.arriving ? '' : undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell" aria-colspan={2} className="pr-list-main">
        <KindIcon kind={annotation.kind} className="pr-list-kind" />
        <bdi className="pr-list-name">{label}</bdi>
        <span className="pr-list-detail">{detail.shown}</span>
        {score && <span className="pr-list-score">{score}</span>}
      </div>
    </div>
  );
});
