import { unescapeHtml } from '../entities.js';
import type { Size } from '../geometry.js';
import type { Span } from '../types.js';
import {
  type Collector,
  createCollector,
  isSize,
  type Mark,
  pixelFrame,
  relativeFrame,
} from './collector.js';
import { openSource, walk } from './source.js';
import { readSvg } from './svgShapes.js';
import type { FormatOptions, FormatResult } from './types.js';
import { field, idOf, scoreOf, toNumber, toText } from './values.js';

/**
 * Reads W3C Web Annotations of images: one, a list, an AnnotationPage or an AnnotationCollection, or those in a manifest of
 * IIIF, as JSON text or parsed.
 *
 * x before y, left, top, **width, height**. A FragmentSelector, or a target that ends in `#xywh=…`, is in **pixels** unless it
 * says `xywh=percent:` (0..100); an SvgSelector and the selectors of IIIF (PointSelector, ImageApiSelector) are in pixels: those
 * of the source or canvas where that states its size. Curves and open lines become polygons with an issue; holes are left out
 * with one. Of several selectors, an SvgSelector counts first. The mention is the text of the body, of one whose purpose is
 * tagging, classifying or identifying if there is one. With several canvases, `assetIdx` is the place of the canvas; with
 * targets on several other sources, it counts these in the order in which they appear.
 * (Source: W3C Web Annotation Data Model; Media Fragments URI 1.0.)
 */
export function webAnnotation(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('webAnnotation', input, options);
  const source = openSource(input, collector);
  const frames = createFrames(collector, options);

  let hasValues = false;
  walk(source, (value) => {
    if (Array.isArray(value)) {
      hasValues ||= value.some((item) => typeof item !== 'object' || item === null);
      return true;
    }
    const span = source.spanOf(value);
    const parts = PARTS.map((key) => field(value, key)).filter((part) => part !== undefined);
    if (parts.length > 0) {
      frames.add(idOf(value), value, span);
      return parts;
    }
    if (!source.isWhole(value)) return false;
    // The picture that a canvas of IIIF shows.
    if (many(field(value, 'motivation')).includes('painting')) return false;
    const body = field(value, 'body') ?? field(value, 'bodies') ?? field(value, 'bodyValue');
    const score = scoreOf(value) ?? scoreIn(body);
    const target = field(value, 'target');
    if (target === undefined) {
      collector.issue('invalid_item', 'Left out an item without a `target`.', span);
    } else {
      readTarget(target, { span, mention: mentionOf(body), score, id: idOf(value) }, collector, frames.of);
    }
    return false;
  });
  if (hasValues && collector.size === 0 && source.complete) {
    collector.issue('unreadable', 'The data holds no annotations.', collector.whole);
  }
  return collector.result(source.complete);
}

/** Where annotations are: in the pages of collections, canvases and manifests. */
const PARTS = ['items', 'annotations', 'first'];

/** The frame of pixels, asked for where there are any. */
type Frame = () => Size | undefined;

/** Looks up the size that pixels on a source refer to, so that what is wrong with one is reported once. */
function createFrames(collector: Collector, options: FormatOptions) {
  const stated = new Map<string | undefined, { size: Size; span: Span }>();
  const frames = new Map<string, Size | undefined>();
  const sizeIn = (value: unknown) => ({
    width: toNumber(field(value, 'width')),
    height: toNumber(field(value, 'height')),
  });
  return {
    /** Notes a canvas that states its size. */
    add(id: string | undefined, canvas: unknown, span: Span) {
      const size = sizeIn(canvas);
      if (!isSize(size)) return;
      stated.set(id, { size, span });
      collector.assets([id]);
    },
    /** @param source what the target names, which may state its own size. */
    of: (id: string, source: unknown, span: Span): Size | undefined => {
      const own = sizeIn(source);
      const found = isSize(own) ? { size: own, span } : stated.get(id);
      const key = found ? `${found.size.width} ${found.size.height}` : '';
      if (!frames.has(key)) {
        // `imageSize` can only be that of one canvas.
        const isOneOfMany = found && stated.size > 1 && !isSize(options?.inputSize);
        frames.set(key, isOneOfMany ? found.size : pixelFrame(collector, options, found));
      }
      return frames.get(key);
    },
  };
}

const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const LABELLING = new Set(['tagging', 'classifying', 'identifying']);

