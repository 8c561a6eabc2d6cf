import type { Size } from '../geometry.js';
import { hasBoxComments, readBoxComments } from './boxComments.js';
import { hasBoxMarks, marksAsBrackets, readBoxMarks } from './boxMarks.js';
import { hasBoxTags, readBoxTags } from './boxTags.js';
import { type Collector, createCollector, isSize, pixelFrame, relativeFrame } from './collector.js';
import { readItems } from './modelItems.js';
import { hasPointTags, readPointTags, saysNone } from './pointTags.js';
import { afterThinking } from './source.js';
import type { FormatOptions, FormatResult } from './types.js';

const SPEC = {
  isYFirst: false,
  boxKeys: ['bbox_2d', 'bbox'],
  pointKeys: ['point_2d', 'point', 'coordinate', 'coordinate2'],
  unsupported: { bbox_3d: 'a box in three dimensions' },
};

/**
 * Reads an answer of Qwen2.5-VL: JSON, mostly fenced, of `{"bbox_2d": [x1, y1, x2, y2], "label"}` and
 * `{"point_2d": [x, y], "label"}`, or `<points x1 y1 … alt>` tags, or a document as HTML with `data-bbox="x1 y1 x2 y2"`, or
 * marks, `<|box_start|>(x1,y1),(x2,y2)<|box_end|>`, where it was tuned on those.
 *
 * x before y, in **pixels of the resized picture that the model saw**, not of the image: pass that size as `inputSize`;
 * `qwen25VLInputSize` computes it. Without it the numbers are taken for pixels of the image, and an issue
 * `missing_input_size` warns that every shape may be off. (Source: Qwen2.5-VL's cookbook on spatial understanding.)
 */
export function qwen25VL(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('qwen25VL', input, options);
  if (!isSize(options?.inputSize)) {
    const message =
      'Qwen2.5-VL writes pixels of the resized picture it saw, which may not be those of the image: pass `inputSize`, e.g. `formats.qwen25VLInputSize(imageSize)`.';
    collector.issue('missing_input_size', message, { start: 0, end: 0 });
  }
  // Without any size, read all the same, to know whether the answer was cut off.
  const frame = pixelFrame(collector, options);
  if (frame) return readAnswer(input, collector, frame);
  const { complete } = readAnswer(input, createCollector('qwen25VL', input, options), relativeFrame(1));
  return collector.result(complete);
}

/**
 * Reads an answer of Qwen3-VL: JSON, mostly fenced, of `{"bbox_2d": [x1, y1, x2, y2], "label"}` and
 * `{"point_2d": [x, y], "label"}`, or `<points x1 y1 … alt>` tags, or a document as HTML with `data-bbox="x1 y1 x2 y2"` or as
 * Markdown with `<!-- Image (x1, y1, x2, y2) -->`. Also one of Qwen2-VL: `<|object_ref_start|>label<|object_ref_end|><|box_start|>(x1,y1),(x2,y2)<|box_end|>`.
 *
 * x before y, on 0..**1000** in both axes. The answers look like those of Qwen2.5-VL, whose numbers mean pixels: choose by
 * the model. (Source: Qwen3-VL's cookbook on 2D grounding.)
 */
export function qwen3VL(input: unknown, options: FormatOptions): FormatResult {
  return readAnswer(input, createCollector('qwen3VL', input, options), relativeFrame(1000));
}

function readAnswer(input: unknown, collector: Collector, frame: Size): FormatResult {
  const answer = typeof input === 'string' ? withoutThinking(input) : '';
  if (saysNone(answer)) return collector.result(true);
  if (!beginsWithJson(answer)) {
    if (hasPointTags(answer)) return collector.result(readPointTags(answer, collector, frame));
    if (hasBoxTags(answer)) return collector.result(readBoxTags(answer, collector, frame));
    if (hasBoxComments(answer)) return collector.result(readBoxComments(answer, collector, frame));
    if (hasBoxMarks(answer)) return collector.result(readBoxMarks(answer, collector, frame));
  }
  const json = typeof input === 'string' ? marksAsBrackets(input) : input;
  return collector.result(readItems(json, collector, { ...SPEC, frame }));
}

/** Whether the first thing in an answer that is no prose is JSON: then tags are words of its labels. */
function beginsWithJson(answer: string): boolean {
  const json = answer.search(/[[{]\s*[[{"']/);
  const tag = answer.search(
    /<(?:[a-z]+\s[^<>]*data-bbox|points?\s|tracks\s|\|(?:object_ref|box|quad)_start\|>|!--\s*\w+ \()/i,
  );
  return json !== -1 && (tag === -1 || json < tag);
}

/** Spaces in the place of the thinking, so that offsets stay true. */
function withoutThinking(text: string): string {
  const start = Math.min(afterThinking(text), text.length);
  return ' '.repeat(start) + text.slice(start);
}

/** How a host prepares pictures for Qwen2.5-VL. */
export interface QwenResizeOptions {
  /**
   * The fewest pixels the model is given.
   * @default 3136
   */
  minPixels?: number | undefined;
  /**
   * The most pixels the model is given.
   * @default 12845056
   */
  maxPixels?: number | undefined;
}

/**
 * The size to which Qwen2.5-VL's image processor resizes an image: both sides a multiple of 28, the area between
 * `minPixels` and `maxPixels`, the aspect ratio as near as that allows. Hosts choose their own limits: pass theirs.
 * (Source: `smart_resize` of the model's image processor and the defaults of its `preprocessor_config.json`.)
 *
 * @throws RangeError when the size is not two positive numbers.
 */
export function qwen25VLInputSize(imageSize: Size, options: QwenResizeOptions = {}): Size {
  if (!isSize(imageSize)) {
    throw new RangeError('qwen25VLInputSize needs the size of the image: a positive width and height.');
  }
  const { minPixels = 3136, maxPixels = 12845056 } = options;
  const { width, height } = imageSize;
  const patch = 28;
  const nearest = (side: number) => Math.max(patch, roundHalfToEven(side / patch) * patch);
  const area = nearest(width) * nearest(height);
  if (area > maxPixels) {
    const shrink = Math.sqrt((width * height) / maxPixels);
    const down = (side: number) => Math.max(patch, Math.floor(side / shrink / patch) * patch);
    return { width: down(width), height: down(height) };
  }
  if (area < minPixels) {
    const grow = Math.sqrt(minPixels / (width * height));
    const up = (side: number) => Math.ceil((side * grow) / patch) * patch;
    return { width: up(width), height: up(height) };
  }
  return { width: nearest(width), height: nearest(height) };
}

/** Python's `round`, which the processor uses. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  const isTie = value - below === 0.5;
  return isTie ? below + (below % 2) : Math.round(value);
}
