import { unescapeHtml } from '../entities.js';
import type { Size } from '../geometry.js';
import { type Collector, type Mark, relativeFrame } from './collector.js';
import { nextTag, type Tag } from './tags.js';

/**
 * Reads `<point x y alt>label</point>` and `<points x1 y1 x2 y2 … alt>label</points>`, of which `alt` or else the body is
 * the label. Returns whether the text was complete: it is not when it ends in a tag or before the close tag. The whole
 * pairs of a tag that was cut off are kept.
 */
export function readPointTags(text: string, collector: Collector, frame: Size): boolean {
  let complete = true;
  let found = false;
  let at = 0;
  for (let tag = nextTag(text, at); tag; tag = nextTag(text, at)) {
    at = tag.end;
    if (tag.isClose || (tag.name !== 'point' && tag.name !== 'points')) continue;
    found = true;
    const next = tag.isSelfClosing || tag.isCut ? undefined : nextTag(text, at);
    const isClosed = next?.isClose === true && next.name === tag.name && !next.isCut;
    if (tag.isCut || (!tag.isSelfClosing && !next) || next?.isCut) complete = false;
    const body = isClosed ? unescapeHtml(text.slice(tag.end, next.start)) : undefined;
    const end = isClosed ? next.end : tag.end;
    if (isClosed) at = end;
    const alt = tag.attributes.get('alt');
    const mark: Mark = { span: { start: tag.start, end }, mention: alt?.trim() ? alt : body };
    const coords = tag.attributes.get('coords');
    const count =
      coords === undefined ? readPairs(tag, collector, frame, mark) : readCoords(coords, collector, mark);
    if (count === 0 && !tag.isCut) {
      collector.issue('invalid_item', `Left out a <${tag.name}> without x and y.`, mark.span);
    }
  }
  if (/<\/?(?:p(?:o(?:i(?:n(?:ts?)?)?)?)?)?$/.test(text.slice(-16))) complete = false;
  else if (!found && text.trim() !== '') {
    collector.issue('unreadable', 'The text holds no <point> or <points>.', { start: 0, end: text.length });
  }
  return complete;
}

/** x and y, or x1 and y1, x2 and y2, …: paired by what follows the letter. */
function readPairs(tag: Tag, collector: Collector, frame: Size, mark: Mark): number {
  const suffixes = new Set<string>();
  for (const name of tag.attributes.keys()) {
    const suffix = /^[xy](\d*)$/.exec(name)?.[1];
    if (suffix !== undefined) suffixes.add(suffix);
  }
  for (const suffix of suffixes) {
    const x = tag.attributes.get(`x${suffix}`);
    const y = tag.attributes.get(`y${suffix}`);
    // The other half of the last pair was cut off.
    if (tag.isCut && (x === undefined || y === undefined)) continue;
    collector.point([toCoordinate(x), toCoordinate(y)], frame, mark);
  }
  return suffixes.size;
}

/**
 * Molmo 2: `coords="1 1 523 432 2 611 440"`, that is the number of the picture, then for each point its number, x and y on
 * 0..1000; pictures are separated by `;`, `,`, `:` or tabs and count from 1.
 */
function readCoords(coords: string, collector: Collector, mark: Mark): number {
  let count = 0;
  for (const group of coords.split(/[;,:\t]/)) {
    const numbers = group.trim().split(/\s+/).map(toCoordinate);
    for (let i = 1; i < numbers.length; i += 3) {
      collector.point(numbers.slice(i + 1, i + 3), relativeFrame(1000), { ...mark, asset: numbers[0] });
      count++;
    }
  }
  return count;
}

const toCoordinate = (text: string | undefined): number => (text?.trim() ? Number(text) : Number.NaN);
