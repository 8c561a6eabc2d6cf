import type { Size } from '../geometry.js';
import type { Collector } from './collector.js';
import { endsInMark, markedParts } from './marks.js';

const MARK = /<\|(?<name>object_ref|box|quad)_(?:start|(?<close>end))\|>/g;

/** Whether a text has marks that {@link readBoxMarks} reads, or no brackets and ends with the beginning of a mark. */
export const hasBoxMarks = (text: string): boolean =>
  /<\|(?:object_ref|box|quad)_start\|>/.test(text) || (endsInMark(text) && !/[[{]/.test(text));

/**
 * JSON with brackets, and spaces that keep offsets true, in the place of the marks of boxes: models that were tuned on both
 * write `{"bbox_2d": <|box_start|>(x1,y1),(x2,y2)<|box_end|>}`.
 */
export const marksAsBrackets = (text: string): string =>
  text.replaceAll(/<\|box_(start|end)\|>/g, (mark, side) =>
    (side === 'start' ? '[' : ']').padEnd(mark.length),
  );

/**
 * Reads the special tokens of Qwen: `<|object_ref_start|>label<|object_ref_end|><|box_start|>(x1,y1),(x2,y2)<|box_end|>`. A
 * box of one pair is a point, and `quad` marks have a polygon. Returns whether the text was complete.
 */
export function readBoxMarks(text: string, collector: Collector, frame: Size): boolean {
  let mention: string | undefined;
  let complete = !endsInMark(text) && !/<\|object_ref_end\|>\s*$/.test(text.slice(-256));
  for (const { name, isCut, inside, span } of markedParts(text, MARK)) {
    const content = text.slice(inside.start, inside.end);
    if (isCut) complete = false;
    else if (name === 'object_ref') mention = content;
    else {
      const numbers = (content.match(/-?\d+(?:\.\d*)?/g) ?? []).map(Number);
      const mark = { span, mention };
      // Several boxes may share their marks.
      const size = numbers.length % 4 === 0 ? 4 : numbers.length;
      if (name === 'quad') collector.polygon(numbers, frame, mark);
      else if (size === 2) collector.point(numbers, frame, mark);
      else {
        for (let i = 0; i === 0 || i < numbers.length; i += size) {
          collector.box(numbers.slice(i, i + size), frame, mark);
        }
      }
    }
  }
  return complete;
}
