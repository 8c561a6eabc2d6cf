'use client';

import { type CSSProperties, memo } from 'react';
import type { SelectionChangeDetails } from '../../state/selection.js';
import { KindIcon } from '../KindIcon.js';
import { namedDrawing } from '../namedDrawing.js';
import type { ListText } from './entryText.js';
import type { ListGroup } from './groups.js';
import { ListIcon } from './ListIcon.js';
import type { AnnotationListLabels } from './listLabels.js';
import type { GroupRowData } from './rows.js';

/** What every row needs to take its place in the grid. */
export interface RowPlace {
  index: number;
  tabbable: boolean;
}

/** Props of {@link GroupRow}. */
export interface GroupRowProps extends RowPlace {
  row: GroupRowData;
  /** How many groups there are. */
  groupCount: number;
  color: string;
  hidden: boolean;
  solo: boolean;
  /** Whether it stays at the upper edge, above the rows of its group. */
  stuck: boolean;
  /** Whether there is another group to set it apart from. */
  canSolo: boolean;
  text: ListText;
  labels: AnnotationListLabels;
  onToggleVisibility(group: ListGroup, details: SelectionChangeDetails): void;
  onSolo(group: ListGroup, details: SelectionChangeDetails): void;
}

/** The header of a group: opens and closes it, and holds the buttons that show, hide and set it apart. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { row, groupCount, index, tabbable, color, hidden, solo, stuck, canSolo, text, labels } = props;
  const { group, expanded } = row;
  const name = text.groupName(group);
  const count = group.entries.length;
  const [matching, total] = [text.number(row.matching), text.number(count)];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be laid out by themselves
    <div
      role="row"
      className="pr-list-row pr-list-group"
      style={{ '--pr-list-index': index, '--pr-list-color': color } as CSSProperties}
      tabIndex={tabbable ? 0 : -1}
      aria-label={labels.groupName({ name, matching, total, count, hidden })}
      aria-level={1}
      aria-posinset={row.position}
      aria-setsize={groupCount}
      aria-rowindex={index + 1}
      aria-expanded={expanded}
      data-index={index}
      data-expanded={expanded ? '' : undefined}
      data-hidden={hidden ? '' : undefined}
      data-solo={solo ? '' : undefined}
      data-stuck={stuck ? '' : undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell" className="pr-list-main">
        <ListIcon name="chevron" />
        <span className="pr-list-swatch">
          <KindIcon kind={group.kind} className="pr-list-kind" />
        </span>
        <bdi className="pr-list-name">{name}</bdi>
        <span className="pr-list-count">{matching === total ? total : `${matching}/${total}`}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus */}
      <div role="gridcell" className="pr-list-actions">
        {canSolo && (
          <button
            type="button"
            tabIndex={-1}
            className="pr-list-action"
            data-action="solo"
            {...namedDrawing(labels.showOnly(name))}
            aria-pressed={solo}
            onClick={({ nativeEvent, detail }) =>
              props.onSolo(group, { reason: detail ? 'pointer' : 'keyboard', event: nativeEvent })
            }
          >
            <ListIcon name="solo" />
          </button>
        )}
        <button
          type="button"
          tabIndex={-1}
          className="pr-list-action"
          data-action="show"
          {...namedDrawing(labels.show(name))}
          aria-pressed={!hidden}
          onClick={({ nativeEvent, detail }) =>
            props.onToggleVisibility(group, { reason: detail ? 'pointer' : 'keyboard', event: nativeEvent })
          }
        >
          <ListIcon name={hidden ? 'hidden' : 'shown'} />
        </button>
      </div>
    </div>
  );
});
