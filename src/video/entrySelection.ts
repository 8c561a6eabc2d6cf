import type { AnnotationInput, ShapeAtTime, TimeIndex } from '../grounding/index.js';
import type { SelectionState } from '../state/selection.js';
import { mentionKey } from '../styles/palette.js';

/** What the selection means for the entries of a video. */
export interface EntrySelection {
  readonly selected: ReadonlySet<number>;
  readonly highlighted: ReadonlySet<number>;
  /** Whether a shape's mention is not hidden. */
  isVisible(item: ShapeAtTime<AnnotationInput>): boolean;
}

const nothing: ReadonlySet<number> = new Set();

/** The selection by entries of `index`, containers opened. */
export function selectEntries(state: SelectionState, index: TimeIndex<AnnotationInput>): EntrySelection {
  const { highlightedId, selectedIds, hiddenMentions } = state;
  const entriesOf = (ids: readonly string[]) =>
    ids.length ? new Set(ids.flatMap((id) => index.entriesOf(id))) : nothing;
  const hidden = new Set(hiddenMentions.map(mentionKey));
  return {
    selected: entriesOf(selectedIds),
    highlighted: entriesOf(highlightedId === null ? [] : [highlightedId]),
    isVisible: ({ shape }) => !hidden.size || !hidden.has(mentionKey(shape.mention ?? '')),
  };
}
