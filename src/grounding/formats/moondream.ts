import { type Collector, createCollector, type Mark, relativeFrame } from './collector.js';
import { namedCoordinates } from './itemCoordinates.js';
import { openSource, walk } from './source.js';
import { flattenPath } from './svgPath.js';
import type { FormatResult, RelativeFormatOptions } from './types.js';
import { type Fields, field, firstText, isFields, isNumeric, scoreOf, toNumber } from './values.js';

const FRAME = relativeFrame(1);

/**
 * Reads an answer of Moondream: `{"objects": [{"x_min", "y_min", "x_max", "y_max"}]}` of `detect`,
 * `{"points": [{"x", "y"}]}` of `point`, `{"gaze": {"x", "y"}}`, `{"path", "bbox"}` of `segment`, or the `[x, y]` pairs of `query`'s grounded
 * reasoning, as JSON text, as Python's `print` writes it, or parsed.
 *
 * Named coordinates or x before y, **0..1** in both axes; those of a `path`, which is SVG path data, are 0..1 of its `bbox`.
 * An outline becomes a polygon, its curves straight pieces with an issue. The answer does not name what was asked for: pass
 * it as `label`. (Source: Moondream API documentation.)
 */
export function moondream(input: unknown, options?: RelativeFormatOptions): FormatResult {
  const collector = createCollector('moondream', input, options);
  const source = openSource(input, collector);
  const sizeBefore = collector.size;
  let hasContent = false;
  let hasResult = false;

  walk(source, (value, { isBare, isListed }) => {
    const span = source.spanOf(value);
    if (Array.isArray(value)) {
      const isPoint = isNumeric(value) && value.length === 2 && !isBare && source.isWhole(value);
      if (isPoint) collector.point(value.map(toNumber), FRAME, { span });
      else if (value.some((item) => typeof item !== 'object' || item === null)) {
        collector.issue('invalid_item', 'Left out values among the items that are no items.', span);
      }
      return !isPoint;
    }
    if (!isFields(value)) return false;
    hasContent = true;
    hasResult ||= ['objects', 'points'].some((key) => Array.isArray(field(value, key)));
    // Whoever looks out of the picture looks nowhere.
    hasResult ||= field(value, 'gaze') === null;
    if (!source.isWhole(value)) return true;
    const mark: Mark = { span, mention: firstText(value, ['label', 'name']), score: scoreOf(value) };
    const path = field(value, 'path');
    const box = field(value, 'bbox');
    if (typeof path === 'string') {
      if (isFields(box) && readPath(path, box, mark, collector)) return false;
      collector.issue('unsupported', 'Left out an outline (`path`).', span);
    }
    if (has(value, ['x_min', 'y_min', 'x_max', 'y_max'])) {
      collector.box(namedCoordinates(value, 4), FRAME, mark);
    } else if (has(value, ['x', 'y'])) {
      collector.point(namedCoordinates(value, 2), FRAME, mark);
    } else if (isListed && !Object.values(value).some((part) => typeof part === 'object' && part !== null)) {
      const message = 'Left out an item that has neither x_min, y_min, x_max, y_max nor x, y.';
      collector.issue('invalid_item', message, span);
    }
    return true;
  });
  if (hasContent && !hasResult && source.complete && collector.size === sizeBefore) {
    collector.issue('unreadable', 'The data holds neither `objects` nor `points`.', collector.whole);
  }
  return collector.result(source.complete);
}

const has = (fields: Fields, keys: readonly string[]): boolean =>
  keys.some((key) => field(fields, key) !== undefined);

/** Returns whether the outline could be read. */
function readPath(path: string, box: Fields, mark: Mark, collector: Collector): boolean {
  const [left, top, right, bottom] = namedCoordinates(box, 4);
  const { rings, isApproximate } = flattenPath(path);
  const outlines = rings.filter((ring) => ring.length >= 6);
  if (bottom === undefined || outlines.length === 0) return false;
  if (isApproximate) collector.issue('unsupported', 'Turned curves into straight pieces.', mark.span);
  const [width, height] = [right! - left!, bottom - top!];
  for (const ring of outlines) {
    const placed = ring.map((value, i) => (i % 2 ? top! + value * height : left! + value * width));
    collector.polygon(placed, FRAME, mark);
  }
  return true;
}
