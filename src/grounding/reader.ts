import { isHighSurrogate } from './chars.js';
import { GrowingText } from './growingText.js';
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
  /** The text that is still needed. */
  readonly #text = new GrowingText();
  /** At the end of the text, where a tag or a surrogate pair has begun of which too little has arrived. */
  #head = '';
  #live: LiveTag[] = [];
  #lastTokenEnd = 0;

  constructor(idPrefix: string) {
    this.#idPrefix = idPrefix;
  }

  /** How much text has been read. */
  get length(): number {
    return this.#text.end;
  }

  /** Where the last finished top-level element ends: reading may start anew there. */
  get resume(): number {
    return this.tree.done?.value.span.end ?? 0;
  }

  /** Where the text ends when a tag that is only just arriving at its end is left out. */
  get settledEnd(): number {
    const tag = this.#live.find(({ scan }) => scan.start >= this.#lastTokenEnd);
    return tag ? tag.scan.start : this.length - this.#head.length;
  }

  readonly read = (start: number, end: number): string => this.#text.read(start, end);

  push(delta: string): void {
    const text = this.#head + delta;
    const base = this.length - this.#head.length;
    this.#text.append(delta);
    const next = this.#resumeLiveTags(text, base);
    this.#head = this.#findTags(text, next, base);
    this.#trim();
  }

  end(): void {
    this.tree = endTree(this.tree, this.length, this.read);
    this.#live = [];
    this.#head = '';
  }

  /**
   * The oldest tag decides first: when it ends, all that was read after its start was its attributes. Returns where in
   * `text` looking for tags goes on.
   */
  #resumeLiveTags(text: string, base: number): number {
    for (let index = 0; index < this.#live.length; ) {
      const { scan, before } = this.#live[index]!;
      const end = continueTag(text, this.#head.length, scan);
      if (end === 'more') {
        index += 1;
      } else if (end === 'none') {
        this.#live.splice(index, 1);
      } else {
        this.#live.length = index;
        this.tree = before;
        this.#take(scan, base + end);
        return end;
      }
    }
    return 0;
  }

  /** Returns what at the end of `text` is too little to tell. */
  #findTags(text: string, next: number, base: number): string {
    for (;;) {
      const start = text.indexOf('<', next);
      if (start === -1) break;
      const scan = beginTag(text, start, base);
      if (scan === 'more') return text.slice(start);
      if (!scan) {
        next = start + 1;
        continue;
      }
      next = scan.attributesStart - base;
      const end = continueTag(text, next, scan);
      if (typeof end === 'number') {
        this.#take(scan, base + end);
        next = end;
      } else if (end === 'more') this.#live.push({ scan, before: this.tree });
    }
    return isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.slice(-1) : '';
  }

  #take(scan: TagScan, end: number): void {
    const token = tokenOf(scan, end, this.read(scan.attributesStart, end - 1));
    if (!token) return;
    this.tree = withToken(this.tree, token, this.read, this.#idPrefix);
    this.#lastTokenEnd = token.end;
  }

  /** Drops the text that nothing can need again. */
  #trim(): void {
    if (this.#live.length > 0 || this.tree.pending) return;
    const end = this.length - this.#head.length;
    this.tree = withProse(this.tree, end, this.read);
    this.#text.keepFrom(end);
  }
}
