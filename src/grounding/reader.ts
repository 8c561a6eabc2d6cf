import { isHighSurrogate } from './chars.js';
import { beginTag, continueTag, type TagScan, tokenOf } from './tokens.js';
import { EMPTY_TREE, endTree, type Tree, withProse, withToken } from './tree.js';

/** A tag that has begun, and the tree to return to when it ends. */
interface LiveTag {
  readonly scan: TagScan;
  readonly before: Tree;
}

/**
 * Reads markup as it arrives, at a cost linear in its length.
 *
 * A tag whose string is not closed yet may still become a tag, so text after it is read twice: as the string, and as the
 * text that it is if no closing quote comes. At most three tags are ever undecided, because a tag outside a string fails
 * at the next `<`, and two tags in the same state would share their fate.
 */
export class MarkupReader {
  /** The tree of all text so far. */
  tree: Tree = EMPTY_TREE;
  readonly #idPrefix: string;
  /** The text that is still needed, and where it begins. */
  #buffer = '';
  #base = 0;
  /** Where looking for tags goes on, in the buffer. */
  #next = 0;
  #live: LiveTag[] = [];
  #lastTokenEnd = 0;
  /** Where a tag or a surrogate pair has begun of which too little has arrived, in the buffer. */
  #headStart = -1;

  constructor(idPrefix: string) {
    this.#idPrefix = idPrefix;
  }

  /** How much text has been read. */
  get length(): number {
    return this.#base + this.#buffer.length;
  }

  /** Where the last finished top-level element ends: reading may start anew there. */
  get resume(): number {
    return this.tree.done?.value.span.end ?? 0;
  }

  /** Where the text ends when a tag that is only just arriving at its end is left out. */
  get settledEnd(): number {
    const tag = this.#live.find(({ scan }) => this.#base + scan.start >= this.#lastTokenEnd);
    if (tag) return this.#base + tag.scan.start;
    return this.#headStart === -1 ? this.length : this.#base + this.#headStart;
  }

  readonly read = (start: number, end: number): string =>
    this.#buffer.slice(start - this.#base, end - this.#base);

  push(delta: string): void {
    this.#buffer += delta;
    this.#headStart = -1;
    this.#resumeLiveTags();
    this.#findTags();
    this.#trim();
  }

  end(): void {
    this.tree = endTree(this.tree, this.length, this.read);
    this.#live = [];
    this.#headStart = -1;
  }

  /** The oldest tag decides first: when it ends, all that was read after its start was its attributes. */
  #resumeLiveTags(): void {
    for (let index = 0; index < this.#live.length; ) {
      const { scan, before } = this.#live[index]!;
      const end = continueTag(this.#buffer, scan);
      if (end === 'more') {
        index += 1;
      } else if (end === 'none') {
        this.#live.splice(index, 1);
      } else {
        this.#live.length = index;
        this.tree = before;
        this.#take(scan, end);
      }
    }
  }

  #findTags(): void {
    for (;;) {
      const start = this.#buffer.indexOf('<', this.#next);
      if (start === -1) break;
      const scan = beginTag(this.#buffer, start);
      if (scan === 'more') {
        this.#next = start;
        this.#headStart = start;
        return;
      }
      if (!scan) {
        this.#next = start + 1;
        continue;
      }
      const end = continueTag(this.#buffer, scan);
      if (typeof end === 'number') {
        this.#take(scan, end);
        continue;
      }
      this.#next = scan.attributesStart;
      if (end === 'more') this.#live.push({ scan, before: this.tree });
    }
    this.#next = this.#buffer.length;
    if (isHighSurrogate(this.#buffer.charCodeAt(this.#next - 1))) {
      this.#next -= 1;
      this.#headStart = this.#next;
    }
  }

  #take(scan: TagScan, end: number): void {
    this.#next = end;
    const token = tokenOf(this.#buffer, scan, end, this.#base);
    if (!token) return;
    this.tree = withToken(this.tree, token, this.read, this.#idPrefix);
    this.#lastTokenEnd = token.end;
  }

  /** Drops the text that nothing can need again. */
  #trim(): void {
    if (this.#live.length > 0 || this.tree.pending) return;
    this.tree = withProse(this.tree, this.#base + this.#next, this.read);
    this.#buffer = this.#buffer.slice(this.#next);
    this.#base += this.#next;
    this.#headStart = this.#headStart === -1 ? -1 : 0;
    this.#next = 0;
  }
}
