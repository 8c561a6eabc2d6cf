import { escapeHtml } from '../entities.js';
import { shapesOf } from '../flatten.js';
import type { Rect, Size } from '../geometry.js';
import { type Collector, createCollector, pixelFrame } from './collector.js';
import { type ImageOptions, plainNumber, type ShapeSource, toPixels } from './shapes.js';
import { addTurnedBox, radians } from './turnedBox.js';
import type { FormatOptions, FormatResult } from './types.js';
import { toNumber, toText } from './values.js';
import { child, elementsOf, readXml, type XmlElement } from './xml.js';

/** Options of {@link pascalVoc}. */
export interface PascalVocOptions extends FormatOptions {
  /**
   * Whether the left and top edge count as 1, as in the original PASCAL VOC data sets. Tools of today count from 0.
   * @default false
   */
  oneBased?: boolean | undefined;
}

/**
 * Reads a Pascal VOC file: XML with an `<object>` of `<name>` and `<bndbox>` for each box. Also `<part>`s, `<polygon>` (as
 * `x1`, `y1`, `x2`, … or as `<pt>`s), `<point>` and boxes that are turned, which become polygons: `<robndbox>`, or the
 * attribute `rotation` as CVAT writes it.
 *
 * Named coordinates (`xmin`, `ymin`, `xmax`, `ymax`, in any order), in **pixels** of the image that `<size>` describes. Of
 * several files in one text, `assetIdx` is the place of the file.
 * (Source: the VOC development kit; the extensions as CVAT, Roboflow and roLabelImg write them.)
 */
export function pascalVoc(input: unknown, options: PascalVocOptions): FormatResult {
  const collector = createCollector('pascalVoc', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of an XML file.', { start: 0, end: 0 });
    return collector.result(true);
  }
  const document = readXml(input);
  const files = [...outermost(document.roots, 'annotation')];
  const groups = files.length > 0 ? files.map((file) => [file]) : [document.roots];
  let hasObjects = false;
  groups.forEach((group, i) => {
    const elements = [...elementsOf(group)];
    const objects = elements.filter((element) => {
      const isObject = element.name === 'object' || element.name === 'part';
      // LabelMe keeps what was deleted.
      return isObject && element.isWhole && textIn(element, 'deleted') !== '1';
    });
    if (objects.length === 0) return;
    hasObjects = true;
    const size = elements.find(({ name, isWhole }) => name === 'size' && isWhole);
    const stated = size && {
      size: { width: numberIn(size, 'width'), height: numberIn(size, 'height') },
      span: size.span,
    };
    const frame = pixelFrame(collector, options, stated);
    if (frame) for (const object of objects) readObject(object, i, frame, collector, options);
  });
  if (!hasObjects && files.length === 0 && document.complete && input.trim() !== '') {
    collector.issue('unreadable', 'The text holds no <annotation> and no <object>.', collector.whole);
  }
  return collector.result(document.complete);
}

/** The elements of a name that are in no other of that name. */
function* outermost(elements: readonly XmlElement[], name: string): Generator<XmlElement> {
  for (const element of elements) {
    if (element.name === name) yield element;
    else yield* outermost(element.children, name);
  }
}

const textIn = (element: XmlElement, name: string) => child(element, name)?.text;
const numberIn = (element: XmlElement, name: string) => toNumber(textIn(element, name));

function readObject(
  object: XmlElement,
  file: number,
  frame: Size,
  collector: Collector,
  options: PascalVocOptions,
): void {
  const score = toNumber(textIn(object, 'score') ?? textIn(object, 'confidence'));
  const mark = {
    span: object.span,
    mention: toText(textIn(object, 'name')),
    score: Number.isFinite(score) ? score : undefined,
    asset: file,
  };
  const first = options?.oneBased ? 1 : 0;
  const [box, polygon, point, rotated] = ['bndbox', 'polygon', 'point', 'robndbox'].map((n) =>
    child(object, n),
  );
  const vertices = polygon ? verticesOf(polygon).map((value) => value - first) : [];
  // An outline of fewer corners is none; the box stands for it.
  if (polygon && (vertices.length >= 6 || !box)) {
    collector.polygon(vertices, frame, mark);
  } else if (rotated) {
    const corners = cornersOfRotated(rotated).map((value) => value - first);
    addTurnedBox(collector, corners, numberIn(rotated, 'angle'), frame, mark);
  } else if (box) {
    const ends = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => numberIn(box, name));
    // Both ends are inside the box, so only the near edge moves.
    const corners = ends.map((value, i) => (i < 2 ? value - first : value));
    const angle = rotationOf(object);
    // A box without a size only says where its point is.
    const isPoint = point && ends[0] === ends[2] && ends[1] === ends[3];
    if (angle !== 0) addTurnedBox(collector, corners, angle, frame, mark);
    else if (!isPoint) collector.box(corners, frame, mark);
  } else if (!point) {
    collector.issue('invalid_item', `Left out an <${object.name}> without <bndbox>.`, object.span);
  }
  if (point) collector.point([numberIn(point, 'x') - first, numberIn(point, 'y') - first], frame, mark);
}

