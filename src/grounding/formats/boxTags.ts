import { unescapeHtml } from '../entities.js';
import type { Size } from '../geometry.js';
import type { Collector } from './collector.js';
import { nextTag, type Tag } from './tags.js';
import { toNumber } from './values.js';

/** Whether a text has tags that {@link readBoxTags} reads. */
export const hasBoxTags = (input: unknown): input is string =>
  typeof input === 'string' && /<[a-z][^<>]*\sdata-bbox\s*=/i.test(input);

/** Elements without a close tag. */
const VOID = new Set(['img', 'br', 'hr', 'col', 'input', 'meta', 'link']);

/**
 * Reads a document as Qwen writes it: HTML whose elements have `data-bbox="x1 y1 x2 y2"`. The label is the text right behind
 * the tag, else its class, else its name. Returns whether the text was complete: it is not when its outermost element is still
 * open. Those inside may be, as HTML allows.
 */
export function readBoxTags(text: string, collector: Collector, frame: Size): boolean {
  let outermost: string | undefined;
  /** How many elements of that name are open. */
  let depth = 0;
  let isCut = /<\/?[a-z]*$/i.test(text.slice(-16));
  let tag = nextTag(text, 0);
  while (tag) {
    const next: Tag | undefined = nextTag(text, tag.end);
    isCut ||= tag.isCut;
    const name = tag.name.toLowerCase();
    if (depth === 0) outermost = name;
    if (name === outermost && !tag.isSelfClosing && !VOID.has(name)) {
      depth = Math.max(0, depth + (tag.isClose ? -1 : 1));
    }
    const box = tag.attributes.get('data-bbox');
    if (box !== undefined && !tag.isCut) {
      const body = unescapeHtml(text.slice(tag.end, next?.start ?? text.length)).trim();
      const mention = body || tag.attributes.get('class')?.trim() || tag.name;
      const span = { start: tag.start, end: tag.end };
      collector.box((box.match(/[^\s,;()[\]]+/g) ?? []).map(toNumber), frame, { span, mention });
    }
    tag = next;
  }
  return depth === 0 && !isCut;
}
