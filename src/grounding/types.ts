/** A half-open range of UTF-16 offsets into the source text. */
export interface Span {
  start: number;
  end: number;
}

/** What every annotation has, wherever it comes from. */
export interface AnnotationInputBase {
  /**
   * Stable identity: of one of an answer derived from where it starts there, so it is the same in every snapshot of a
   * stream and in the final parse; of one of your own a text that no other has.
   */
  id: string;
  /** The whole element in the source text, where there is one. */
  span?: Span | undefined;
  /** What the annotation shows, in the model's words. */
  mention?: string;
  /** How sure the model is, 0..1, where the data says so. Grounding markup never does. */
  score?: number;
  /** Zero-based index of the image or video the annotation belongs to. Without one it belongs to the last. */
  assetIdx?: number;
  /** Present on an element that is still being written, in snapshots of a stream only. */
  arriving?: true;
}

/** A point in grid coordinates: 0..1000 in both axes, origin top left. */
export interface PointAnnotationInput extends AnnotationInputBase {
  kind: 'point';
  x: number;
  y: number;
  /** Time in seconds, on video. */
  t?: number;
}

/** A box by two opposite corners in grid coordinates, in the order in which the model wrote them. */
export interface BoxAnnotationInput extends AnnotationInputBase {
  kind: 'box';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Time in seconds, on video. */
  t?: number;
}

/** A polygon by its vertices in grid coordinates; closed from the last vertex to the first. */
export interface PolygonAnnotationInput extends AnnotationInputBase {
  kind: 'polygon';
  points: readonly (readonly [x: number, y: number])[];
  /** Time in seconds, on video. */
  t?: number;
}

/** A range of time, or a moment when it has no `end`. Seconds, in the order in which the model wrote them. */
export interface ClipAnnotationInput extends AnnotationInputBase {
  kind: 'clip';
  start: number;
  end?: number;
}

/** One thing followed through time: waypoints of one kind on one asset. */
export interface TrackAnnotationInput extends AnnotationInputBase {
  kind: 'track';
  waypoints: readonly ShapeAnnotationInput[];
  /** False for a track that was never closed. @default true */
  complete?: boolean | undefined;
}

/** A group of annotations that share attributes. */
export interface CollectionAnnotationInput extends AnnotationInputBase {
  kind: 'collection';
  children: readonly AnnotationInput[];
  /** Time in seconds that its leaves inherit, on video. */
  t?: number;
  /** False for a collection that was never closed. @default true */
  complete?: boolean | undefined;
}

/** What can be painted on an image, as {@link AnnotationInput}. */
export type ShapeAnnotationInput = PointAnnotationInput | BoxAnnotationInput | PolygonAnnotationInput;

/**
 * An annotation as components, writers and geometry take it: from a text, or of your own, from a database or written by
 * hand. Every {@link Annotation} is one.
 */
export type AnnotationInput =
  | ShapeAnnotationInput
  | ClipAnnotationInput
  | TrackAnnotationInput
  | CollectionAnnotationInput;

/** What an annotation of a text has besides: its place there. */
export interface AnnotationBase extends AnnotationInputBase {
  /** The whole element in the source text. */
  span: Span;
}

/** A {@link PointAnnotationInput} of a text. */
export interface PointAnnotation extends PointAnnotationInput {
  span: Span;
}

/** A {@link BoxAnnotationInput} of a text. */
export interface BoxAnnotation extends BoxAnnotationInput {
  span: Span;
}

/** A {@link PolygonAnnotationInput} of a text. */
export interface PolygonAnnotation extends PolygonAnnotationInput {
  span: Span;
}

/** A {@link ClipAnnotationInput} of a text. */
export interface ClipAnnotation extends ClipAnnotationInput {
  span: Span;
}

/** A {@link TrackAnnotationInput} of a text. */
export interface TrackAnnotation extends TrackAnnotationInput {
  span: Span;
  waypoints: readonly ShapeAnnotation[];
  complete: boolean;
}

/** A {@link CollectionAnnotationInput} of a text. */
export interface CollectionAnnotation extends CollectionAnnotationInput {
  span: Span;
  children: readonly Annotation[];
  complete: boolean;
}

/** What can be painted on an image, of a text. */
export type ShapeAnnotation = PointAnnotation | BoxAnnotation | PolygonAnnotation;

/** Anything that grounding markup can say. */
export type Annotation = ShapeAnnotation | ClipAnnotation | TrackAnnotation | CollectionAnnotation;

/** The shapes in annotations of type `A`: with a place in a text where those have one. */
export type ShapeOf<A extends AnnotationInput> = [A] extends [Annotation]
  ? ShapeAnnotation
  : ShapeAnnotationInput;

/** The clips in annotations of type `A`, as {@link ShapeOf}. */
export type ClipOf<A extends AnnotationInput> = [A] extends [Annotation]
  ? ClipAnnotation
  : ClipAnnotationInput;

/** The tracks in annotations of type `A`, as {@link ShapeOf}. */
export type TrackOf<A extends AnnotationInput> = [A] extends [Annotation]
  ? TrackAnnotation
  : TrackAnnotationInput;

/** A stretch of the answer: prose, or one top-level annotation. */
export type Segment =
  | { kind: 'text'; span: Span }
  | { kind: 'annotation'; span: Span; annotation: Annotation };

/** What can be wrong with markup. */
export type GroundingIssueCode =
  | 'invalid_point_coords'
  | 'invalid_box_coords'
  | 'invalid_polygon_coords'
  | 'invalid_clip_body'
  | 'invalid_clip_timestamp'
  | 'invalid_time'
  | 'invalid_asset_idx'
  | 'invalid_collection_child'
  | 'invalid_track_child'
  | 'invalid_track_geometry'
  | 'invalid_track_asset'
  | 'unclosed_tag'
  | 'unexpected_close_tag'
  | 'incomplete_annotation';

/** One mistake in the markup of an answer, and where it is. */
export interface GroundingIssue {
  code: GroundingIssueCode;
  message: string;
  span: Span;
}

/** A parsed answer. */
export interface Grounding {
  /** The answer as it came. */
  source: string;
  /** The answer without its markup. */
  text: string;
  /**
   * Prose and top-level annotations in order: the tree as written, covering all of `source`. In snapshots of a stream
   * markup that is only just arriving at the end is in no segment.
   */
  segments: readonly Segment[];
  /** Every point, box and polygon, track waypoints included, in document order, with inherited context filled in. */
  shapes: readonly ShapeAnnotation[];
  /** Every clip in document order, with inherited context filled in. */
  clips: readonly ClipAnnotation[];
  /** Every track in document order, with inherited context filled in. */
  tracks: readonly TrackAnnotation[];
  /** Mistakes in the markup, sorted by where they start. In snapshots of a stream those of finished elements. */
  issues: readonly GroundingIssue[];
}

/**
 * Which family of annotations an answer was asked for. `clip` reads clips only, `point`, `box` and `polygon` read shapes
 * and containers, and without it everything is read.
 */
export type Expects = 'point' | 'box' | 'polygon' | 'clip';

/** Options of the parsers. */
export interface ParseOptions {
  /** @default everything */
  expects?: Expects | null | undefined;
  /**
   * Put before every id, to keep the annotations of several answers apart on one page.
   * @default ''
   */
  idPrefix?: string | undefined;
}
