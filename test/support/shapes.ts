import type { BoxAnnotation, PointAnnotation, PolygonAnnotation } from '../../src/grounding/index.js';

const span = { start: 0, end: 0 };

export const box = (
  id: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  mention?: string,
): BoxAnnotation => ({
  id,
  span,
  kind: 'box',
  x1,
  y1,
  x2,
  y2,
  ...(mention === undefined ? {} : { mention }),
});

export const point = (id: string, x: number, y: number, mention?: string): PointAnnotation => ({
  id,
  span,
  kind: 'point',
  x,
  y,
  ...(mention === undefined ? {} : { mention }),
});

export const polygon = (
  id: string,
  points: PolygonAnnotation['points'],
  mention?: string,
): PolygonAnnotation => ({
  id,
  span,
  kind: 'polygon',
  points,
  ...(mention === undefined ? {} : { mention }),
});

/** Annotations of a crossing, of each kind one at least, in another order than one reads them in. */
export const crossing = [
  box('low', 100, 800, 200, 900, 'car'),
  box('right', 800, 110, 900, 200, 'traffic light'),
  polygon(
    'left',
    [
      [50, 100],
      [150, 100],
      [100, 250],
    ],
    'sign',
  ),
  point('middle', 500, 500),
];
