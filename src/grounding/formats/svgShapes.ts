import { flattenPath } from './svgPath.js';
import { elementsOf, readXml, type XmlElement } from './xml.js';

/** A shape of an SVG: x, y of one vertex after the other. */
export interface SvgShape {
  coordinates: number[];
  kind: 'box' | 'polygon';
  /** True for a curve that was replaced by a polygon. */
  isApproximate: boolean;
}

/** What was found in an SVG. */
export interface SvgReading {
  shapes: SvgShape[];
  /** What was left out, in words. */
  unsupported: string[];
}

/** How many sides stand for an ellipse. */
const ELLIPSE_SIDES = 32;

/** Reads the shapes of an SVG in its user units: polygon, polyline, rect, circle, ellipse, path. Never throws. */
export function readSvg(svg: string): SvgReading {
  const { roots } = readXml(svg);
  const reading: SvgReading = { shapes: [], unsupported: [] };
  for (const element of elementsOf(roots)) {
    if (element.attributes.has('transform')) reading.unsupported.push('a transform');
    if (element.name === 'line' || element.name === 'text' || element.name === 'image') {
      reading.unsupported.push(`a <${element.name}>`);
    }
    reading.shapes.push(...shapesOfElement(element));
  }
  return reading;
}

function shapesOfElement(element: XmlElement): SvgShape[] {
  const text = (name: string) => element.attributes.get(name) ?? '';
  const number = (name: string) => Number.parseFloat(text(name) || '0');
  switch (element.name) {
    case 'polygon':
    case 'polyline':
      return [{ kind: 'polygon', coordinates: numbersIn(text('points')), isApproximate: false }];
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
      const { rings, isApproximate } = flattenPath(text('d'));
      return rings.map((coordinates) => ({ kind: 'polygon', coordinates, isApproximate }));
    }
    default:
      return [];
  }
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
