import type { Selection, SelectionChangeDetails } from './selection.js';

/** One way of highlighting, such as the pointer over a list: it puts out what it has lit itself and nothing else. */
export interface Highlighter {
  /** What it has lit last; null when that was put out. */
  readonly lit: string | null;
  /** Lights up an annotation in place of what is lit, or for null puts out its own. */
  light(id: string | null, details: SelectionChangeDetails): void;
  /** Leaves what it has lit to others. */
  release(): void;
}

/** A highlighter in `selection` that has lit nothing yet. */
export function createHighlighter(selection: Selection): Highlighter {
  let lit: string | null = null;
  return {
    get lit() {
      return lit;
    },
    light(id, details) {
      // Another may have lit something since.
      if (id !== null || selection.getSnapshot().highlightedId === lit) selection.highlight(id, details);
      lit = id;
    },
    release() {
      lit = null;
    },
  };
}
