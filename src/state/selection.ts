import { mentionKey } from '../grounding/mentions.js';
import { wrongKind } from '../grounding/wrongKind.js';
import { createStore, type Store } from './store.js';

/** What is highlighted, selected and hidden in a grounded UI. */
export interface SelectionState {
  /** The annotation under the pointer or the focus. */
  readonly highlightedId: string | null;
  /** The selected annotations, in the order in which they were selected. */
  readonly selectedIds: readonly string[];
  /** The one selected last, or null. */
  readonly selectedId: string | null;
  /** Mentions whose annotations are not shown. */
  readonly hiddenMentions: readonly string[];
}

/** Why the selection changed. */
export type SelectionChangeReason = 'pointer' | 'keyboard' | 'focus' | 'playback' | 'api';

/** What comes with every change. */
export interface SelectionChangeDetails {
  reason: SelectionChangeReason;
  /** The DOM event behind the change, where there is one. */
  event?: Event;
}

/** Told of every change that is asked for, also of those that a controlled value then refuses. */
export interface SelectionCallbacks {
  onHighlightedIdChange?: ((id: string | null, details: SelectionChangeDetails) => void) | undefined;
  onSelectedIdsChange?: ((ids: readonly string[], details: SelectionChangeDetails) => void) | undefined;
  onSelectedIdChange?: ((id: string | null, details: SelectionChangeDetails) => void) | undefined;
  onHiddenMentionsChange?:
    | ((mentions: readonly string[], details: SelectionChangeDetails) => void)
    | undefined;
}

/** Values that an app holds itself: while one is given, the selection shows it and changes only ask for another. */
export interface ControlledSelection {
  highlightedId?: string | null | undefined;
  selectedIds?: readonly string[] | undefined;
  hiddenMentions?: readonly string[] | undefined;
}

/** Options of {@link createSelection}. */
export interface SelectionOptions extends SelectionCallbacks {
  initial?: ControlledSelection | undefined;
  controlled?: ControlledSelection | undefined;
  /** The selection that owns every piece which `controlled` does not: how a component joins its provider. */
  parent?: Selection | undefined;
}

/** The one selection that ties text, shapes, lists and clips together. */
export interface Selection extends Store<SelectionState> {
  highlight(id: string | null, details?: SelectionChangeDetails): void;
  /** Selects `id` alone; with `additive`, adds it, or removes it when it is selected. Null clears. */
  select(id: string | null, details?: SelectionChangeDetails & { additive?: boolean | undefined }): void;
  setSelectedIds(ids: readonly string[], details?: SelectionChangeDetails): void;
  setHiddenMentions(mentions: readonly string[], details?: SelectionChangeDetails): void;
  /** Hides a mention, or shows it again; spellings are compared by `mentionKey`. */
  toggleMention(mention: string, details?: SelectionChangeDetails): void;
  /** Takes over new controlled values and callbacks. */
  setOptions(options: SelectionCallbacks & { controlled?: ControlledSelection | undefined }): void;
}

const BY_API: SelectionChangeDetails = { reason: 'api' };

const sameItems = (a: readonly string[], b: readonly string[]) =>
  a === b || (a.length === b.length && a.every((item, index) => item === b[index]));

/** @throws TypeError where a list is none, but one text or a set, and for a mention that is none */
function assertLists({ selectedIds, hiddenMentions }: ControlledSelection): void {
  for (const [name, given] of Object.entries<unknown>({ selectedIds, hiddenMentions })) {
    if (given == null || Array.isArray(given)) continue;
    const fix = typeof given === 'string' ? `give [${JSON.stringify(given)}]` : 'give an array';
    throw wrongKind(`${name} is a list of texts`, given, fix);
  }
  for (const mention of hiddenMentions ?? [])
    if (typeof mention !== 'string')
      throw wrongKind('each of hiddenMentions is a text', mention, 'leave it out');
}

/** The prop for one selected annotation as that for several. */
export const asIds = (id: string | null | undefined): readonly string[] | undefined =>
  id === undefined ? undefined : id === null ? [] : [id];

/**
 * A selection controller. Each of its three pieces is held by `controlled`, else by `parent`, else here; all of them are
 * read and changed through one object, whoever holds them.
 */
