import { shapeContains } from '../geometry.js';
import { endsAtStart, flattenPath } from './svgPath.js';
import { type Matrix, multiply, readTransform, UNMOVED } from './svgTransform.js';
import { readXml, type XmlElement } from './xml.js';

/** A shape of an SVG: x, y of one vertex after the other. */
export interface SvgShape {
  coordinates: number[];
  kind: 'box' | 'polygon';
  /** True for a curve that was replaced by a polygon. */
  isApproximate: boolean;
  /** True for a line whose ends had to be joined. */
  isOpen?: boolean;
}

/** What was found in an SVG. */
export interface SvgReading {
  shapes: SvgShape[];
  /** What was left out, in words. */
  unsupported: string[];
}

/** How many sides stand for an ellipse. */
const ELLIPSE_SIDES = 32;

/** Elements that hold what is not drawn where it stands. */
const UNDRAWN = new Set(['defs', 'clipPath', 'mask', 'pattern', 'symbol', 'marker']);

/**
 * Reads the shapes of an SVG in its user units: polygon, polyline, rect, circle, ellipse, path, all of them with their
 * transforms. Never throws.
 */
export function readSvg(svg: string): SvgReading {
  const reading: SvgReading = { shapes: [], unsupported: [] };
  for (const root of readXml(svg).roots) readElement(root, UNMOVED, reading);
  return reading;
}

function readElement(element: XmlElement, outer: Matrix, reading: SvgReading): void {
  const name = element.name.replace(/^.*:/, '');
  if (UNDRAWN.has(name)) return;
  const own = readTransform(element.attributes.get('transform') ?? '');
  if (!own) reading.unsupported.push('a transform');
  const matrix = own ? multiply(outer, own) : outer;
  if (name === 'line' || name === 'text' || name === 'image' || name === 'use') {
    reading.unsupported.push(`a <${name}>`);
  }
  for (const shape of shapesOfElement(name, element.attributes, reading)) {
    reading.shapes.push(placeBy(matrix, shape));
  }
  for (const child of element.children) readElement(child, matrix, reading);
}

function shapesOfElement(
  name: string,
  attributes: ReadonlyMap<string, string>,
  reading: SvgReading,
): SvgShape[] {
  const text = (key: string) => attributes.get(key) ?? '';
  /** A share of the picture, which an SVG by itself does not know, is no number. */
  const number = (key: string) =>
    /%\s*$/.test(text(key)) ? Number.NaN : Number.parseFloat(text(key) || '0');
  switch (name) {
    case 'polygon':
    case 'polyline': {
      const coordinates = numbersIn(text('points'));
      const isOpen = name === 'polyline' && !endsAtStart(coordinates);
      return [{ kind: 'polygon', coordinates, isApproximate: false, isOpen }];
    }
    case 'rect': {
      const [x, y] = [number('x'), number('y')];
      const coordinates = [x, y, x + number('width'), y + number('height')];
      return [{ kind: 'box', coordinates, isApproximate: false }];
    }
    case 'circle':
      return [ellipse(number('cx'), number('cy'), number('r'), number('r'))];
    case 'ellipse':
      return [ellipse(number('cx'), number('cy'), number('rx'), number('ry'))];
    case 'path': {
      const { rings, isApproximate, isOpen } = flattenPath(text('d'));
      const outlines = withoutHoles(rings);
      if (outlines.length < rings.length) reading.unsupported.push('a hole');
      return outlines.map((coordinates) => ({ kind: 'polygon', coordinates, isApproximate, isOpen }));
    }
    default:
      return [];
  }
}

/** A shape where a matrix puts it; a box that is turned becomes a polygon. */
function placeBy(matrix: Matrix, shape: SvgShape): SvgShape {
  const [a, b, c, d, e, f] = matrix;
  if (matrix === UNMOVED) return shape;
  const isBox = shape.kind === 'box' && b === 0 && c === 0;
  const [left = 0, top = 0, right = 0, bottom = 0] = shape.coordinates;
  const from =
    shape.kind === 'box' && !isBox ? [left, top, right, top, right, bottom, left, bottom] : shape.coordinates;
  const coordinates = from.map((value, i) => {
    const [x, y] = i % 2 ? [from[i - 1]!, value] : [value, from[i + 1] ?? Number.NaN];
    return i % 2 ? b * x + d * y + f : a * x + c * y + e;
  });
  return { ...shape, kind: isBox ? 'box' : 'polygon', coordinates };
}

/** A ring that begins inside an earlier one of its path is a hole. */
function withoutHoles(rings: readonly number[][]): number[][] {
  // So many rings are no outline with holes; looking at each pair of them would take for ever.
  if (rings.length < 2 || rings.length > 20) return [...rings];
  const shapes = rings.map((ring) => ({
    kind: 'polygon' as const,
    id: '',
    span: { start: 0, end: 0 },
    points: ring.flatMap((x, i): [number, number][] => (i % 2 ? [] : [[x, ring[i + 1]!]])),
  }));
  return rings.filter(
    ([x, y], i) => !shapes.slice(0, i).some((earlier) => shapeContains(earlier, { x: x!, y: y! })),
  );
}

const numbersIn = (text: string): number[] =>
  (text.match(/[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);

/** An ellipse as a polygon. */
export function ellipse(cx: number, cy: number, rx: number, ry: number): SvgShape {
  const coordinates = Array.from({ length: ELLIPSE_SIDES }, (_, i) => {
    const angle = (i / ELLIPSE_SIDES) * 2 * Math.PI;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
  return { kind: 'polygon', coordinates: coordinates.flat(), isApproximate: true };
}