/** Either `<x1/><y1/><x2/>…` or `<pt><x/><y/></pt>…`. */
function verticesOf(polygon: XmlElement): number[] {
  const vertices = polygon.children.filter(({ name }) => name === 'pt' || name === 'point');
  if (vertices.length > 0) return vertices.flatMap((pt) => [numberIn(pt, 'x'), numberIn(pt, 'y')]);
  const byName = new Map(polygon.children.map(({ name, text }) => [name, toNumber(text)]));
  const coordinates: number[] = [];
  for (let i = 1; byName.has(`x${i}`); i++) {
    coordinates.push(byName.get(`x${i}`)!, byName.get(`y${i}`) ?? Number.NaN);
  }
  return coordinates;
}

/** Of a box by its centre and size. */
function cornersOfRotated(box: XmlElement): readonly number[] {
  const numbers = ['cx', 'cy', 'w', 'h'].map((name) => numberIn(box, name));
  const [x, y, width, height] = numbers as [number, number, number, number];
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/** CVAT writes a turned box as it was before, with its angle in degrees among the attributes. Radians. */
function rotationOf(object: XmlElement): number {
  const attributes = child(object, 'attributes')?.children ?? [];
  const rotation = attributes.find((attribute) => textIn(attribute, 'name') === 'rotation');
  return rotation ? radians(numberIn(rotation, 'value')) : 0;
}

/** XML has no way to write control characters. */
const escapeXml = (text: string) => escapeHtml(text.replace(/[^\P{Cc}\t\n\r]/gu, ''));

/** Options of {@link toPascalVoc}. */
export interface ToPascalVocOptions extends ImageOptions {
  /**
   * `<filename>` of the image.
   * @default ''
   */
  fileName?: string | undefined;
  /**
   * The name of annotations without a mention.
   * @default 'object'
   */
  unnamed?: string | undefined;
}

/**
 * Writes a Pascal VOC file with the annotations of one image, in pixels counted from 0. The format itself has boxes only:
 * polygons also get a `<polygon>` of `x1`, `y1`, …, which many tools read, and points a `<point>`. The inverse of
 * {@link pascalVoc}.
 *
 * @throws RangeError when `imageSize` is not two positive numbers.
 */
export function toPascalVoc(annotations: ShapeSource, options: ToPascalVocOptions): string {
  const px = toPixels(options);
  const { imageSize, fileName = '', unnamed = 'object' } = options;
  const leaf = (name: string, value: string | number) =>
    `<${name}>${typeof value === 'number' ? plainNumber(value) : escapeXml(value)}</${name}>`;
  const leaves = (parts: readonly (readonly [string, number])[]) =>
    parts.map(([name, value]) => leaf(name, value)).join('');
  const bndbox = ({ x, y, width, height }: Rect) =>
    `<bndbox>${leaves([
      ['xmin', x],
      ['ymin', y],
      ['xmax', x + width],
      ['ymax', y + height],
    ])}</bndbox>`;

  const objects = shapesOf(annotations).map((shape) => {
    const score = shape.score === undefined ? '' : leaf('score', shape.score);
    const flags = '<pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult>';
    const head = `${leaf('name', shape.mention ?? unnamed)}${flags}${score}${bndbox(px.bounds(shape))}`;
    if (shape.kind === 'box') return head;
    if (shape.kind === 'point') {
      return `${head}<point>${leaves([
        ['x', px.x(shape.x)],
        ['y', px.y(shape.y)],
      ])}</point>`;
    }
    const vertices = px.vertices(shape.points).flatMap(
      ([x, y], i) =>
        [
          [`x${i + 1}`, x],
          [`y${i + 1}`, y],
        ] as const,
    );
    return `${head}<polygon>${leaves(vertices)}</polygon>`;
  });
  const size = leaves([
    ['width', imageSize.width],
    ['height', imageSize.height],
    ['depth', 3],
  ]);
  return [
    '<annotation>',
    `  ${leaf('filename', fileName)}`,
    `  <size>${size}</size>`,
    ...objects.map((object) => `  <object>${object}</object>`),
    '</annotation>',
    '',
  ].join('\n');
}
