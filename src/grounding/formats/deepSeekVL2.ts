import type { Span } from '../types.js';
import { createCollector, relativeFrame } from './collector.js';
import { type JsonDocument, readJson } from './json.js';
import { endsInMark, markedParts } from './marks.js';
import type { FormatOptions, FormatResult } from './types.js';
import { toNumber } from './values.js';

const MARK = /<\|(?<close>\/)?(?<name>ref|det)\|>/g;

/**
 * Reads an answer of DeepSeek-VL2, or of DeepSeek-OCR, which writes the same:
 * `<|ref|>label<|/ref|><|det|>[[x1, y1, x2, y2], …]<|/det|>`, prose around. Its descendants put the label beside the box:
 * `<|det|>label [x1, y1, x2, y2]<|/det|>`.
 *
 * x before y, on 0..**999** in both axes, so that 999 is the far edge. Each box of a list gets the label.
 * (Source: DeepSeek-VL2's repository, visual grounding.)
 */
export function deepSeekVL2(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('deepSeekVL2', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of the answer.', { start: 0, end: 0 });
    return collector.result(true);
  }
  const frame = relativeFrame(999);
  let mention: string | undefined;

  const readBoxes = (from: number, to: number, isClosed: boolean) => {
    const document: JsonDocument = {
      roots: [],
      spans: new WeakMap(),
      unfinished: new WeakSet(),
      complete: true,
    };
    readJson(input, from, to, document);
    const label = /^([^[]*)\[/.exec(input.slice(from, to))?.[1]?.trim();
    if (label) mention = label;
    let count = 0;
    const visit = (value: unknown) => {
      if (!Array.isArray(value) || value.length === 0) return;
      const span: Span = document.spans.get(value) ?? { start: from, end: to };
      if (!value.some(Array.isArray)) {
        if (document.unfinished.has(value)) return;
        count++;
        collector.box(value.map(toNumber), frame, { span, mention });
      } else {
        for (const part of value) visit(part);
      }
    };
    for (const root of document.roots) visit(root);
    // An empty list says that nothing was found.
    if (isClosed && count === 0 && !document.roots.some(Array.isArray)) {
      collector.issue('invalid_item', 'Left out a detection without boxes.', { start: from, end: to });
    }
  };

  const parts = markedParts(input, MARK);
  for (const { name, inside, isCut } of parts) {
    if (name === 'det') readBoxes(inside.start, inside.end, !isCut);
    else mention = input.slice(inside.start, inside.end);
  }
  const isCut = parts.at(-1)?.isCut || /<\|\/ref\|>\s*$/.test(input.slice(-256)) || endsInMark(input);
  if (!isCut && parts.length === 0 && input.trim() !== '') {
    collector.issue('unreadable', 'The text holds no `<|det|>`.', collector.whole);
  }
  return collector.result(!isCut);
}
