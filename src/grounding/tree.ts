import {
  endContainer,
  type OpenContainer,
  openContainer,
  withChild,
  withStructureIssue,
} from './container.js';
import type { Element } from './element.js';
import { issueAt } from './issues.js';
import { readLeaf } from './leaf.js';
import { append, type List } from './list.js';
import { type ContainerTag, isContainerTag, type Token } from './tokens.js';

/**
 * The markup tree as far as it has been read. A tree never changes: each tag makes a new one, so that a tree read on the
 * assumption that a tag failed can be dropped for an older one when the tag succeeds after all.
 */
export interface Tree {
  /** The finished top-level elements. */
  readonly done: List<Element> | null;
  /** The innermost open container. */
  readonly open: OpenContainer | null;
  /** An open tag of a leaf or clip, which only the very next tag can close. */
  readonly pending: Token | null;
  /** The text without markup, up to `textEnd`. */
  readonly text: string;
  readonly textEnd: number;
}

/** Gives the text between two offsets. */
export type ReadText = (start: number, end: number) => string;

export const EMPTY_TREE: Tree = { done: null, open: null, pending: null, text: '', textEnd: 0 };

/** `tree` after one more tag. */
export function withToken(tree: Tree, token: Token, read: ReadText, idPrefix: string): Tree {
  if (tree.pending) {
    const { pending } = tree;
    if (token.form === 'close' && token.tag === pending.tag) {
      const leaf = readLeaf(pending, token.end, read(pending.end, token.start), idPrefix);
      return withElement({ ...tree, pending: null, textEnd: token.end }, leaf);
    }
    tree = withIssue({ ...tree, pending: null }, 'unclosed_tag', pending);
  }
  tree = withProse(tree, token.start, read);
  if (isContainerTag(token.tag)) {
    if (token.form === 'close') return closed({ ...tree, textEnd: token.end }, token);
    return { ...tree, open: openContainer(token, tree.open, tree.text, idPrefix), textEnd: token.end };
  }
  if (token.form === 'open') return { ...tree, pending: token };
  // A stray close tag of a leaf stays in the text.
  if (token.form === 'close') return withIssue(tree, 'unexpected_close_tag', token);
  return withElement({ ...tree, textEnd: token.end }, readLeaf(token, token.end, '', idPrefix));
}

/** `tree` with the text up to `end` read as prose. */
export function withProse(tree: Tree, end: number, read: ReadText): Tree {
  return end > tree.textEnd ? { ...tree, text: tree.text + read(tree.textEnd, end), textEnd: end } : tree;
}

/** The finished tree of a text that ends at `end`: containers still open end there. */
export function endTree(tree: Tree, end: number, read: ReadText): Tree {
  const ended = withProse(tree, end, read);
  let { open, done } = ended;
  while (open) {
    const element = endContainer(open, end, 'end of text');
    open = open.parent && withChild(open.parent, element);
    if (!open) done = append(done, element);
  }
  return { ...ended, done, open: null, pending: null };
}

function withElement(tree: Tree, element: Element): Tree {
  return tree.open
    ? { ...tree, open: withChild(tree.open, element) }
    : { ...tree, done: append(tree.done, element) };
}

/** Misplaced tags are mistakes inside a container only; at top level they are prose. */
function withIssue(tree: Tree, code: 'unclosed_tag' | 'unexpected_close_tag', token: Token): Tree {
  return tree.open
    ? { ...tree, open: withStructureIssue(tree.open, issueAt(code, token.start, token.end)) }
    : tree;
}

function closed(tree: Tree, token: Token): Tree {
  const tag = token.tag as ContainerTag;
  if (!tree.open?.openTags[tag]) return withIssue(tree, 'unexpected_close_tag', token);
  let open: OpenContainer = tree.open;
  while (open.tag !== tag) {
    const element = endContainer(open, token.start, 'outer close tag');
    open = withChild(open.parent!, element);
  }
  const element = endContainer(open, token.end, 'close tag');
  return withElement({ ...tree, open: open.parent, text: open.textBefore }, element);
}
