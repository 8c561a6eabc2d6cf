'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { SelectionChangeDetails } from '../../state/selection.js';
import { namedDrawing } from '../namedDrawing.js';
import { ListIcon } from './ListIcon.js';
import type { AnnotationListLabels } from './listLabels.js';

/** Props of {@link ListFilter}. */
export interface ListFilterProps {
  value: string;
  labels: AnnotationListLabels;
  onChange(value: string, details: SelectionChangeDetails): void;
  /** The Down arrow was pressed: on to the rows. */
  onLeave(): void;
}

/** The field that narrows a list down. Escape empties it. */
export function ListFilter({ value, labels, onChange, onLeave }: ListFilterProps) {
  const input = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Escape' && value) onChange('', { reason: 'keyboard', event: event.nativeEvent });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="pr-list-filter">
      <ListIcon name="search" />
      <input
        ref={input}
        type="search"
        className="pr-list-input"
        // Without a text the placeholder says the direction: that of the page.
        dir={value ? 'auto' : undefined}
        autoComplete="off"
        spellCheck={false}
        aria-label={labels.filter}
        placeholder={labels.filter}
        value={value}
        onChange={({ target, nativeEvent }) =>
          onChange(target.value, { reason: 'keyboard', event: nativeEvent })
        }
        onKeyDown={onKeyDown}
      />
      {value && (
        <button
          type="button"
          className="pr-list-action"
          {...namedDrawing(labels.clearFilter)}
          onClick={({ nativeEvent, detail }) => {
            onChange('', { reason: detail ? 'pointer' : 'keyboard', event: nativeEvent });
            input.current?.focus();
          }}
        >
          <ListIcon name="clear" />
        </button>
      )}
    </div>
  );
}
