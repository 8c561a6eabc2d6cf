import { type Collector, createCollector, isSize, type Mark, relativeFrame } from './collector.js';
import { openSource, type Source, walk } from './source.js';
import { ellipse } from './svgShapes.js';
import type { FormatOptions, FormatResult } from './types.js';
import { type Fields, field, idOf, isFields, isNumeric, list, scoreOf, toNumber, toText } from './values.js';

const PERCENT = relativeFrame(100);

/**
 * Reads Label Studio's JSON: a task, a list of tasks, an annotation or a list of results, also in its short form (JSON_MIN),
 * as JSON text or parsed. Of a task, its annotations are read, and its predictions only when it has none.
 *
 * x before y, in **percent** (0..100) of width and height; a rectangle is left, top, **width, height**. Rectangles, polygons,
 * keypoints and ellipses; a `rotation` (degrees clockwise around the top left corner, in pixels, hence `original_width` and
 * `original_height` or `imageSize`) and an ellipse become polygons with an issue. Labels, or the text of a region, are the
 * mention. With several tasks, `assetIdx` is the place of the task. (Source: Label Studio's documentation of its export.)
 */
export function labelStudio(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('labelStudio', input, options);
  const source = openSource(input, collector);
  const roots = source.roots.flatMap((root) => (Array.isArray(root) ? root : [root]));
  const isTask = (value: unknown) => isFields(value) && !isResult(value) && !isRegion(value);
  const isSeveral = roots.filter(isTask).length > 1;
  if (isSeveral) collector.assets(roots.map((_, i) => i));

  roots.forEach((root, i) => {
    const results = resultsIn(root, source);
    const mentions = mentionsByRegion(results);
    const drawn = new Set<string>();
    for (const { item, score } of results) {
      const page = toText(field(item, 'item_index'));
      const asset = isSeveral ? i : page;
      readResult(item, { span: source.spanOf(item), score, asset }, mentions, drawn, collector, options);
    }
  });
  const isEmpty = collector.size === 0 && source.complete && roots.length > 0;
  if (
    isEmpty &&
    !roots.every((root) => ['annotations', 'predictions', 'result'].some((key) => field(root, key)))
  ) {
    const message = 'The data holds no results of Label Studio: regions with a `value` in percent.';
    collector.issue('unreadable', message, { start: 0, end: 0 });
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
  (Array.isArray(field(value, 'points')) ||
    (field(value, 'x') !== undefined && field(value, 'y') !== undefined));

/** Results with their `value`, and regions of the short form, which are the value itself. */
function resultsIn(root: unknown, source: Source): Result[] {
  const annotations = [...list(root, 'annotations'), ...list(root, 'completions')];
  const hasAnnotations = annotations.some((annotation) => list(annotation, 'result').length > 0);
  const predictions = list(root, 'predictions');
  const parts = hasAnnotations ? annotations : predictions.length > 0 ? predictions : [root];
  const found: Result[] = [];
  for (const part of parts) {
    if (field(part, 'was_cancelled') === true) continue;
    const score = scoreOf(part);
    walk({ ...source, roots: [part] }, (value) => {
      if (!isFields(value) || !source.isWhole(value)) return true;
      if (!isResult(value) && !isRegion(value)) return true;
      found.push({ item: value, score: scoreOf(value) ?? score });
      return false;
    });
  }
  return found;
}

const regionIn = (item: Fields): unknown => (isResult(item) ? field(item, 'value') : item);

const labelsOf = (value: unknown): string | undefined => {
  const keys = [
    'rectanglelabels',
    'polygonlabels',
    'keypointlabels',
    'ellipselabels',
    'labels',
    'text',
    'choices',
  ];
  for (const key of keys) {
    const text = toText(field(value, key));
    if (text !== undefined) return text;
  }
  return undefined;
};

/** The shape, the label and the text of one region can be results of their own that share its id. */
function mentionsByRegion(results: readonly Result[]): ReadonlyMap<string, string> {
  const mentions = new Map<string, string>();
  for (const { item } of results) {
    const id = idOf(item);
    const mention = labelsOf(regionIn(item));
    if (id !== undefined && mention !== undefined && !mentions.has(id)) mentions.set(id, mention);
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
  if (id !== undefined && drawn.has(id)) return;
  const mark = { ...given, id, mention: labelsOf(value) ?? mentions.get(id ?? '') };
  const number = (key: string) => toNumber(field(value, key));
  const points = field(value, 'points');
  const isAt = field(value, 'x') !== undefined && field(value, 'y') !== undefined;
  const type = toText(field(item, 'type')) ?? '';

  if (Array.isArray(points)) {
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
    const isMask = field(value, 'rle') !== undefined || field(value, 'sequence') !== undefined;
    if (isMask) collector.issue('unsupported', 'Left out a brush mask or a video region.', mark.span);
    else if (/^(?:rectangle|polygon|keypoint|ellipse)/.test(type)) {
      collector.issue('invalid_item', 'Left out a region without coordinates.', mark.span);
    }
    return;
  }
  if (id !== undefined) drawn.add(id);
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
