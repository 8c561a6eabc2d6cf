import { ArrivingPolygon } from './arriving.js';
import type { Element } from './element.js';
import { addElement, type Family, familyOf } from './family.js';
import { addSegment, addText, emptyLists, Gatherer, type Lists } from './gather.js';
import { OpenContainers } from './openContainers.js';
import { MarkupReader } from './reader.js';
import type { Grounding, ParseOptions, ShapeAnnotation } from './types.js';

/** Reads an answer as it arrives. */
export interface GroundingStream {
  /** Adds the next piece of the answer. Pieces may end anywhere, even inside a tag or a surrogate pair. */
  push(delta: string): void;
  /**
   * The answer so far: what a parse of it would give, and besides a polygon whose close tag has not arrived yet (with
   * `arriving: true`, from its first vertex on). A tag or leaf that is only just arriving shows neither in `text` nor in the
   * text segments; `issues` are those of finished elements. The same object until more text arrives, and in it the same
   * (`===`) object for each annotation that did not change.
   */
  snapshot(): Grounding;
  /** Ends the answer: the same as {@link parseGrounding} of the whole text. Later pieces are ignored. */
  end(): Grounding;
}

/** How long a leaf may go on without a digit before it is taken for prose that mentions a tag. */
const LONGEST_BODY_WITHOUT_DIGITS = 80;

/** Reads an answer as it arrives, at a cost linear in its length however many pieces it comes in. */
export function createGroundingStream(options?: ParseOptions | null): GroundingStream {
  const { expects, idPrefix = '' } = options ?? {};
  const state = new SnapshotReader(familyOf(expects), idPrefix);
  let ended = false;
  let current: Grounding | null = null;
  const snapshot = () => {
    current ??= Object.freeze(state.snapshot());
    return current;
  };
  return {
    push(delta) {
      // Null and undefined are what a delta of the wire may be: nothing, and not the words.
      const text = String(delta ?? '');
      if (ended || text === '') return;
      state.push(text);
      current = null;
    },
    snapshot,
    end() {
      if (!ended) {
        ended = true;
        state.end();
        current = null;
      }
      return snapshot();
    },
  };
}

class SnapshotReader {
  readonly #family: Family;
  readonly #idPrefix: string;
  readonly #reader: MarkupReader;
  readonly #finished: Gatherer<Element>;
  readonly #open = new OpenContainers();
  readonly #arriving = new ArrivingPolygon();
  readonly #shapes = joiner<Grounding['shapes'][number]>();
  readonly #clips = joiner<Grounding['clips'][number]>();
  readonly #tracks = joiner<Grounding['tracks'][number]>();
  #source = '';

  constructor(family: Family, idPrefix: string) {
    this.#family = family;
    this.#idPrefix = idPrefix;
    this.#reader = new MarkupReader(idPrefix);
    this.#finished = new Gatherer((element, lists) => addElement(family, element, lists));
  }

  push(delta: string): void {
    this.#source += delta;
    this.#reader.push(delta);
  }

  end(): void {
    this.#reader.end();
  }

  snapshot(): Grounding {
    const { tree, read } = this.#reader;
    this.#finished.follow(tree.done);
    const finished = this.#finished.view();
    const textEnd = this.#textEnd();
    const unfinished = this.#unfinished(finished.segments.at(-1)?.span.end ?? 0, textEnd);
    return {
      source: this.#source,
      text: tree.text + read(tree.textEnd, textEnd),
      segments: finished.segments.concat(unfinished.segments),
      shapes: this.#shapes(finished.shapes, unfinished.shapes),
      clips: this.#clips(finished.clips, unfinished.clips),
      tracks: this.#tracks(finished.tracks, unfinished.tracks),
      issues: finished.issues,
    };
  }

  /** Where the text ends that a reader may see: markup that is still arriving is held back. */
  #textEnd(): number {
    const { pending } = this.#reader.tree;
    const end = this.#reader.settledEnd;
    if (!pending) return end;
    const tail = this.#reader.read(Math.max(pending.end, end - LONGEST_BODY_WITHOUT_DIGITS), end);
    const prose = end - pending.end > LONGEST_BODY_WITHOUT_DIGITS && !/[0-9]/.test(tail);
    return prose ? end : pending.start;
  }

  /** The lists of what comes after the last finished element, whose segment ended at `from`. */
  #unfinished(from: number, textEnd: number): Lists {
    const lists = emptyLists();
    const { open } = this.#reader.tree;
    const arriving =
      this.#family === 'all' || this.#family === 'geometry' ? this.#arrivingShape() : undefined;
    const view = open && this.#family !== 'none' && this.#open.view(open, this.#reader.length, arriving);
    if (view && this.#family !== 'clip') {
      addSegment(lists.segments, view.annotation, from);
      Object.assign(lists, view.lists);
    } else if (view && view.annotation.kind === 'collection') {
      for (const clip of view.lists.clips) addSegment(lists.segments, clip, from);
      lists.clips = view.lists.clips;
    } else if (arriving && !open) {
      addSegment(lists.segments, arriving, from);
      lists.shapes.push(arriving);
    }
    addText(lists.segments, textEnd, from);
    return lists;
  }

  #arrivingShape(): ShapeAnnotation | undefined {
    const { tree, settledEnd, read } = this.#reader;
    if (tree.pending?.tag !== 'polygon') return undefined;
    return this.#arriving.read(tree.pending, settledEnd, read, this.#idPrefix);
  }
}

/** Concatenates two lists; gives the same array for the same two. */
function joiner<T>(): (first: readonly T[], second: readonly T[]) => readonly T[] {
  let last: [readonly T[], readonly T[], readonly T[]] | undefined;
  return (first, second) => {
    if (second.length === 0) return first;
    if (first.length === 0) return second;
    if (last?.[0] !== first || last[1] !== second) last = [first, second, first.concat(second)];
    return last[2];
  };
}