function mentionOf(body: unknown): string | undefined {
  // Of the same text in several languages, the first.
  const bodies = many(body).flatMap((part) => (typeOf(part) === 'Choice' ? field(part, 'items') : part));
  const isLabel = (part: unknown) =>
    many(field(part, 'purpose')).some((purpose) => LABELLING.has(String(purpose)));
  // A body that is a bare text is the address of something else, or what old tools write.
  const isBare = (part: unknown) => typeof part === 'string';
  const others = bodies.filter((part) => !isLabel(part) && !isBare(part));
  const ordered = [...bodies.filter(isLabel), ...others, ...bodies.filter(isBare)];
  for (const part of ordered) {
    const source = field(part, 'source');
    const text =
      toText(part) ??
      readableValue(part) ??
      toText(field(part, 'label')) ??
      toText(field(source, 'label')) ??
      readableValue(source);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The text of a body, without its markup. */
function readableValue(body: unknown): string | undefined {
  const value = toText(field(body, 'value'));
  const isHtml = value !== undefined && field(body, 'format') === 'text/html';
  return isHtml ? toText(unescapeHtml(value.replace(/<[^<>]*>/g, ' '))) : value;
}

const scoreIn = (body: unknown): number | undefined =>
  many(body)
    .map(scoreOf)
    .find((score) => score !== undefined);

function readTarget(
  target: unknown,
  mark: Mark,
  collector: Collector,
  frameOf: ReturnType<typeof createFrames>['of'],
): void {
  for (const part of many(target)) {
    const source = field(part, 'source');
    const address = typeof part === 'string' ? part : (toText(source) ?? idOf(source) ?? idOf(part) ?? '');
    const [asset, fragment] = splitAtHash(address);
    const pixels = () => frameOf(asset, source, mark.span);
    const marked = { ...mark, asset: asset || undefined };
    // Several selectors say the same thing in several ways: an outline says more than the box around it.
    const given = many(field(part, 'selector')).filter((selector) => selector !== undefined);
    const isSvg = (selector: unknown) => typeOf(selector) === 'SvgSelector';
    // What selects no region may be refined by what does.
    const finer = given.flatMap((selector) => many(field(selector, 'refinedBy')));
    const selectors = [...given.filter(isSvg), ...given.filter((selector) => !isSvg(selector)), ...finer];
    const sizeBefore = collector.size;
    const isRead =
      selectors.some((selector) => readSelector(selector, marked, collector, pixels)) ||
      (selectors.length === 0 && readFragment(fragment, marked, collector, pixels));
    // What an SvgSelector holds instead has been reported.
    if (!isRead && collector.size === sizeBefore) {
      const message = 'Left out a target without a FragmentSelector (xywh), SvgSelector or PointSelector.';
      collector.issue('invalid_item', message, mark.span);
    }
  }
}

function splitAtHash(address: string): [string, string] {
  const hash = address.indexOf('#');
  return hash === -1 ? [address, ''] : [address.slice(0, hash), address.slice(hash + 1)];
}

const typeOf = (value: unknown): unknown => field(value, 'type') ?? field(value, '@type');

function readSelector(selector: unknown, mark: Mark, collector: Collector, pixels: Frame): boolean {
  const type = typeOf(selector);
  const value = field(selector, 'value');
  if (type === 'FragmentSelector' && typeof value === 'string') {
    return readFragment(value.replace(/^#/, ''), mark, collector, pixels);
  }
  const region = toText(field(selector, 'region'));
  if (type === 'ImageApiSelector' && /^(?:pct:)?\d/.test(region ?? '')) {
    return readFragment(`xywh=${region}`, mark, collector, pixels);
  }
  if (type === 'PointSelector') {
    const frame = pixels();
    const coordinates = [toNumber(field(selector, 'x')), toNumber(field(selector, 'y'))];
    if (frame) collector.point(coordinates, frame, mark);
    return true;
  }
  if (type !== 'SvgSelector' || typeof value !== 'string') return false;
  const frame = pixels();
  if (!frame) return true;
  const { shapes, unsupported } = readSvg(value);
  for (const what of new Set(unsupported)) {
    collector.issue('unsupported', `Left out ${what} in an SvgSelector.`, mark.span);
  }
  if (shapes.some(({ isApproximate }) => isApproximate)) {
    collector.issue('unsupported', 'Turned a curve into a polygon.', mark.span);
  }
  if (shapes.some(({ isOpen }) => isOpen)) {
    collector.issue('unsupported', 'Took an open line for an outline.', mark.span);
  }
  for (const { kind, coordinates } of shapes) collector[kind](coordinates, frame, mark);
  return shapes.length > 0;
}

/** `xywh=pixel:1,2,3,4`, `xywh=percent:1,2,3,4` or, in pixels, `xywh=1,2,3,4`; other parts of a fragment are skipped. */
function readFragment(fragment: string, mark: Mark, collector: Collector, pixels: Frame): boolean {
  const part = fragment
    .split('&')
    .map((candidate) => candidate.replace(/%3D/i, '=').replace(/%3A/i, ':').replaceAll(/%2C/gi, ','))
    .find((candidate) => candidate.startsWith('xywh='));
  if (part === undefined) return false;
  const [, unit, values] = /^xywh=(?:(pixel|percent|pct):)?(.*)$/s.exec(part)!;
  const frame = unit === undefined || unit === 'pixel' ? pixels() : relativeFrame(100);
  const [x, y, width, height] = values!.split(',').map(toNumber);
  if (frame) collector.box([x!, y!, x! + width!, y! + height!], frame, mark);
  return true;
}
