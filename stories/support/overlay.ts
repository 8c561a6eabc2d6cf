import type { Annotation } from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';

const span = { start: 0, end: 0 };
const mentions = ['petal', 'stem', 'leaf', 'bud', 'stamen'] as const;

/** A generator of numbers in 0..1, the same in each run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** A box on the grid. */
export const box = (
  id: string,
  mention: string,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
): Annotation => ({ id, span, kind: 'box', mention, x1, y1, x2, y2 });

/** Boxes, points and polygons all over the image, each in a cell of its own. */
export function scattered(count: number): Annotation[] {
  const random = seeded(count + 1);
  const columns = Math.ceil(Math.sqrt(count));
  const cell = 960 / columns;
  return Array.from({ length: count }, (_, i): Annotation => {
    const size = cell * (0.4 + 0.4 * random());
    const x = 20 + (i % columns) * cell + random() * (cell - size);
    const y = 20 + Math.floor(i / columns) * cell + random() * (cell - size);
    const mention = mentions[Math.floor(random() * mentions.length)]!;
    const id = `s${i}`;
    if (i % 5 === 3) return { id, span, kind: 'point', mention, x: x + size / 2, y: y + size / 2 };
    if (i % 5 !== 4) return box(id, mention, [x, y, x + size, y + size]);
    const points = Array.from({ length: 9 }, (_, corner): [number, number] => {
      const [angle, radius] = [(corner / 9) * 2 * Math.PI, (size / 2) * (0.6 + 0.4 * random())];
      return [x + size / 2 + radius * Math.cos(angle), y + size / 2 + radius * Math.sin(angle)];
    });
    return { id, span, kind: 'polygon', mention, points };
  });
}

/** A place that is certainly painted: a point, the middle of a box's upper edge, a vertex. */
function paintedSpot(shape: Annotation): readonly [number, number] {
  if (shape.kind === 'point') return [shape.x, shape.y];
  if (shape.kind === 'box') return [(shape.x1 + shape.x2) / 2, shape.y1];
  if (shape.kind === 'polygon') return shape.points[0]!;
  throw new Error(`A ${shape.kind} is no shape.`);
}

/** The share of the 5 x 5 canvas pixels around a place on the grid that are painted. */
function paintedShare(root: Element, [x, y]: readonly [number, number]): number {
  const image = root.querySelector('img')!.getBoundingClientRect();
  const canvas = root.querySelector<HTMLCanvasElement>('.pr-image-stage canvas');
  if (!canvas?.width) return 0;
  const at = canvas.getBoundingClientRect();
  const scale = canvas.width / at.width;
  const left = Math.round((image.left + (x / 1000) * image.width - at.left) * scale) - 2;
  const top = Math.round((image.top + (y / 1000) * image.height - at.top) * scale) - 2;
  const { data } = canvas.getContext('2d')!.getImageData(left, top, 5, 5);
  return data.filter((value, i) => i % 4 === 3 && value > 0).length / 25;
}

/** Waits until the image is there and each of these shapes is painted where it lies on the grid. */
export async function expectPainted(root: Element, shapes: readonly Annotation[]) {
  await waitFor(() => expect(root).toHaveAttribute('data-status', 'loaded'));
  for (const shape of shapes) {
    await waitFor(() => expect(paintedShare(root, paintedSpot(shape))).toBeGreaterThan(0));
  }
}

/** That a place without a shape shows the image and no more. */
export async function expectClear(root: Element, x: number, y: number) {
  await expect(paintedShare(root, [x, y])).toBe(0);
}
