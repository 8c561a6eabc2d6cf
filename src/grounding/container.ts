import { readAttributes } from './attributes.js';
import type { Element } from './element.js';
import { withAssetIdx } from './inherit.js';
import { issueAt } from './issues.js';
import { readBase } from './leaf.js';
import { append, type List, toArray } from './list.js';
import { readTime } from './time.js';
import { type ContainerTag, isLeafTag, type Token } from './tokens.js';
import type {
  Annotation,
  AnnotationBase,
  CollectionAnnotation,
  GroundingIssue,
  ShapeAnnotation,
  TrackAnnotation,
} from './types.js';

/** A container that is not closed yet. Adding to it makes a new one, so that a parser can go back to the old one. */
export interface OpenContainer {
  readonly tag: ContainerTag;
  readonly token: Token;
  readonly parent: OpenContainer | null;
  /** How many tracks and collections are open here, this one included. */
  readonly openTags: Readonly<Record<ContainerTag, number>>;
  /** The lowest two open containers: no valid tree is deeper. */
  readonly bottom: readonly OpenContainer[] | null;
  /** The stripped text in front of it. */
  readonly textBefore: string;
  readonly base: AnnotationBase;
  readonly t: number | undefined;
  readonly headerIssues: readonly GroundingIssue[];
  readonly structureIssues: List<GroundingIssue> | null;
  readonly nestedIssues: List<GroundingIssue> | null;
  readonly children: List<Element> | null;
  /** The children that have a value. */
  readonly kept: List<Element> | null;
  /** What the waypoints of a track have in common, and whether two of them differ. */
  readonly kind: ShapeAnnotation['kind'] | undefined;
  readonly mixedKinds: boolean;
  readonly assetIdx: number | undefined;
  readonly mixedAssets: boolean;
}

/** Opens a container inside `parent`. */
export function openContainer(
  token: Token,
  parent: OpenContainer | null,
  textBefore: string,
  idPrefix: string,
): OpenContainer {
  const tag = token.tag as ContainerTag;
  const attributes = readAttributes(token.attributes);
  const span = { start: token.start, end: token.end };
  const base = readBase(attributes, span, idPrefix);
  const headerIssues: GroundingIssue[] = [];
  if (!base) headerIssues.push(issueAt('invalid_asset_idx', token.start, token.end));
  const t = tag === 'collection' && attributes.t !== undefined ? readTime(attributes.t) : undefined;
  if (tag === 'collection' && attributes.t !== undefined && t === undefined) {
    headerIssues.push(issueAt('invalid_time', token.start, token.end));
  }
  const outside = parent?.openTags ?? { track: 0, collection: 0 };
  return {
    tag,
    token,
    parent,
    openTags: { ...outside, [tag]: outside[tag] + 1 },
    bottom: parent?.parent ? bottomOf(parent) : null,
    textBefore,
    base: base ?? { id: '', span },
    t,
    headerIssues,
    structureIssues: null,
    nestedIssues: null,
    children: null,
    kept: null,
    kind: undefined,
    mixedKinds: false,
    assetIdx: base?.assetIdx,
    mixedAssets: false,
  };
}

/** The outermost open container and, when there is one, the container in it. */
export function bottomOf(container: OpenContainer): readonly OpenContainer[] {
  return container.bottom ?? (container.parent ? [container.parent, container] : [container]);
}

/** Whether a mistake already spoils the container, whatever else arrives. */
export function isSpoilt(container: OpenContainer): boolean {
  return (
    container.headerIssues.length > 0 ||
    container.structureIssues !== null ||
    container.nestedIssues !== null ||
    container.mixedKinds ||
    container.mixedAssets
  );
}

/** `container` with a misplaced tag in it. */
export function withStructureIssue(container: OpenContainer, issue: GroundingIssue): OpenContainer {
  return { ...container, structureIssues: append(container.structureIssues, issue) };
}

/** `container` with one more child. */
export function withChild(container: OpenContainer, child: Element): OpenContainer {
  if (container.tag === 'collection') return withMember(container, child);
  if (isLeafTag(child.tag)) return withWaypoint(container, child);
  const issue = issueAt('invalid_track_child', child.span.start, child.span.end);
  const invalid: Element = { ...child, value: null, own: [...child.own, issue] };
  return { ...container, children: append(container.children, invalid) };
}

function withMember(container: OpenContainer, child: Element): OpenContainer {
  const { start, end } = child.span;
  const nested = child.tag === 'collection';
  return {
    ...container,
    children: append(container.children, child),
    kept: child.value ? append(container.kept, child) : container.kept,
    nestedIssues: nested
      ? append(container.nestedIssues, issueAt('invalid_collection_child', start, end))
      : container.nestedIssues,
  };
}

function withWaypoint(container: OpenContainer, child: Element): OpenContainer {
  const children = append(container.children, child);
  const waypoint = child.value as ShapeAnnotation | null;
  if (!waypoint) return { ...container, children };
  const assetIdx = container.assetIdx ?? waypoint.assetIdx;
  return {
    ...container,
    children,
    kept: append(container.kept, child),
    kind: container.kind ?? waypoint.kind,
    mixedKinds: container.mixedKinds || (container.kind !== undefined && container.kind !== waypoint.kind),
    assetIdx,
    mixedAssets: container.mixedAssets || (waypoint.assetIdx !== undefined && waypoint.assetIdx !== assetIdx),
  };
}

/**
 * Ends a container at `end`: by its close tag, by the close tag of a container around it, or with the text.
 */
export function endContainer(
  container: OpenContainer,
  end: number,
  by: 'close tag' | 'outer close tag' | 'end of text',
): Element {
  const span = { start: container.token.start, end };
  const own = toArray(container.structureIssues);
  if (by === 'outer close tag') own.push(issueAt('unclosed_tag', span.start, span.end));
  own.push(...container.headerIssues);
  for (const issue of toArray(container.nestedIssues)) own.push(issue);
  if (container.mixedKinds) own.push(issueAt('invalid_track_geometry', span.start, span.end));
  if (container.mixedAssets) own.push(issueAt('invalid_track_asset', span.start, span.end));
  const cut = by === 'end of text';
  const empty = container.kept === null && !(cut && container.children === null);
  const value = own.length > 0 || empty ? null : annotationOf(container, end, !cut, keptChildren(container));
  return { tag: container.tag, span, value, own, children: container.children, cut };
}

/** The annotation of a container with the given children, which have inherited its asset already. */
export function annotationOf(
  container: OpenContainer,
  end: number,
  complete: boolean,
  children: readonly Annotation[],
): TrackAnnotation | CollectionAnnotation {
  const base = { ...container.base, span: { start: container.token.start, end } };
  if (container.assetIdx !== undefined) base.assetIdx = container.assetIdx;
  if (container.tag === 'track') {
    return { kind: 'track', ...base, waypoints: children as readonly ShapeAnnotation[], complete };
  }
  const t = container.t === undefined ? undefined : { t: container.t };
  return { kind: 'collection', ...base, ...t, children, complete };
}

function keptChildren(container: OpenContainer): Annotation[] {
  return toArray(container.kept).map((child) => withAssetIdx(child.value!, container.assetIdx));
}
