import type { ListRow } from './rows.js';

/** What a key asks of the list. */
export type ListAction =
  | { type: 'move'; to: number }
  | { type: 'expand' | 'collapse' }
  /** To a button of the row: its index, or -1 for the row itself. */
  | { type: 'button'; to: number }
  /** Selects an entry, opens or closes a group. */
  | { type: 'activate' }
  | { type: 'clear' };

/** Where the focus is when a key is pressed. */
export interface ListFocus {
  rows: readonly ListRow[];
  index: number;
  /** The focused button of the row, or -1 while the row itself has the focus. */
  button: number;
  /** How many buttons the row has. */
  buttons: number;
  /** How many rows are seen at once. */
  pageSize: number;
  rightToLeft: boolean;
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

function parentOf(rows: readonly ListRow[], index: number): number {
  let at = index;
  while (at > 0 && rows[at]?.kind !== 'group') at--;
  return at;
}

/**
 * The keys of a treegrid as the ARIA Authoring Practices have them, with the focus on rows: null for keys that mean
 * nothing to it here.
 */
export function listKeyAction(key: string, focus: ListFocus): ListAction | null {
  const { rows, index, button, buttons, pageSize, rightToLeft } = focus;
  const row = rows[index];
  if (!row) return null;
  const move = (to: number): ListAction => ({ type: 'move', to: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (rightToLeft ? (mirrored[key] ?? key) : key) {
    case 'ArrowDown':
      return move(index + 1);
    case 'ArrowUp':
      return move(index - 1);
    case 'PageDown':
      return move(index + pageSize);
    case 'PageUp':
      return move(index - pageSize);
    case 'Home':
      return move(0);
    case 'End':
      return move(rows.length - 1);
    case 'ArrowRight':
      if (row.kind === 'group' && !row.expanded && button < 0) return { type: 'expand' };
      return { type: 'button', to: Math.min(buttons - 1, button + 1) };
    case 'ArrowLeft':
      if (button >= 0) return { type: 'button', to: button - 1 };
      if (row.kind === 'entry') return move(parentOf(rows, index));
      return row.expanded ? { type: 'collapse' } : { type: 'button', to: -1 };
    case 'Enter':
    case ' ':
      // A button is pressed by the browser.
      return button < 0 ? { type: 'activate' } : null;
    case 'Escape':
      return { type: 'clear' };
    default:
      return null;
  }
}

/** Milliseconds after which typing begins anew. */
const PAUSE = 700;

/** Collects what is typed to find a row: letters in quick succession are one beginning of a name. */
export function createTypeahead() {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** What has been typed with this character, and whether to look from the next row on, as for a first letter. */
    type(character: string, time: number): { prefix: string; next: boolean } {
      const again = time - last > PAUSE;
      last = time;
      // The same letter over and over walks through the names that begin with it.
      const repeated = typed !== '' && [...typed].every((each) => each === character);
      typed = again ? character : typed + character;
      return again || repeated ? { prefix: character, next: true } : { prefix: typed, next: false };
    },
  };
}
