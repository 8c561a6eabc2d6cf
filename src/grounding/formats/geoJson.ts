import { shapesOf } from '../flatten.js';
import { type Size, shapeVertices } from '../geometry.js';
import { type Collector, createCollector, type Mark, pixelFrame } from './collector.js';
import { type ImageOptions, type ShapeSource, toPixels } from './shapes.js';
import { openSource, type Source, walk } from './source.js';
import type { FormatOptions, FormatResult } from './types.js';
import { field, firstText, idOf, isNumeric, list, scoreOf, toNumber } from './values.js';

/**
 * Reads GeoJSON whose coordinates are pixels, as image tools such as QuPath use it: a FeatureCollection, a
 * Feature, a geometry, or a list of them.
 *
 * x before y, in **pixels**, origin top left and y down: not degrees. Point, Polygon and their Multi forms; the holes of a
 * polygon are left out with an issue. A polygon whose feature has the property `kind: "box"` is a box. The mention is the
 * property `label`, `classification.name`, `name`, `class` or `category`, the first there is. (Source: RFC 7946, apart from the unit.)
 */
export function geoJson(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('geoJson', input, options);
  const source = openSource(input, collector);
  let frame: Size | undefined | null = null;
  const read = (geometry: unknown, mark: Mark, isBox: boolean) => {
    if (frame === null) frame = pixelFrame(collector, options);
    if (frame) readGeometry(geometry, mark, isBox, frame, collector);
  };

  let hasValues = false;
  walk(source, (value) => {
    if (Array.isArray(value)) {
      hasValues ||= value.some((item) => typeof item !== 'object' || item === null);
      return true;
    }
    const features = field(value, 'features');
    if (Array.isArray(features)) return features;
    if (!source.isWhole(value)) return false;
    const isFeature = field(value, 'type') === 'Feature';
    const properties = field(value, 'properties');
    const isBox = field(properties, 'kind') === 'box';
    read(isFeature ? field(value, 'geometry') : value, markOf(value, properties, source), isBox);
    return false;
  });
  if (hasValues && collector.size === 0 && source.complete) {
    collector.issue('unreadable', 'The data holds no GeoJSON features or geometries.', collector.whole);
  }
  return collector.result(source.complete);
}

function markOf(feature: unknown, properties: unknown, source: Source): Mark {
  return {
    span: source.spanOf(feature),
    mention:
      firstText(properties, ['label']) ??
      firstText(field(properties, 'classification'), ['name']) ??
      firstText(properties, ['name', 'class', 'category']),
    score: scoreOf(properties),
    id: idOf(feature),
  };
}

function readGeometry(
  geometry: unknown,
  mark: Mark,
  isBox: boolean,
  frame: Size,
  collector: Collector,
  depth = 0,
): void {
  const coordinates = list(geometry, 'coordinates');
  const type = field(geometry, 'type');
  switch (type) {
    case 'Point':
      collector.point(positionOf(coordinates), frame, mark);
      break;
    case 'MultiPoint':
      for (const position of coordinates) collector.point(positionOf(position), frame, mark);
      break;
    case 'Polygon':
      readPolygon(coordinates, mark, isBox, frame, collector);
      break;
    case 'MultiPolygon':
      for (const rings of coordinates) readPolygon(rings, mark, isBox, frame, collector);
      break;
    case 'GeometryCollection':
      if (depth > 2) break;
      for (const part of list(geometry, 'geometries')) {
        readGeometry(part, mark, isBox, frame, collector, depth + 1);
      }
      break;
    default: {
      const isLine = type === 'LineString' || type === 'MultiLineString';
      const message = isLine
        ? `Left out a ${type}.`
        : 'Left out an item that is no GeoJSON feature or geometry.';
      collector.issue(isLine ? 'unsupported' : 'invalid_item', message, mark.span);
    }
  }
}

/** x and y; a third number, the altitude, is dropped. */
const positionOf = (position: unknown): number[] =>
  isNumeric(position) && position.length >= 2 ? position.slice(0, 2).map(toNumber) : [];

function readPolygon(rings: unknown, mark: Mark, isBox: boolean, frame: Size, collector: Collector): void {
  const list: readonly unknown[] = Array.isArray(rings) ? rings : [];
  // A list of rings, of which some writers forget the outer brackets.
  const [outer, ...holes] = isNumeric(list[0]) ? [list] : list;
  const positions = Array.isArray(outer) ? outer.map(positionOf) : [];
  // One bad position spoils the ring.
  if (positions.some((position) => position.length !== 2)) positions.length = 0;
  const [first, last] = [positions[0], positions.at(-1)];
  const isClosed = positions.length > 1 && first![0] === last![0] && first![1] === last![1];
  if (isClosed) positions.pop();
  if (holes.length > 0) collector.issue('unsupported', 'Left out the holes of a polygon.', mark.span);
  if (isBox && positions.length === 4) {
    collector.box([...positions[0]!, ...positions[2]!], frame, mark);
  } else {
    collector.polygon(positions.flat(), frame, mark);
  }
}

/** One annotation of {@link GeoJsonData}: x before y, in pixels. */
export interface GeoJsonFeature {
  type: 'Feature';
  id: string;
  geometry:
    | { type: 'Point'; coordinates: [number, number] }
    | { type: 'Polygon'; coordinates: [number, number][][] };
  properties: { kind: 'point' | 'box' | 'polygon'; label?: string; score?: number };
}

/** What {@link toGeoJson} writes. */
export interface GeoJsonData {
  type: 'FeatureCollection';
  features: GeoJsonFeature[];
}

/**
 * Writes the annotations of one image as a GeoJSON FeatureCollection in pixels, origin top left and y down. Rings are
 * closed; boxes are polygons with the property `kind: "box"`. The inverse of {@link geoJson}.
 *
 * @throws RangeError when `imageSize` is not two positive numbers.
 */
export function toGeoJson(annotations: ShapeSource, options: ImageOptions): GeoJsonData {
  const px = toPixels(options);
  const features = shapesOf(annotations).map((shape): GeoJsonFeature => {
    const properties = {
      kind: shape.kind,
      ...(shape.mention === undefined ? undefined : { label: shape.mention }),
      ...(shape.score === undefined ? undefined : { score: shape.score }),
    };
    const base = { type: 'Feature' as const, id: shape.id, properties };
    if (shape.kind === 'point') {
      return { ...base, geometry: { type: 'Point', coordinates: [px.x(shape.x), px.y(shape.y)] } };
    }
    const ring = px.vertices(shapeVertices(shape).map(({ x, y }) => [x, y]));
    ring.push(ring[0]!);
    return { ...base, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return { type: 'FeatureCollection', features };
}
