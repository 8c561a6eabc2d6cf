'use client';

import { useMemo, useState } from 'react';
import { useStore } from '../../hooks/useStore.js';
import type { Selection, SelectionChangeDetails } from '../../state/selection.js';
import { mentionKey } from '../../styles/palette.js';
import type { ListGroup } from './groups.js';

/** Which groups are shown, and how that changes. */
export interface Visibility {
  isHidden(group: ListGroup): boolean;
  /** Whether the group is the only one that is shown. */
  isSolo(group: ListGroup): boolean;
  /** Whether any group is hidden. */
  anyHidden: boolean;
  toggle(group: ListGroup, details: SelectionChangeDetails): void;
  /** Hides all other groups; once more brings back what was hidden before. */
  solo(group: ListGroup, details: SelectionChangeDetails): void;
  showAll(details: SelectionChangeDetails): void;
}

/** The hidden mentions of a selection, by group. Mentions that are in no group stay as they are. */
export function useVisibility(selection: Selection, groups: readonly ListGroup[]): Visibility {
  const hiddenMentions = useStore(selection, (state) => state.hiddenMentions);
  const [beforeSolo, setBeforeSolo] = useState<readonly string[]>([]);

  return useMemo(() => {
    const hidden = new Set(hiddenMentions.map(mentionKey));
    const own = new Set(groups.map(({ key }) => key));
    const shown = groups.filter(({ key }) => !hidden.has(key));
    const soloKey = groups.length > 1 && shown.length === 1 ? shown[0]!.key : null;
    const ofOthers = hiddenMentions.filter((mention) => !own.has(mentionKey(mention)));

    return {
      isHidden: ({ key }) => hidden.has(key),
      isSolo: ({ key }) => key === soloKey,
      anyHidden: shown.length < groups.length,
      toggle({ key, mention = '' }, details) {
        if (!hidden.has(key)) selection.toggleMention(mention, details);
        else
          selection.setHiddenMentions(
            hiddenMentions.filter((other) => mentionKey(other) !== key),
            details,
          );
      },
      solo({ key }, details) {
        if (key === soloKey) {
          selection.setHiddenMentions(beforeSolo, details);
          return;
        }
        if (soloKey === null) setBeforeSolo(hiddenMentions);
        const rest = groups.filter((group) => group.key !== key).map(({ mention = '' }) => mention);
        selection.setHiddenMentions([...ofOthers, ...rest], details);
      },
      showAll: (details) => selection.setHiddenMentions(ofOthers, details),
    };
  }, [selection, groups, hiddenMentions, beforeSolo]);
}
