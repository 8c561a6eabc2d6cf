import type { Size } from '../geometry.js';
import { type Collector, createCollector, pixelFrame } from './collector.js';
import { isGeneration, readLocationTokens } from './florence2Tokens.js';
import { openSource, type Source, walk } from './source.js';
import type { FormatOptions, FormatResult } from './types.js';
import { type Fields, field, isFields, isNumeric, list, toNumber, toText } from './values.js';

/** Options of {@link florence2}. */
export interface Florence2Options extends FormatOptions {
  /**
   * The task that was asked for, like `<OD>` or `<OCR_WITH_REGION>`: whether the tokens of raw text are boxes, quads of eight
   * or an outline. Parsed answers name it themselves.
   * @default the task that the data names, else boxes, unless tokens go round as those of quads and outlines do
   */
  task?: string | undefined;
}

/**
 * Reads an answer of Florence-2, in either form:
 *
 * - what its processor's `post_process_generation` returns, a record keyed by task, parsed or as Python's `print` or JSON
 *   writes it: `bboxes` with `labels` (or `bboxes_labels`), `quad_boxes` and `polygons`. x before y, in **pixels** of the
 *   size that the processor was given: `inputSize`, else `imageSize`.
 * - the raw generation, where the label comes first: `car<loc_52><loc_332><loc_932><loc_774>`. x before y, each a bin of
 *   **1000**. The processor places a bin at its middle, half a unit of the grid further right and down.
 *
 * Quads and outlines become polygons. (Source: Florence-2's model card and processor.)
 */
export function florence2(input: unknown, options: Florence2Options): FormatResult {
  const collector = createCollector('florence2', input, options);
  if (typeof input === 'string' && isGeneration(input)) {
    return collector.result(readLocationTokens(input, collector, options?.task));
  }

  const source = openSource(input, collector);
  let found = false;
  let frame: Size | undefined | null = null;
  walk(source, (value) => {
    if (!isFields(value)) return true;
    for (const [task, text] of Object.entries(value)) {
      if (typeof text === 'string' && text.includes('<loc_')) {
        found = true;
        readLocationTokens(text, collector, options?.task ?? task, source.spanOf(value));
      } else if (typeof text === 'string' && task.startsWith('<')) {
        // A caption.
        found = true;
      }
    }
    for (const [key, read] of Object.entries(READERS)) {
      if (field(value, key) === undefined) continue;
      found = true;
      if (frame === null) frame = pixelFrame(collector, options);
      if (frame) readRegions(value, key, source, collector, frame, read);
    }
    return true;
  });
  if (!found && collector.size === 0 && source.complete && source.roots.some(holdsAny)) {
    const message = 'The data holds none of bboxes, quad_boxes and polygons.';
    collector.issue('unreadable', message, collector.whole);
  }
  return collector.result(source.complete);
}

/** An empty list may say that nothing was found. */
const holdsAny = (root: unknown) => isFields(root) || (Array.isArray(root) && root.length > 0);

const READERS: Readonly<Record<string, 'box' | 'polygon'>> = {
  bboxes: 'box',
  quad_boxes: 'polygon',
  polygons: 'polygon',
};

function readRegions(
  answer: Fields,
  key: string,
  source: Source,
  collector: Collector,
  frame: Size,
  kind: 'box' | 'polygon',
): void {
  // The only region of an answer, without the list around it.
  const regions = isNumeric(answer[key]) ? [answer[key]] : answer[key];
  const labels = field(answer, `${key}_labels`) ?? field(answer, 'labels');
  const scores = list(answer, 'scores');
  if (!Array.isArray(regions)) {
    collector.issue('invalid_item', `Left out \`${key}\`, which is no list.`, source.spanOf(answer));
    return;
  }
  regions.forEach((region, i) => {
    const label = Array.isArray(labels) ? toText(labels[i]) : undefined;
    for (const ring of ringsOf(region)) {
      if (!source.isWhole(ring)) continue;
      const span = source.spanOf(Array.isArray(ring) ? ring : regions);
      const score = toNumber(scores[i]);
      const mark = {
        span,
        mention: label?.replace(/<\/?(?:s|pad)>/g, ''),
        score: Number.isFinite(score) ? score : undefined,
      };
      collector[kind](isNumeric(ring) ? ring.map(toNumber) : [], frame, mark);
    }
  });
}

/** A region of one ring is a flat list; one of several is a list of those, and a vertex may be a list too. */
function ringsOf(region: unknown, depth = 0): readonly unknown[] {
  if (!Array.isArray(region) || !region.some(Array.isArray) || depth > 2) return [region];
  const isVertices = region.every((vertex) => isNumeric(vertex) && vertex.length === 2);
  return isVertices ? [region.flat()] : region.flatMap((ring) => ringsOf(ring, depth + 1));
}
