import { readFileSync } from 'node:fs';
import type { Annotation, Grounding } from '../src/grounding/index.js';

/** A case of `edge.json` and `generated.json`, with the names of the wire. */
export interface Vector {
  name: string;
  text: string;
  expects: 'point' | 'box' | 'polygon' | 'clip' | null;
  segments: { kind: string; span: [number, number]; value?: object }[];
  errors: { code: string; span: [number, number] }[];
  flat: Record<'points' | 'boxes' | 'polygons' | 'clips' | 'tracks', object[]>;
  stripped: string;
  /** The markup of each annotation segment; `null` when one of them cannot be written. */
  canonical: string[] | null;
}

/** A case of `streaming.json`. */
export interface StreamVector {
  name: string;
  text: string;
  prefixes: [end: number, state: number, resume: number][];
  states: {
    counts: Record<'point' | 'box' | 'polygon' | 'clip', number>;
    leaves: {
      kind: string;
      span: [number, number];
      context: {
        mention: string | null;
        t: number | null;
        asset_idx: number | null;
        container: string | null;
      };
      container_start: number | null;
    }[];
  }[];
}

/** Reads a vector file of this folder. */
export function readVectors<T>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), 'utf8')) as T[];
}

/** An annotation with the names of the wire. */
export function toWire(annotation: Annotation): object {
  const { mention, assetIdx } = annotation;
  const base = {
    type: annotation.kind,
    ...(mention !== undefined && { mention }),
    ...(assetIdx !== undefined && { asset_idx: assetIdx }),
    ...('t' in annotation && annotation.t !== undefined && { t: annotation.t }),
  };
  const pointOf = ([x, y]: readonly [number, number]) => ({ x, y });
  switch (annotation.kind) {
    case 'point':
      return { ...base, x: annotation.x, y: annotation.y };
    case 'box':
      return {
        ...base,
        top_left: { x: annotation.x1, y: annotation.y1 },
        bottom_right: { x: annotation.x2, y: annotation.y2 },
      };
    case 'polygon':
      return { ...base, points: annotation.points.map(pointOf) };
    case 'clip':
      return {
        ...base,
        at: annotation.start,
        ...(annotation.end !== undefined && { until: annotation.end }),
      };
    case 'track':
      return {
        ...base,
        points: annotation.waypoints.map(toWire),
        ...(!annotation.complete && { complete: false }),
      };
    case 'collection':
      return {
        ...base,
        points: annotation.children.map(toWire),
        ...(!annotation.complete && { complete: false }),
      };
  }
}

/** The segments of an answer with the names of the wire. */
export function segmentsToWire(grounding: Grounding): object[] {
  return grounding.segments.map((segment) => ({
    kind: segment.kind === 'text' ? 'text' : segment.annotation.kind,
    span: [segment.span.start, segment.span.end],
    ...(segment.kind === 'annotation' && { value: toWire(segment.annotation) }),
  }));
}
