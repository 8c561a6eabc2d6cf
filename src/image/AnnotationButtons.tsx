'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AnnotationInput, ShapeAnnotationInput } from '../grounding/index.js';
import { useHighlighter } from '../hooks/useHighlighter.js';
import { useKeptFocus } from '../hooks/useKeptFocus.js';
import { useSelectedChange } from '../hooks/useSelectedChange.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import { useStore } from '../hooks/useStore.js';
import type { Selection } from '../state/selection.js';
import { type LastFocus, tabStopIndex } from '../state/tabStop.js';
import type { ImageLabels } from './imageLabels.js';
import { createPageTurn } from './pageTurn.js';
import type { AnnotationContextMenuHandler } from './usePointer.js';

/** How many buttons exist at once: a list of thousands would cost more than the picture. */
const PAGE = 100;

/** Props of {@link AnnotationButtons}. */
export interface AnnotationButtonsProps {
  /** The whole component, which takes the focus when what has it goes and there is no other annotation. */
  root: RefObject<HTMLElement | null>;
  /** In reading order. */
  shapes: readonly ShapeAnnotationInput[];
  selection: Selection;
  labels: Pick<ImageLabels, 'list' | 'previousItems' | 'nextItems'>;
  nameOf(annotation: ShapeAnnotationInput, index: number): string;
  /** Id of the element that tells more of the focused annotation. */
  describedBy: string | undefined;
  /** Id of the annotation whose focus is to be seen, or null. */
  onFocusVisibleChange(id: string | null): void;
  /** The annotation that has the focus, or null. */
  onFocusChange(annotation: ShapeAnnotationInput | null): void;
  onContextMenu: AnnotationContextMenuHandler<AnnotationInput> | undefined;
}

interface ItemProps {
  id: string;
  name: string;
  index: number;
  total: number;
  tabbable: boolean;
  selected: boolean;
  describedBy: string | undefined;
}

/** Without hooks or handlers: there are a hundred of them, and they come with the picture. */
const Item = memo(function Item({ id, name, index, total, tabbable, selected, describedBy }: ItemProps) {
  return (
    <li aria-setsize={total} aria-posinset={index + 1}>
      <button
        type="button"
        data-id={id}
        data-index={index}
        aria-pressed={selected}
        tabIndex={tabbable ? 0 : -1}
        aria-describedby={describedBy}
      >
        {name}
      </button>
    </li>
  );
});

