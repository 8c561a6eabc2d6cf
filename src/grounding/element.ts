import type { List } from './list.js';
import type { Tag } from './tokens.js';
import type { Annotation, GroundingIssue, Span } from './types.js';

/** One element of the markup tree, valid or not. Elements never change. */
export interface Element {
  readonly tag: Tag;
  readonly span: Span;
  /** The annotation as written; `null` for an element that is invalid or empty. */
  readonly value: Annotation | null;
  /** Its own mistakes, without those of its children. */
  readonly own: readonly GroundingIssue[];
  /** All its children; `null` for a leaf, a clip and an empty container. */
  readonly children: List<Element> | null;
  /** Whether its container was still open at the end of the text. */
  readonly cut: boolean;
}
