import { createCollector, relativeFrame } from './collector.js';
import { readItems } from './modelItems.js';
import type { FormatResult, RelativeFormatOptions } from './types.js';

/**
 * Reads an answer of Gemini: JSON, mostly fenced, of `{"box_2d": [ymin, xmin, ymax, xmax], "label"}` and
 * `{"point": [y, x], "label"}`, or of bare lists `[ymin, xmin, ymax, xmax, "label"]` or `{"label": [ymin, xmin, ymax, xmax]}`
 * where the prompt asked for those.
 *
 * **y before x**, on 0..1000 in both axes: an answer whose numbers are all in 0..1 is read the same, and an issue
 * `suspect_scale` says so. A segmentation answer also has a `mask`, a PNG the size of its box with a
 * probability in each pixel: annotations have no masks, so the box is kept and an `unsupported` issue notes the mask.
 * (Source: Gemini API documentation, image understanding.)
 */
export function gemini(input: unknown, options?: RelativeFormatOptions): FormatResult {
  const collector = createCollector('gemini', input, options);
  const complete = readItems(input, collector, {
    frame: relativeFrame(1000),
    isYFirst: true,
    isKeyed: true,
    boxKeys: ['box_2d', 'bounding_box', 'box'],
    pointKeys: ['point', 'points'],
    unsupported: { mask: 'a mask', box_3d: 'a box in three dimensions' },
  });
  return collector.result(complete);
}