/** Index of the item that an event comes from; NaN for none. */
const indexOf = ({ target }: { target: EventTarget }) =>
  Number((target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);

/**
 * The annotations as buttons, for the keyboard and for assistive technology: one tab stop, arrow keys between them. The
 * focused one is the highlighted one. The eye sees the shapes instead.
 */
export const AnnotationButtons = memo(function AnnotationButtons(props: AnnotationButtonsProps) {
  const { root, shapes, selection, labels, nameOf, describedBy } = props;
  const { onFocusVisibleChange, onFocusChange, onContextMenu } = props;
  const list = useRef<HTMLUListElement>(null);
  const highlighter = useHighlighter(selection);
  const [last, setLast] = useState<LastFocus | null>(null);
  const selectedIds = useStore(selection, (state) => state.selectedIds);
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);
  const total = shapes.length;
  const active = useMemo(() => tabStopIndex(shapes, last, ({ id }) => id), [shapes, last]);
  const [shownPage, setShownPage] = useState<number | null>(null);
  const lastPage = Math.max(0, Math.ceil(total / PAGE) - 1);
  const page = Math.min(lastPage, shownPage ?? Math.floor(active / PAGE));
  const first = page * PAGE;
  const shown = shapes.slice(first, first + PAGE);
  const tabStop = active >= first && active < first + PAGE ? active : first;
  /** Where the focus goes once the page with it is there. */
  const wanted = useRef<number | null>(null);

  const focusItem = (index: number) =>
    list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });

  const leave = (event?: Event) => {
    onFocusVisibleChange(null);
    onFocusChange(null);
    highlighter.light(null, { reason: 'focus', ...(event && { event }) });
  };

  useKeptFocus(root, (gone) => {
    // What is not of the list goes with its purpose, as the button to try again does.
    if (!gone.matches('[data-id], [data-page]')) return null;
    const stop = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (!stop) leave();
    return stop;
  });

  // The next Tab finds what was selected elsewhere; the focus stays with who has it.
  const comeTo = useStableCallback((id: string) => {
    const at = shapes.findIndex((shape) => shape.id === id);
    if (at < 0 || list.current?.matches(':focus-within')) return;
    setLast({ id, at });
    setShownPage(null);
  });
  const [pageTurn] = useState(createPageTurn);
  useEffect(() => pageTurn.stop, [pageTurn]);
  useSelectedChange(selection, (id) => {
    if (id === null) return;
    pageTurn.stop();
    if (shown.some((shape) => shape.id === id)) comeTo(id);
    else pageTurn.ask(() => comeTo(id), root.current!.ownerDocument);
  });

  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(total - 1, index));
    setShownPage(Math.floor(target / PAGE));
    if (target >= first && target < first + shown.length) focusItem(target);
    else wanted.current = target;
  };

  const onFocus = (event: FocusEvent<HTMLUListElement>) => {
    const index = indexOf(event);
    const annotation = shapes[index];
    if (!annotation) return;
    const { id } = annotation;
    highlighter.light(id, { reason: 'focus', event: event.nativeEvent });
    setLast((before) => (before?.id === id && before.at === index ? before : { id, at: index }));
    // From now on the page is that of the focus, wherever what streams in moves it.
    setShownPage(null);
    onFocusChange(annotation);
  };

  const toggle = (event: MouseEvent<HTMLUListElement> | KeyboardEvent<HTMLUListElement>) => {
    const annotation = shapes[indexOf(event)];
    if (!annotation) return;
    const { nativeEvent } = event;
    const { id } = annotation;
    const additive = nativeEvent.shiftKey || nativeEvent.ctrlKey || nativeEvent.metaKey;
    const only = selected.has(id) && selected.size === 1;
    selection.select(only && !additive ? null : id, { reason: 'keyboard', event: nativeEvent, additive });
  };

  const onMenu = (event: MouseEvent<HTMLUListElement>) => {
    const annotation = shapes[indexOf(event)];
    if (annotation) onContextMenu?.(annotation, event);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const from = indexOf(event);
    if (Number.isNaN(from) || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'Enter') return;
      // Not every browser makes a click of it.
      event.preventDefault();
      toggle(event);
      return;
    }
    // Shift and an arrow pan, and what is not for the list is for the image.
    if (event.shiftKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') moveTo(from + 1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') moveTo(from - 1);
    else if (event.key === 'PageDown') moveTo(from + 10);
    else if (event.key === 'PageUp') moveTo(from - 10);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(total - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (!total) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the focus of the buttons in it
    <div
      className="pr-visually-hidden"
      onFocus={({ target }) =>
        onFocusVisibleChange((target.matches(':focus-visible') && target.dataset.id) || null)
      }
      onBlur={({ currentTarget, relatedTarget, nativeEvent }) => {
        if (!currentTarget.contains(relatedTarget)) leave(nativeEvent);
      }}
    >
      {page > 0 && (
        <button type="button" tabIndex={-1} data-page="previous" onClick={() => setShownPage(page - 1)}>
          {labels.previousItems(PAGE)}
        </button>
      )}
      <ul
        ref={(element) => {
          list.current = element;
          if (element && wanted.current !== null) {
            const index = wanted.current;
            wanted.current = null;
            focusItem(index);
          }
        }}
        aria-label={labels.list(total)}
        onFocus={onFocus}
        onClick={toggle}
        onContextMenu={onMenu}
        onKeyDown={onKeyDown}
      >
        {shown.map((annotation, offset) => (
          <Item
            key={annotation.id}
            id={annotation.id}
            name={nameOf(annotation, first + offset)}
            index={first + offset}
            total={total}
            tabbable={first + offset === tabStop}
            selected={selected.has(annotation.id)}
            describedBy={first + offset === active ? describedBy : undefined}
          />
        ))}
      </ul>
      {page < lastPage && (
        <button type="button" tabIndex={-1} data-page="next" onClick={() => setShownPage(page + 1)}>
          {labels.nextItems(Math.min(PAGE, total - first - PAGE))}
        </button>
      )}
    </div>
  );
});