export function createSelection(options: SelectionOptions = {}): Selection {
  const { parent } = options;
  let callbacks: SelectionCallbacks = options;
  let controlled = options.controlled ?? {};
  assertLists(options.initial ?? {});
  assertLists(controlled);
  const own = {
    highlightedId: options.initial?.highlightedId ?? null,
    selectedIds: Object.freeze([...(options.initial?.selectedIds ?? [])]),
    hiddenMentions: Object.freeze([...(options.initial?.hiddenMentions ?? [])]),
  };
  const store = createStore<SelectionState>(resolve());

  function resolve(): SelectionState {
    const base = parent?.getSnapshot() ?? own;
    const selectedIds = controlled.selectedIds ?? base.selectedIds;
    return {
      highlightedId: controlled.highlightedId === undefined ? base.highlightedId : controlled.highlightedId,
      selectedIds,
      selectedId: selectedIds.at(-1) ?? null,
      hiddenMentions: controlled.hiddenMentions ?? base.hiddenMentions,
    };
  }

  function refresh() {
    const next = resolve();
    const now = store.getSnapshot();
    store.set({
      ...next,
      selectedIds: sameItems(next.selectedIds, now.selectedIds) ? now.selectedIds : next.selectedIds,
      hiddenMentions: sameItems(next.hiddenMentions, now.hiddenMentions)
        ? now.hiddenMentions
        : next.hiddenMentions,
    });
  }

  let listeners = 0;
  let leaveParent: (() => void) | undefined;

  const selection: Selection = {
    getSnapshot() {
      // Without a listener nobody forwards the parent's changes, so they are taken over when asked for.
      if (parent && listeners === 0) refresh();
      return store.getSnapshot();
    },
    subscribe(listener) {
      if (listeners++ === 0) leaveParent = parent?.subscribe(refresh);
      refresh();
      const unsubscribe = store.subscribe(listener);
      let active = true;
      return () => {
        if (!active) return;
        active = false;
        unsubscribe();
        if (--listeners === 0) leaveParent?.();
      };
    },
    highlight(id, details = BY_API) {
      if (id === selection.getSnapshot().highlightedId) return;
      if (controlled.highlightedId === undefined) {
        if (parent) parent.highlight(id, details);
        else own.highlightedId = id;
      }
      refresh();
      callbacks.onHighlightedIdChange?.(id, details);
    },
    select(id, details = BY_API) {
      const { selectedIds } = selection.getSnapshot();
      if (id === null) selection.setSelectedIds([], details);
      else if (!(details as { additive?: boolean }).additive) selection.setSelectedIds([id], details);
      else if (selectedIds.includes(id))
        selection.setSelectedIds(
          selectedIds.filter((other) => other !== id),
          details,
        );
      else selection.setSelectedIds([...selectedIds, id], details);
    },
    setSelectedIds(ids, { reason, event } = BY_API) {
      const before = selection.getSnapshot();
      if (sameItems(ids, before.selectedIds)) return;
      const details = { reason, event };
      if (controlled.selectedIds === undefined) {
        if (parent) parent.setSelectedIds(ids, details);
        else own.selectedIds = Object.freeze([...ids]);
      }
      refresh();
      callbacks.onSelectedIdsChange?.(ids, details);
      const last = ids.at(-1) ?? null;
      if (last !== before.selectedId) callbacks.onSelectedIdChange?.(last, details);
    },
    setHiddenMentions(mentions, details = BY_API) {
      if (sameItems(mentions, selection.getSnapshot().hiddenMentions)) return;
      if (controlled.hiddenMentions === undefined) {
        if (parent) parent.setHiddenMentions(mentions, details);
        else own.hiddenMentions = Object.freeze([...mentions]);
      }
      refresh();
      callbacks.onHiddenMentionsChange?.(mentions, details);
    },
    toggleMention(mention, details = BY_API) {
      const { hiddenMentions } = selection.getSnapshot();
      const others = hiddenMentions.filter((other) => mentionKey(other) !== mentionKey(mention));
      selection.setHiddenMentions(
        others.length < hiddenMentions.length ? others : [...hiddenMentions, mention],
        details,
      );
    },
    setOptions(next) {
      callbacks = next;
      controlled = next.controlled ?? {};
      assertLists(controlled);
      refresh();
    },
  };
  return selection;
}
