/** A half-open range of UTF-16 offsets into the source text. */
export interface Span {
  start: number;
  end: number;
}

/** What every annotation has. */
export interface AnnotationBase {
  /**
   * Stable identity: derived from where the annotation starts in its answer, so it is the same in every snapshot of a
   * stream and in the final parse.
   */
  id: string;
  /** The whole element in the source text. */
  span: Span;
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
export interface PointAnnotation extends AnnotationBase {
  kind: 'point';
  x: number;
  y: number;
  /** Time in seconds, on video. */
  t?: number;
}

/** A box by two opposite corners in grid coordinates, in the order in which the model wrote them. */
export interface BoxAnnotation extends AnnotationBase {
  kind: 'box';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Time in seconds, on video. */
  t?: number;
}

/** A polygon by its vertices in grid coordinates; closed from the last vertex to the first. */
export interface PolygonAnnotation extends AnnotationBase {
  kind: 'polygon';
  points: readonly (readonly [x: number, y: number])[];
  /** Time in seconds, on video. */
  t?: number;
}

/** A range of time, or a moment when it has no `end`. Seconds, in the order in which the model wrote them. */
export interface ClipAnnotation extends AnnotationBase {
  kind: 'clip';
  start: number;
  end?: number;
}

/** One thing followed through time: waypoints of one kind on one asset. */
export interface TrackAnnotation extends AnnotationBase {
  kind: 'track';
  waypoints: readonly ShapeAnnotation[];
  /** False for a track that was never closed. */
  complete: boolean;
}

/** A group of annotations that share attributes. */
export interface CollectionAnnotation extends AnnotationBase {
  kind: 'collection';
  children: readonly Annotation[];
  /** Time in seconds that its leaves inherit, on video. */
  t?: number;
  /** False for a collection that was never closed. */
  complete: boolean;
}

/** What can be painted on an image. */
export type ShapeAnnotation = PointAnnotation | BoxAnnotation | PolygonAnnotation;

/** Anything that grounding markup can say. */
export type Annotation = ShapeAnnotation | ClipAnnotation | TrackAnnotation | CollectionAnnotation;

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
