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
