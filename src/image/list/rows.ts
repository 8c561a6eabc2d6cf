import type { ListEntry, ListGroup } from './groups.js';

/** The header of a group. */
export interface GroupRowData {
  kind: 'group';
  /** Unique among the rows, and the same as more of an answer arrives. */
  key: string;
  group: ListGroup;
  expanded: boolean;
  /** How many of its entries match the filter. */
  matching: number;
  /** Place among the groups, from 1. */
  position: number;
}

/** An annotation below its header. */
export interface EntryRowData {
  kind: 'entry';
  key: string;
  group: ListGroup;
  entry: ListEntry;
  /** Place among the shown entries of the group, from 1. */
  position: number;
  /** How many of the group are shown. */
  size: number;
}

/** A row of the list as it is laid out: one after another, all of one height. */
export type ListRow = GroupRowData | EntryRowData;

export const groupRowKey = (group: ListGroup) => `group:${group.key}`;

/** The rows of `groups`: only entries that match, only groups that have any, and no entries of closed groups. */
export function rowsOf(
  groups: readonly ListGroup[],
  matches: ((entry: ListEntry) => boolean) | null,
  isExpanded: (key: string) => boolean,
): readonly ListRow[] {
  const rows: ListRow[] = [];
  let position = 0;
  for (const group of groups) {
    const entries = matches ? group.entries.filter(matches) : group.entries;
    const size = entries.length;
    if (!size) continue;
    const expanded = isExpanded(group.key);
    rows.push({
      kind: 'group',
      key: groupRowKey(group),
      group,
      expanded,
      matching: size,
      position: ++position,
    });
    if (!expanded) continue;
    for (const [index, entry] of entries.entries())
      rows.push({
        kind: 'entry',
        key: `entry:${entry.annotation.id}`,
        group,
        entry,
        position: index + 1,
        size,
      });
  }
  return rows;
}

/** In capitals, which unlike small letters do not depend on their neighbours. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();

/** Whether a text has every word of `filter` somewhere in it, whatever its case and accents; null for an empty filter. */
export function textMatcher(filter: string): ((text: string) => boolean) | null {
  const words = plain(filter).split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  return (text) => {
    const haystack = plain(text);
    return words.every((word) => haystack.includes(word));
  };
}

/** The next index after `from`, around the end, whose text begins with `prefix`; -1 when none does. */
export function indexByPrefix(
  count: number,
  textAt: (index: number) => string,
  prefix: string,
  from: number,
) {
  const wanted = plain(prefix);
  for (let step = 0; step < count; step++) {
    const index = (from + step) % count;
    if (plain(textAt(index)).startsWith(wanted)) return index;
  }
  return -1;
}
