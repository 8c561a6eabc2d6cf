'use client';

import { type CSSProperties, type MouseEvent, memo } from 'react';
import { idsWithin } from '../grounding/containers.js';
import type { Annotation } from '../grounding/index.js';
import { mentionKey } from '../grounding/mentions.js';
import { useHighlighter } from '../hooks/useHighlighter.js';
import { useStore } from '../hooks/useStore.js';
import { KindIcon } from '../image/KindIcon.js';
import { localeOf } from '../state/locale.js';
import type { Selection, SelectionState } from '../state/selection.js';
import { type ChipKind, chipTime, countOf, type GroundedTextLabels, kindOf } from './chipText.js';

export interface AnnotationChipProps {
  annotation: Annotation;
  /** Whether more of it may come. */
  arriving: boolean;
  mention: string | undefined;
  name: string;
  /** Counts chips of the same mention and kind, from 1. */
  number: number;
  /** Text that a line break must not tear from the chip. */
  before: string;
  after: string;
  color: string;
  selection: Selection;
  labels: GroundedTextLabels;
  locale: string | undefined;
  onAnnotationClick(annotation: Annotation, event: MouseEvent<HTMLButtonElement>): void;
}

/** Longer names are cut by the style sheet, so they get a tooltip. */
const LONG_NAME = 28;

const isKeyboard = (event: MouseEvent) => event.detail === 0;

/** An annotation inside a sentence: a button that lights up with its shape or clip, and selects it. */
export const AnnotationChip = memo(function AnnotationChip(props: AnnotationChipProps) {
  const { annotation, arriving, mention, name, number, before, after, color, selection, labels, locale } =
    props;
  const { id } = annotation;
  const ids = idsWithin(annotation);
  const isAny = (other: string | null) => other !== null && ids.includes(other);
  const highlighted = useStore(selection, (state: SelectionState) => isAny(state.highlightedId));
  const selected = useStore(selection, (state: SelectionState) => state.selectedIds.some(isAny));
  const hidden = useStore(
    selection,
    ({ hiddenMentions }: SelectionState) =>
      mention !== undefined && hiddenMentions.some((other) => mentionKey(other) === mentionKey(mention)),
  );

  const kind: ChipKind = kindOf(annotation);
  const count = countOf(annotation);
  // Of a track it grows with each waypoint: what follows would move from line to line.
  const time = arriving ? null : chipTime(annotation, labels, locale);
  const highlighter = useHighlighter(selection);
  const style = { '--pr-chip-color': color } as CSSProperties;

  const toggle = (event: MouseEvent<HTMLButtonElement>) => {
    props.onAnnotationClick(annotation, event);
    if (event.defaultPrevented) return;
    const details = {
      reason: isKeyboard(event) ? ('keyboard' as const) : ('pointer' as const),
      event: event.nativeEvent,
    };
    const { selectedIds } = selection.getSnapshot();
    const additive = event.metaKey || event.ctrlKey || event.shiftKey;
    if (selected) {
      selection.setSelectedIds(
        selectedIds.filter((other) => !isAny(other)),
        details,
      );
    } else selection.select(id, { ...details, additive });
  };

  return (
    <span className="pr-chip-join">
      {before}
      <button
        type="button"
        className="pr-chip"
        style={style}
        data-annotation-id={id}
        data-kind={kind}
        data-highlighted={highlighted ? '' : undefined}
        data-selected={selected ? '' : undefined}
        data-hidden={hidden ? '' : undefined}
        data-arriving={arriving ? '' : undefined}
        aria-pressed={selected}
        title={name.length > LONG_NAME ? name : undefined}
        onPointerEnter={(event) => {
          if (event.pointerType !== 'touch') {
            highlighter.light(id, { reason: 'pointer', event: event.nativeEvent });
          }
        }}
        onPointerLeave={(event) => {
          if (!event.currentTarget.matches(':focus-visible')) {
            highlighter.light(null, { reason: 'pointer', event: event.nativeEvent });
          }
        }}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) {
            highlighter.light(id, { reason: 'focus', event: event.nativeEvent });
          }
        }}
        onBlur={(event) => highlighter.light(null, { reason: 'focus', event: event.nativeEvent })}
        onClick={toggle}
      >
        <span className="pr-chip-swatch">
          <KindIcon kind={kind} className="pr-chip-icon" />
        </span>
        <bdi className="pr-chip-name">{name}</bdi>
        {count > 1 && (
          <span className="pr-chip-count" aria-hidden="true">
            {` ×${count.toLocaleString(localeOf(locale))}`}
          </span>
        )}
        {time && ' '}
        {time && (
          <span className="pr-chip-time" aria-hidden="true">
            {time.shown}
          </span>
        )}
        {/* After a dash: browsers put a space before what is positioned, where a comma could not follow. */}
        <span className="pr-chip-description pr-visually-hidden">
          {` – ${labels.description({ name, kind, count, number, time: time?.spoken ?? null, hidden })}`}
        </span>
      </button>
      {after}
    </span>
  );
});
