import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitImage,
  gridToImage,
  gridToPixel,
  pixelToGrid,
  shapeArea,
  shapeBounds,
  shapeCentroid,
  shapeContains,
  shapeVertices,
} from './geometry.js';
import type { BoxAnnotation, PointAnnotation, PolygonAnnotation } from './types.js';

const base = { id: 'a0', span: { start: 0, end: 1 } };
const point = (x: number, y: number): PointAnnotation => ({ ...base, kind: 'point', x, y });
const box = (x1: number, y1: number, x2: number, y2: number): BoxAnnotation => ({
  ...base,
  kind: 'box',
  x1,
  y1,
  x2,
  y2,
});
const polygon = (...points: [number, number][]): PolygonAnnotation => ({ ...base, kind: 'polygon', points });

const side = fc.double({ min: 1, max: 5000, noNaN: true });
const size = fc.record({ width: side, height: side });
const grid = fc.integer({ min: 0, max: 1000 });
const polygons = fc
  .array(fc.tuple(grid, grid), { minLength: 3, maxLength: 12 })
  .map((points) => polygon(...points));

describe('fitImage', () => {
  it('fits a wide image into a square', () => {
    expect(fitImage({ width: 200, height: 100 }, { width: 100, height: 100 })).toEqual({
      scale: 0.5,
      x: 0,
      y: 25,
      width: 100,
      height: 50,
    });
    expect(fitImage({ width: 200, height: 100 }, { width: 100, height: 100 }, 'cover')).toEqual({
      scale: 1,
      x: -50,
      y: 0,
      width: 200,
      height: 100,
    });
  });

  it('gives scale 0 for what has no size', () => {
    const nothing = { width: 0, height: 0 };
    expect(fitImage(nothing, { width: 10, height: 20 })).toEqual({
      scale: 0,
      x: 5,
      y: 10,
      width: 0,
      height: 0,
    });
    expect(fitImage({ width: 10, height: 20 }, nothing, 'cover').scale).toBe(0);
  });

  it('shows all when it contains, and leaves nothing empty when it covers', () => {
    fc.assert(
      fc.property(size, size, (image, container) => {
        const inside = fitImage(image, container, 'contain');
        expect(inside.width).toBeLessThanOrEqual(container.width * (1 + 1e-9));
        expect(inside.height).toBeLessThanOrEqual(container.height * (1 + 1e-9));
        const around = fitImage(image, container, 'cover');
        expect(around.width).toBeGreaterThanOrEqual(container.width * (1 - 1e-9));
        expect(around.height).toBeGreaterThanOrEqual(container.height * (1 - 1e-9));
        for (const { width, height } of [inside, around]) {
          expect(width / height).toBeCloseTo(image.width / image.height, 6);
        }
      }),
    );
  });
});

describe('grid and pixels', () => {
  it('puts the recorded box where the vendor drew it', () => {
    const image = { width: 1536, height: 1024 };
    const topLeft = gridToImage({ x: 808, y: 248 }, image);
    expect(topLeft.x).toBeCloseTo(1241.1, 1);
    expect(topLeft.y).toBeCloseTo(254, 1);
    const bottomRight = gridToImage({ x: 863, y: 386 }, image);
    expect(bottomRight.x).toBeCloseTo(1325.6, 1);
    expect(bottomRight.y).toBeCloseTo(395.3, 1);
  });

  it('are inverse to each other in every placement', () => {
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom('contain' as const, 'cover' as const),
        grid,
        grid,
        (image, box, fit, x, y) => {
          const placement = fitImage(image, box, fit);
          const back = pixelToGrid(gridToPixel({ x, y }, placement), placement);
          expect(back.x).toBeCloseTo(x, 3);
          expect(back.y).toBeCloseTo(y, 3);
        },
      ),
    );
  });

  it('have no NaN in a rectangle without a size', () => {
    expect(pixelToGrid({ x: 3, y: 4 }, { x: 0, y: 0, width: 0, height: 0 })).toEqual({ x: 0, y: 0 });
  });
});

describe('shapes', () => {
  it('are bounded whichever way a box was written', () => {
    const bounds = { x: 10, y: 20, width: 30, height: 40 };
    expect(shapeBounds(box(10, 20, 40, 60))).toEqual(bounds);
    expect(shapeBounds(box(40, 60, 10, 20))).toEqual(bounds);
    expect(shapeBounds(polygon([10, 60], [40, 20], [12, 30]))).toEqual(bounds);
    expect(shapeBounds(point(5, 6))).toEqual({ x: 5, y: 6, width: 0, height: 0 });
    expect(shapeVertices(box(40, 60, 10, 20))[2]).toEqual({ x: 40, y: 60 });
  });

  it('have an area and a centroid', () => {
    expect(shapeArea(point(5, 5))).toBe(0);
    expect(shapeArea(box(40, 60, 10, 20))).toBe(1200);
    expect(shapeArea(polygon([0, 0], [0, 30], [60, 0]))).toBe(900);
    expect(shapeCentroid(polygon([0, 0], [0, 30], [60, 0]))).toEqual({ x: 20, y: 10 });
    expect(shapeCentroid(box(40, 60, 10, 20))).toEqual({ x: 25, y: 40 });
    expect(shapeCentroid(polygon([0, 0], [10, 10], [20, 20]))).toEqual({ x: 10, y: 10 });
    expect(shapeCentroid(polygon([7, 7], [7, 7], [7, 7]))).toEqual({ x: 7, y: 7 });
  });

  it('hold what is in them', () => {
    const notched = polygon([0, 0], [100, 0], [100, 100], [50, 20], [0, 100]);
    expect(shapeContains(notched, { x: 50, y: 10 })).toBe(true);
    expect(shapeContains(notched, { x: 50, y: 90 })).toBe(false);
    expect(shapeContains(box(40, 60, 10, 20), { x: 10, y: 60 })).toBe(true);
    expect(shapeContains(box(40, 60, 10, 20), { x: 9, y: 60 })).toBe(false);
    expect(shapeContains(box(40, 60, 10, 20), { x: 9, y: 60 }, 1)).toBe(true);
    expect(shapeContains(point(5, 5), { x: 8, y: 9 }, 5)).toBe(true);
    expect(shapeContains(point(5, 5), { x: 8, y: 9 }, 4.9)).toBe(false);
  });

  it('keep area, centroid and content within their bounds', () => {
    fc.assert(
      fc.property(polygons, grid, grid, (shape, x, y) => {
        const bounds = shapeBounds(shape);
        const around = box(bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height);
        // Winding twice counts twice, so only the centroid is bounded for every polygon.
        expect(shapeContains(around, shapeCentroid(shape), 1e-6)).toBe(true);
        if (shapeContains(shape, { x, y })) expect(shapeContains(around, { x, y })).toBe(true);
        const reversed = polygon(
          ...[...shape.points].reverse().map(([px, py]): [number, number] => [px, py]),
        );
        expect(shapeArea(reversed)).toBeCloseTo(shapeArea(shape), 6);
      }),
    );
  });

  it('have the area and the middle of a box when a polygon is one', () => {
    fc.assert(
      fc.property(grid, grid, grid, grid, (x1, y1, x2, y2) => {
        const drawn = polygon([x1, y1], [x2, y1], [x2, y2], [x1, y2]);
        expect(shapeArea(drawn)).toBe(shapeArea(box(x1, y1, x2, y2)));
        expect(shapeCentroid(drawn).x).toBeCloseTo((x1 + x2) / 2, 6);
        expect(shapeCentroid(drawn).y).toBeCloseTo((y1 + y2) / 2, 6);
      }),
    );
  });
});
