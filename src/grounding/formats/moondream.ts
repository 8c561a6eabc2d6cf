import { createCollector, relativeFrame } from './collector.js';
import { namedCoordinates } from './modelItems.js';
import { openSource, walk } from './source.js';
import type { FormatOptions, FormatResult } from './types.js';
import { field, firstText, isFields, scoreOf } from './values.js';

/**
 * Reads an answer of Moondream: `{"objects": [{"x_min", "y_min", "x_max", "y_max"}]}` of `detect` and
 * `{"points": [{"x", "y"}]}` of `point`, as JSON text, as Python's `print` writes it, or parsed.
 *
 * Named coordinates, 0..1 in both axes. The answer does not name what was asked for: pass it as `label`. The `path` of
 * `segment` is left out with an issue; its box is kept. (Source: Moondream API documentation.)
 */
export function moondream(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('moondream', input, options);
  const source = openSource(input, collector);
  const frame = relativeFrame(1);
  const has = (value: unknown, keys: readonly string[]) =>
    keys.some((key) => field(value, key) !== undefined);

  walk(source, (value) => {
    const span = source.spanOf(value);
    if (Array.isArray(value)) {
      if (value.some((item) => typeof item !== 'object' || item === null)) {
        collector.issue('invalid_item', 'Left out values among the items that are no items.', span);
      }
      return true;
    }
    if (!isFields(value) || !source.isWhole(value)) return true;
    const mark = { span, mention: firstText(value, ['label', 'name']), score: scoreOf(value) };
    if (typeof field(value, 'path') === 'string') {
      collector.issue('unsupported', 'Left out an outline (`path`).', span);
    }
    if (has(value, ['x_min', 'y_min', 'x_max', 'y_max'])) {
      collector.box(namedCoordinates(value, 4), frame, mark);
    } else if (has(value, ['x', 'y'])) {
      collector.point(namedCoordinates(value, 2), frame, mark);
    } else if (Object.keys(value).length === 0) {
      collector.issue('invalid_item', 'Left out an item without coordinates.', span);
    } else if (!Object.values(value).some((part) => typeof part === 'object' && part !== null)) {
      const message = 'Left out an item that has neither x_min, y_min, x_max, y_max nor x, y.';
      collector.issue('invalid_item', message, span);
    }
    return true;
  });
  return collector.result(source.complete);
}
