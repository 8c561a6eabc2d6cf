import { asTrackShape, type Context, withContext } from './inherit.js';
import type { List } from './list.js';
import type {
  Annotation,
  ClipAnnotation,
  GroundingIssue,
  Segment,
  ShapeAnnotation,
  TrackAnnotation,
} from './types.js';

/** The lists of a {@link Grounding}, being filled in document order. */
export interface Lists {
  segments: Segment[];
  /** The annotations as written. */
  tree: Annotation[];
  shapes: ShapeAnnotation[];
  clips: ClipAnnotation[];
  tracks: TrackAnnotation[];
  issues: GroundingIssue[];
}

const NAMES = ['segments', 'tree', 'shapes', 'clips', 'tracks', 'issues'] as const;

export function emptyLists(): Lists {
  return { segments: [], tree: [], shapes: [], clips: [], tracks: [], issues: [] };
}

/** Adds an annotation to the flat lists, with what it inherits from the collection around it. */
export function addFlat(lists: Lists, annotation: Annotation, context: Context): void {
  switch (annotation.kind) {
    case 'collection':
      for (const child of annotation.children) addFlat(lists, child, annotation);
      break;
    case 'track': {
      const track = withContext(annotation, context);
      lists.tracks.push(track);
      for (const waypoint of track.waypoints) lists.shapes.push(asTrackShape(waypoint, track.mention));
      break;
    }
    case 'clip':
      lists.clips.push(withContext(annotation, context));
      break;
    default:
      lists.shapes.push(withContext(annotation, context));
  }
}

/** Adds an annotation segment, and in front of it the text since the last segment, which ended at `from`. */
export function addSegment(segments: Segment[], annotation: Annotation, from: number): void {
  addText(segments, annotation.span.start, from);
  segments.push({ kind: 'annotation', span: annotation.span, annotation });
}

/** Adds the text between the last segment and `end`; without a segment the text begins at `from`. */
export function addText(segments: Segment[], end: number, from: number): void {
  const start = segments.at(-1)?.span.end ?? from;
  if (end > start) segments.push({ kind: 'text', span: { start, end } });
}

/**
 * Lists that follow a growing {@link List}: each item adds to them once. When the list has gone back to an older version,
 * what the dropped items had added is cut off again.
 */
export class Gatherer<T> {
  readonly lists: Lists = emptyLists();
  readonly #add: (item: T, lists: Lists) => void;
  readonly #cells: List<T>[] = [];
  /** How long each list was before each item. */
  readonly #lengths: number[][] = [];
  #view: Readonly<Lists> | null = null;

  constructor(add: (item: T, lists: Lists) => void) {
    this.#add = add;
  }

  follow(list: List<T> | null): void {
    const fresh: List<T>[] = [];
    let cell = list;
    while (cell && this.#cells[cell.size - 1] !== cell) {
      fresh.push(cell);
      cell = cell.rest;
    }
    this.#cutTo(cell?.size ?? 0);
    for (let next = fresh.pop(); next; next = fresh.pop()) {
      this.#lengths.push(NAMES.map((name) => this.lists[name].length));
      this.#cells.push(next);
      this.#add(next.value, this.lists);
      this.#view = null;
    }
  }

  /** A copy of the lists, the same one until they change. */
  view(): Readonly<Lists> {
    this.#view ??= {
      segments: this.lists.segments.slice(),
      tree: this.lists.tree.slice(),
      shapes: this.lists.shapes.slice(),
      clips: this.lists.clips.slice(),
      tracks: this.lists.tracks.slice(),
      issues: this.lists.issues.slice(),
    };
    return this.#view;
  }

  #cutTo(size: number): void {
    const lengths = this.#lengths[size];
    if (!lengths) return;
    for (const [index, name] of NAMES.entries()) this.lists[name].length = lengths[index]!;
    this.#cells.length = size;
    this.#lengths.length = size;
    this.#view = null;
  }
}
