import { type Collector, createCollector, isSize, type Mark, relativeFrame } from './collector.js';
import { openSource, type Source, walk } from './source.js';
import { ellipse } from './svgShapes.js';
import type { FormatOptions, FormatResult } from './types.js';
import {
  type Fields,
  field,
  firstText,
  idOf,
  isFields,
  isNumeric,
  list,
  scoreOf,
  toNumber,
  toText,
} from './values.js';

const PERCENT = relativeFrame(100);

/**
 * Reads Label Studio's JSON: a task, a list of tasks, an annotation or a list of results, also in its short form (JSON_MIN),
 * as JSON text or parsed. Of a task, its annotations are read, and its predictions only when it has none.
 *
 * x before y, in **percent** (0..100) of width and height; a rectangle is left, top, **width, height**. Rectangles, polygons,
 * keypoints and ellipses; a `rotation` (degrees clockwise around the top left corner, in pixels, hence `original_width` and
 * `original_height` or `imageSize`) and an ellipse become polygons with an issue. Labels, or the text of a region, are the
 * mention. With several tasks, `assetIdx` is the place of the task, else the page of a region that has one. (Source: Label Studio's documentation of its export.)
 */
export function labelStudio(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('labelStudio', input, options);
  const source = openSource(input, collector);
  const sizeBefore = collector.size;
  const items = source.roots.flatMap((root) => (Array.isArray(root) ? root : [root]));
  const isTask = (value: unknown) => isFields(value) && !isResult(value) && !isRegion(value);
  const tasks = items.filter(isTask);
  // Results without a task around them are those of one.
  const loose = items.filter((item) => isResult(item) || isRegion(item));
  const isSeveral = tasks.length > 1;
  if (isSeveral) collector.assets(tasks.keys());

  [...tasks, loose].forEach((task, i) => {
    for (const results of annotationsOf(task, source)) {
      const mentions = mentionsByRegion(results);
      const drawn = new Set<string>();
      for (const { item, score } of results) {
        const page = toNumber(field(item, 'item_index'));
        const place = isSeveral
          ? { asset: i }
          : { assetIdx: Number.isInteger(page) && page >= 0 ? page : undefined };
        readResult(item, { span: source.spanOf(item), score, ...place }, mentions, drawn, collector, options);
      }
    }
  });
  const isKnown = (root: unknown) =>
    field(root, 'result') !== undefined ||
    ['annotations', 'predictions'].some((key) => {
      const parts = field(root, key);
      return Array.isArray(parts) && parts.every((part) => field(part, 'result') !== undefined);
    });
  if (collector.size === sizeBefore && source.complete && items.length > 0 && !items.every(isKnown)) {
    const message = 'The data holds no results of Label Studio: regions with a `value` in percent.';
    collector.issue('unreadable', message, collector.whole);
  }
  return collector.result(source.complete);
}

interface Result {
  item: Fields;
  /** The score of the prediction that the result is part of. */
  score: number | undefined;
}

const isResult = (value: unknown) => isFields(value) && isFields(field(value, 'value'));
const isRegion = (value: unknown) =>
  isFields(value) &&
  (cornersOf(value) !== undefined ||
    (field(value, 'x') !== undefined && field(value, 'y') !== undefined) ||
    isMask(value));

const isMask = (value: unknown) =>
  ['rle', 'imageDataURL', 'sequence'].some((name) => field(value, name) !== undefined);

/** Of each annotation, or else prediction, its results with their `value`; regions of the short form are the value itself. */
function annotationsOf(task: unknown, source: Source): Result[][] {
  const annotations = [...list(task, 'annotations'), ...list(task, 'completions')];
  const hasAnnotations = annotations.some((annotation) => list(annotation, 'result').length > 0);
  const predictions = list(task, 'predictions');
  const parts = hasAnnotations ? annotations : predictions.length > 0 ? predictions : [task];
  return parts
    .filter((part) => field(part, 'was_cancelled') !== true)
    .map((part) => {
      const found: Result[] = [];
      walk({ ...source, roots: [part] }, (value) => {
        if (!isFields(value) || (!isResult(value) && !isRegion(value))) return true;
        if (source.isWhole(value)) found.push({ item: value, score: scoreOf(value) ?? scoreOf(part) });
        return false;
      });
      return found;
    });
}

const regionIn = (item: Fields): unknown => (isResult(item) ? field(item, 'value') : item);

/**
 * `rectanglelabels`, `polygonlabels` and so on, also in `values` as the SDK writes them, else what was typed or chosen for the
 * region.
 */
function labelsOf(value: unknown): string | undefined {
  const kinds = (fields: unknown) =>
    isFields(fields) ? Object.keys(fields).filter((key) => key.endsWith('labels')) : [];
  const values = field(value, 'values');
  return (
    firstText(value, kinds(value)) ??
    firstText(values, kinds(values)) ??
    firstText(value, ['text', 'choices'])
  );
}

/**
 * What results of one region have in common: their id. The short form has none, but the same geometry once for its shape and
 * once for its label.
 */
const keyOf = (item: Fields): string | undefined => {
  const id = idOf(item);
  if (id !== undefined || isResult(item)) return id;
  const corners = (cornersOf(item) ?? []).flatMap((point) => (Array.isArray(point) ? point : []));
  return [...GEOMETRY.map((key) => field(item, key)), ...corners].map(toNumber).join();
};

