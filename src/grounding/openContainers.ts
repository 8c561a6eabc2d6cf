import { annotationOf, bottomOf, isSpoilt, type OpenContainer } from './container.js';
import type { Element } from './element.js';
import { addFlat, Gatherer, type Lists } from './gather.js';
import { asTrackShape, type Context, withAssetIdx, withContext } from './inherit.js';
import type { Annotation, CollectionAnnotation, ShapeAnnotation, TrackAnnotation } from './types.js';

/** What an open container shows while its text arrives: its annotation, and the flat lists of what is in it. */
export interface OpenView {
  annotation: TrackAnnotation | CollectionAnnotation;
  lists: Readonly<Pick<Lists, 'shapes' | 'clips' | 'tracks'>>;
}

/** The outermost open container of a snapshot. Each finished child is read once, however often it is shown. */
export class OpenContainers {
  readonly #collection = new OpenCollection();
  readonly #track = new OpenTrack();

  /**
   * The outermost container around `innermost`, or `null` when a mistake spoils it.
   *
   * @param arriving a shape in `innermost` whose close tag has not arrived yet
   */
  view(innermost: OpenContainer, end: number, arriving: ShapeAnnotation | undefined): OpenView | null {
    const [outer, inner] = bottomOf(innermost);
    if (!outer || isSpoilt(outer)) return null;
    if (outer.tag === 'track') {
      return this.#track.view(outer, end, undefined, innermost === outer ? arriving : undefined);
    }
    if (!inner) return this.#collection.view(outer, end, arriving);
    if (inner.tag === 'collection') return null;
    const track = this.#track.view(inner, end, outer, innermost === inner ? arriving : undefined);
    return this.#collection.view(outer, end, track?.annotation, track?.lists);
  }
}

class OpenCollection {
  #container: OpenContainer | null = null;
  #children = new Gatherer<Element>(() => {});

  view(
    container: OpenContainer,
    end: number,
    last: Annotation | undefined,
    lastLists?: OpenView['lists'],
  ): OpenView | null {
    if (container.token !== this.#container?.token) {
      const context = contextOf(container);
      this.#children = new Gatherer((child, lists) => {
        const annotation = withAssetIdx(child.value!, container.assetIdx);
        lists.tree.push(annotation);
        addFlat(lists, annotation, context);
      });
    }
    this.#container = container;
    this.#children.follow(container.kept);
    const { tree, shapes, clips, tracks } = this.#children.view();
    const filled = last && withAssetIdx(last, container.assetIdx);
    if (!filled && tree.length === 0 && container.children) return null;
    const annotation = annotationOf(
      container,
      end,
      false,
      filled ? [...tree, filled] : tree,
    ) as CollectionAnnotation;
    if (!filled) return { annotation, lists: { shapes, clips, tracks } };
    const added = lastLists ?? {
      shapes: [withContext(filled as ShapeAnnotation, contextOf(container))],
      clips: [],
      tracks: [],
    };
    return {
      annotation,
      lists: { shapes: shapes.concat(added.shapes), clips, tracks: tracks.concat(added.tracks) },
    };
  }
}

class OpenTrack {
  #key: readonly unknown[] = [];
  #waypoints = new Gatherer<Element>(() => {});

  view(
    container: OpenContainer,
    end: number,
    collection: OpenContainer | undefined,
    arriving: ShapeAnnotation | undefined,
  ): OpenView | null {
    if (isSpoilt(container)) return null;
    const assetIdx = container.assetIdx ?? collection?.assetIdx;
    const mention = container.base.mention ?? collection?.base.mention;
    const key = [container.token, assetIdx, mention];
    if (key.some((part, index) => part !== this.#key[index])) {
      this.#key = key;
      this.#waypoints = new Gatherer((child, lists) => {
        const waypoint = withAssetIdx(child.value as ShapeAnnotation, assetIdx);
        lists.tree.push(waypoint);
        lists.shapes.push(asTrackShape(waypoint, mention));
      });
    }
    this.#waypoints.follow(container.kept);
    let { tree, shapes } = this.#waypoints.view();
    if (arriving && fits(container, arriving)) {
      const waypoint = withAssetIdx(arriving, assetIdx);
      tree = [...tree, waypoint];
      shapes = [...shapes, asTrackShape(waypoint, mention)];
    }
    if (tree.length === 0 && container.children) return null;
    const annotation = annotationOf({ ...container, assetIdx }, end, false, tree) as TrackAnnotation;
    const track = withContext(annotation, collection ? contextOf(collection) : {});
    return { annotation, lists: { shapes, clips: [], tracks: [track] } };
  }
}

function fits(track: OpenContainer, waypoint: ShapeAnnotation): boolean {
  const { kind, assetIdx } = track;
  return (
    (kind === undefined || kind === waypoint.kind) &&
    (assetIdx === undefined || waypoint.assetIdx === undefined || assetIdx === waypoint.assetIdx)
  );
}

function contextOf(container: OpenContainer): Context {
  const { base, t } = container;
  return { ...(base.mention !== undefined && { mention: base.mention }), ...(t !== undefined && { t }) };
}
