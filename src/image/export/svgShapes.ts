import { type ShapeAnnotationInput, shapeBounds } from '../../grounding/index.js';
import { HALO_WIDTH } from '../edges.js';
import { type ShapeGroup, shapesOfGroup } from '../shapeGroups.js';
import type { Composition } from './composition.js';
import { type Attributes, element, paint, round, textElement } from './svgMarkup.js';

/** The SVG elements of shapes, in pixels of the image. */
function createPen({ at, scale }: Composition) {
  const [scaleX, scaleY] = [at.scaleX * scale, at.scaleY * scale];

  /** @param radius of a point, in CSS pixels */
  return (shape: ShapeAnnotationInput, radius: number, attributes: Attributes = {}, content = '') => {
    if (shape.kind === 'point') {
      const circle = { cx: shape.x * scaleX, cy: shape.y * scaleY, r: radius * scale };
      return element('circle', { ...circle, ...attributes }, content);
    }
    if (shape.kind === 'box') {
      const { x, y, width, height } = shapeBounds(shape);
      const rect = { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY };
      return element('rect', { ...rect, ...attributes }, content);
    }
    const points = shape.points.map(([x, y]) => `${round(x * scaleX)},${round(y * scaleY)}`).join(' ');
    return element(shape.arriving ? 'polyline' : 'polygon', { points, ...attributes }, content);
  };
}

/** A point is a disc of the line's colour without a line. */
const disc = (shape: ShapeAnnotationInput, color: string, opacity: number): Attributes =>
  shape.kind === 'point' ? { ...paint('fill', color, opacity), stroke: 'none' } : {};

const group = (attributes: Attributes, shapes: ShapeGroup, toSVG: (shape: ShapeAnnotationInput) => string) =>
  element('g', attributes, shapesOfGroup(shapes).map(toSVG).join(''));

/** Insides, then halos, then lines, in the order of `paintShapes`, so that no halo hides a line. */
export function shapesToSVG(groups: readonly ShapeGroup[], composition: Composition): string {
  const draw = createPen(composition);
  const { scale } = composition;
  const markup: string[] = [];
  for (const shapes of groups) {
    const { fill, fillOpacity, opacity } = shapes.style;
    if (fillOpacity <= 0) continue;
    const inside = paint('fill', fill, fillOpacity * opacity);
    markup.push(group(inside, shapes, (shape) => (shape.kind === 'point' ? '' : draw(shape, 0))));
  }
  for (const shapes of groups) {
    const { halo, opacity, pointRadius, strokeWidth } = shapes.style;
    if (halo === null) continue;
    const width = { 'stroke-width': (strokeWidth + 2 * HALO_WIDTH) * scale };
    markup.push(
      group({ fill: 'none', ...paint('stroke', halo, opacity), ...width }, shapes, (shape) =>
        strokeWidth > 0 || shape.kind === 'point'
          ? draw(shape, pointRadius + HALO_WIDTH, disc(shape, halo, opacity))
          : '',
      ),
    );
  }
  for (const shapes of groups) {
    const { stroke, opacity, pointRadius, strokeWidth, dash } = shapes.style;
    const line = {
      fill: 'none',
      ...paint('stroke', stroke, opacity),
      'stroke-width': strokeWidth * scale,
      'stroke-dasharray': dash.map((length) => round(length * scale)).join(' ') || null,
      // The inside of a shape, which is not drawn, shows its title too.
      'pointer-events': 'all',
    };
    markup.push(
      group(line, shapes, (shape) =>
        draw(
          shape,
          pointRadius,
          { 'data-id': shape.id, ...disc(shape, stroke, opacity) },
          shape.mention ? textElement('title', {}, shape.mention) : '',
        ),
      ),
    );
  }
  return markup.join('');
}
