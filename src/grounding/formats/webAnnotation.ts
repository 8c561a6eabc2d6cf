import { unescapeHtml } from '../entities.js';
import { type Collector, createCollector, type Mark, pixelFrame, relativeFrame } from './collector.js';
import { openSource, walk } from './source.js';
import { readSvg } from './svgShapes.js';
import type { FormatOptions, FormatResult } from './types.js';
import { field, firstText, idOf, scoreOf, toNumber, toText } from './values.js';

/**
 * Reads W3C Web Annotations of images: one, a list, an AnnotationPage or an AnnotationCollection, as JSON text or parsed.
 *
 * x before y, left, top, **width, height**. A FragmentSelector, or a target that ends in `#xywh=…`, is in **pixels** unless it
 * says `xywh=percent:` (0..100); an SvgSelector and the selectors of IIIF (PointSelector, ImageApiSelector) are in pixels. Curves and open
 * lines become polygons with an issue; holes are left out with one. Of several selectors, an SvgSelector counts first. The mention is the text of the body, of one whose purpose is tagging, classifying or identifying if there is one.
 * With targets on several sources, `assetIdx` counts the sources in the order in which they appear.
 * (Source: W3C Web Annotation Data Model; Media Fragments URI 1.0.)
 */
export function webAnnotation(input: unknown, options: FormatOptions): FormatResult {
  const collector = createCollector('webAnnotation', input, options);
  const source = openSource(input, collector);
  const pixels = once(() => pixelFrame(collector, options));

  walk(source, (value) => {
    if (Array.isArray(value)) return true;
    const pages = [field(value, 'items'), field(value, 'first')].filter((page) => page !== undefined);
    if (pages.length > 0) return pages;
    if (!source.isWhole(value)) return false;
    const span = source.spanOf(value);
    const body = field(value, 'body') ?? field(value, 'bodies') ?? field(value, 'bodyValue');
    const score = scoreOf(value) ?? scoreIn(body);
    const target = field(value, 'target');
    if (target === undefined) {
      collector.issue('invalid_item', 'Left out an item without a `target`.', span);
    } else {
      readTarget(target, { span, mention: mentionOf(body), score, id: idOf(value) }, collector, pixels);
    }
    return false;
  });
  return collector.result(source.complete);
}

type Frame = () => ReturnType<typeof pixelFrame>;

/** The value of the first call, so that what is wrong is reported once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const LABELLING = new Set(['tagging', 'classifying', 'identifying']);

function mentionOf(body: unknown): string | undefined {
  const bodies = many(body);
  const isLabel = (part: unknown) =>
    many(field(part, 'purpose')).some((purpose) => LABELLING.has(String(purpose)));
  // A body that is a bare text is the address of something else, or what old tools write.
  const isBare = (part: unknown) => typeof part === 'string';
  const others = bodies.filter((part) => !isLabel(part) && !isBare(part));
  const ordered = [...bodies.filter(isLabel), ...others, ...bodies.filter(isBare)];
  for (const part of ordered) {
    const value = toText(field(part, 'value'));
    const text =
      toText(part) ??
      (field(part, 'format') === 'text/html' && value !== undefined ? textOfHtml(value) : value) ??
      toText(field(part, 'label')) ??
      firstText(field(part, 'source'), ['label', 'value']);
    if (text !== undefined) return text;
  }
  return undefined;
}

const textOfHtml = (html: string) => toText(unescapeHtml(html.replace(/<[^<>]*>/g, ' ')));

const scoreIn = (body: unknown): number | undefined =>
  many(body)
    .map(scoreOf)
    .find((score) => score !== undefined);

function readTarget(target: unknown, mark: Mark, collector: Collector, pixels: Frame): void {
  for (const part of many(target)) {
    const address =
      typeof part === 'string'
        ? part
        : (toText(field(part, 'source')) ?? idOf(field(part, 'source')) ?? idOf(part) ?? '');
    const [asset, fragment] = splitAtHash(address);
    const marked = { ...mark, asset: asset || undefined };
    // Several selectors say the same thing in several ways: an outline says more than the box around it.
    const given = many(field(part, 'selector')).filter((selector) => selector !== undefined);
    const isSvg = (selector: unknown) => typeOf(selector) === 'SvgSelector';
    const selectors = [...given.filter(isSvg), ...given.filter((selector) => !isSvg(selector))];
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

const typeOf = (selector: unknown): unknown => field(selector, 'type') ?? field(selector, '@type');

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
