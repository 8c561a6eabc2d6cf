import { unescapeHtml } from '../entities.js';
import type { Size } from '../geometry.js';
import { type Collector, type Mark, relativeFrame } from './collector.js';
import { nextTag, type Tag } from './tags.js';

const NAMES = ['point', 'points', 'tracks'];

/** Whether a text has tags that {@link readPointTags} reads. */
export const hasPointTags = (input: unknown): input is string =>
  typeof input === 'string' && /<(?:points?|tracks)\s/.test(input);

/** What models that point say instead of an empty list. */
export const saysNone = (text: string): boolean => /^\s*There are none\.\s*$/.test(text);

/**
 * Reads `<point x y alt>label</point>`, `<points x1 y1 x2 y2 … alt>label</points>` and Molmo 2's `<points coords>` and
 * `<tracks coords>`, of which `alt`, `label` or else the body is the label. Returns whether the text was complete: it is
 * not when it ends in a tag or before the close tag. The whole points of a tag that was cut off are kept.
 */
export function readPointTags(text: string, collector: Collector, frame: Size): boolean {
  let complete = true;
  let found = false;
  let at = 0;
  for (let tag = nextTag(text, at); tag; tag = nextTag(text, at)) {
    at = tag.end;
    if (tag.isClose || !NAMES.includes(tag.name)) continue;
    found = true;
    const next = tag.isSelfClosing || tag.isCut ? undefined : nextTag(text, at);
    const isClosed = next?.isClose === true && next.name === tag.name && !next.isCut;
    if (tag.isCut || (!tag.isSelfClosing && !next) || next?.isCut) complete = false;
    const body = isClosed ? unescapeHtml(text.slice(tag.end, next.start)) : undefined;
    const end = isClosed ? next.end : tag.end;
    if (isClosed) at = end;
    const mark: Mark = { span: { start: tag.start, end }, mention: labelOf(tag, body) };
    const coords = coordsOf(tag, text);
    const count =
      coords === undefined
        ? readPairs(tag, collector, frame, mark)
        : readCoords(coords, collector, tag, mark);
    if (count === 0 && !tag.isCut) {
      collector.issue('invalid_item', `Left out a <${tag.name}> without x and y.`, mark.span);
    }
  }
  const partial = /<\/?([a-z]*)$/.exec(text.slice(-16))?.[1];
  if (partial !== undefined && NAMES.some((name) => name.startsWith(partial))) complete = false;
  else if (!found && text.trim() !== '') {
    collector.issue('unreadable', 'The text holds no <point> or <points>.', collector.whole);
  }
  return complete;
}

/** Models do not escape the quotes of an `alt`; then the body, which says the same, has all of it. */
function labelOf(tag: Tag, body: string | undefined): string | undefined {
  const alt = tag.attributes.get('alt') ?? tag.attributes.get('label');
  return alt?.trim() && !(tag.hasStrayQuote && body?.trim()) ? alt : body;
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

/** The `coords` of a tag; of one that was cut off inside them, without the number that may have gone on. */
function coordsOf(tag: Tag, text: string): string | undefined {
  const whole = tag.attributes.get('coords');
  if (whole !== undefined || !tag.isCut) return whole;
  const part = /\scoords\s*=\s*["']([^"']*)$/.exec(text.slice(tag.start))?.[1];
  return part?.slice(0, Math.max(part.lastIndexOf(' '), part.lastIndexOf('\t')) + 1);
}

/**
 * Molmo 2: `coords="1 1 523 432 2 611 440"`, that is the number of the picture, from 1, then for each point its own
 * number, x and y on 0..1000. Pictures are separated by `;`, `,`, `:` or tabs. On video, the time in seconds, which always
 * has a decimal point, takes the place of the picture's number.
 */
function readCoords(coords: string, collector: Collector, tag: Tag, mark: Mark): number {
  let count = 0;
  let picture: string | undefined;
  for (const group of coords.split(/[;,:\t]/)) {
    const numbers = group.trim() === '' ? [] : group.trim().split(/\s+/);
    // The number of the picture may stand alone, before a colon.
    const isNumbered = numbers.length % 3 !== 0 || picture === undefined;
    if (isNumbered) picture = numbers.shift();
    if (numbers.length === 0) continue;
    const place = placeOf(picture);
    picture = undefined;
    for (let i = 0; i < numbers.length; i += 3) {
      // The rest of the last point was cut off.
      if (tag.isCut && i + 3 > numbers.length) break;
      const point = numbers.slice(i + 1, i + 3).map(toCoordinate);
      collector.point(point, relativeFrame(1000), { ...mark, ...place });
      count++;
    }
  }
  return count;
}

function placeOf(picture: string | undefined): Pick<Mark, 't' | 'assetIdx'> {
  const value = toCoordinate(picture);
  if (!Number.isFinite(value)) return {};
  if (picture!.includes('.')) return { t: value };
  return Number.isInteger(value) && value >= 1 ? { assetIdx: value - 1 } : {};
}

const toCoordinate = (text: string | undefined): number => (text?.trim() ? Number(text) : Number.NaN);