const GEOMETRY = ['x', 'y', 'width', 'height', 'rotation', 'radiusX', 'radiusY'];

/** The shape, the label and the text of one region can be results of their own. */
function mentionsByRegion(results: readonly Result[]): ReadonlyMap<string, string> {
  const mentions = new Map<string, string>();
  for (const { item } of results) {
    const key = keyOf(item);
    const mention = labelsOf(regionIn(item));
    if (key !== undefined && mention !== undefined && !mentions.has(key)) mentions.set(key, mention);
  }
  return mentions;
}

function readResult(
  item: Fields,
  given: Mark,
  mentions: ReadonlyMap<string, string>,
  drawn: Set<string>,
  collector: Collector,
  options: FormatOptions,
): void {
  const value = regionIn(item);
  const id = idOf(item);
  const key = keyOf(item);
  if (key !== undefined && drawn.has(key)) return;
  const mark = { ...given, id, mention: labelsOf(value) ?? mentions.get(key ?? '') };
  const number = (key: string) => toNumber(field(value, key));
  const vertices = field(value, 'vertices');
  const points = cornersOf(value);
  const isAt = field(value, 'x') !== undefined && field(value, 'y') !== undefined;
  const type = toText(field(item, 'type')) ?? '';

  if (Array.isArray(vertices) && vertices.length === 1) {
    collector.point([toNumber(field(vertices[0], 'x')), toNumber(field(vertices[0], 'y'))], PERCENT, mark);
  } else if (Array.isArray(vertices) && field(value, 'closed') !== true) {
    collector.issue('unsupported', 'Left out an open line.', mark.span);
  } else if (points) {
    if (Array.isArray(vertices) && vertices.some((vertex) => field(vertex, 'isBezier') === true)) {
      collector.issue('unsupported', 'Turned curves into straight pieces.', mark.span);
    }
    const isPairs = points.every((point) => isNumeric(point) && point.length === 2);
    collector.polygon(isPairs ? points.flat().map(toNumber) : [], PERCENT, mark);
  } else if (isAt && field(value, 'radiusX') !== undefined) {
    collector.issue('unsupported', 'Turned an ellipse into a polygon.', mark.span);
    const { coordinates } = ellipse(number('x'), number('y'), number('radiusX'), number('radiusY'));
    collector.polygon(rotated(coordinates, item, mark, collector, options), PERCENT, mark);
  } else if (isAt && (type.startsWith('keypoint') || field(value, 'height') === undefined)) {
    collector.point([number('x'), number('y')], PERCENT, mark);
  } else if (isAt) {
    readRectangle(item, mark, collector, options);
  } else {
    if (isMask(value)) collector.issue('unsupported', 'Left out a brush mask or a video region.', mark.span);
    else if (/^(?:rectangle|polygon|keypoint|ellipse)/.test(type)) {
      collector.issue('invalid_item', 'Left out a region without coordinates.', mark.span);
    }
    return;
  }
  if (key !== undefined) drawn.add(key);
}

/** The corners of a polygon, or of a vector region, as pairs. */
function cornersOf(value: unknown): readonly unknown[] | undefined {
  const [points, vertices] = [field(value, 'points'), field(value, 'vertices')];
  if (Array.isArray(points)) return points;
  return Array.isArray(vertices)
    ? vertices.map((vertex) => [field(vertex, 'x'), field(vertex, 'y')])
    : undefined;
}

function readRectangle(item: Fields, mark: Mark, collector: Collector, options: FormatOptions): void {
  const value = regionIn(item);
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => toNumber(field(value, key))) as [
    number,
    number,
    number,
    number,
  ];
  if (!toNumber(field(value, 'rotation'))) {
    collector.box([x, y, x + width, y + height], PERCENT, mark);
    return;
  }
  collector.issue('unsupported', 'Turned a rotated rectangle into a polygon.', mark.span);
  const corners = [x, y, x + width, y, x + width, y + height, x, y + height];
  collector.polygon(rotated(corners, item, mark, collector, options), PERCENT, mark);
}

/** Turned around the region's x and y. Degrees are those of pixels, so percent needs the image's proportions. */
function rotated(
  coordinates: readonly number[],
  item: Fields,
  mark: Mark,
  collector: Collector,
  options: FormatOptions,
): readonly number[] {
  const value = regionIn(item);
  const degrees = toNumber(field(value, 'rotation')) || 0;
  if (degrees === 0) return coordinates;
  const original = {
    width: toNumber(field(item, 'original_width')),
    height: toNumber(field(item, 'original_height')),
  };
  const size = isSize(original) ? original : options?.imageSize;
  if (!isSize(size)) {
    const message = 'A rotated region needs the proportions of the image: pass `imageSize`.';
    collector.issue('missing_image_size', message, mark.span);
    return coordinates;
  }
  const aspect = size.width / size.height;
  const angle = (degrees / 180) * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [originX, originY] = [toNumber(field(value, 'x')), toNumber(field(value, 'y'))];
  return coordinates.map((coordinate, i) => {
    const dx = (i % 2 ? coordinates[i - 1]! : coordinate) - originX;
    const dy = (i % 2 ? coordinate : coordinates[i + 1]!) - originY;
    return i % 2 ? originY + dx * sin * aspect + dy * cos : originX + dx * cos - (dy * sin) / aspect;
  });
}
