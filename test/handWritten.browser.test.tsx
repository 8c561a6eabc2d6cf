import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import {
  type AnnotationInput,
  AnnotationList,
  GroundedImage,
  GroundingProvider,
  type ShapeAnnotationInput,
} from '../src/index.js';
import { boundsWhere, isRed, painted, picture } from './support/image.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const box = (id: string, x1: number, y1: number, x2: number, y2: number) =>
  ({ id, kind: 'box', x1, y1, x2, y2 }) as const;
const common = { src: picture(400, 400), alt: 'Grey', style: { width: 400 } };

function show(annotations: readonly AnnotationInput[]) {
  const style = { stroke: 'rgb(255 0 0)' };
  const { container } = render(
    <GroundedImage {...common} annotations={annotations} annotationStyle={style} showLabels={false} />,
  );
  return container.querySelector('.pr-image')!;
}

it('paints and lists what has no place in a text, and hands back what was given', async () => {
  const cat: ShapeAnnotationInput = { ...box('a', 100, 100, 300, 300), mention: 'cat' };
  const annotations: AnnotationInput[] = [
    cat,
    { id: 'b', kind: 'collection', mention: 'birds', children: [{ id: 'c', kind: 'point', x: 800, y: 600 }] },
  ];
  const getLabel = vi.fn((annotation: ShapeAnnotationInput) => annotation.mention);
  const { container } = render(
    <GroundingProvider annotations={annotations}>
      <GroundedImage {...common} annotations={annotations} getLabel={getLabel} />
      <AnnotationList annotations={annotations} />
    </GroundingProvider>,
  );
  await painted(container.querySelector('.pr-image')!);
  expect(getLabel.mock.calls.map(([annotation]) => annotation)).toContain(cat);
  expect(getLabel).toHaveReturnedWith('birds');
  expect(screen.getByRole('row', { name: /^birds 1, point/ })).toBeTruthy();
});

it('paints a box whose corners are swapped, and a polygon without the vertex that has no place', async () => {
  const swapped = show([box('a', 300, 300, 100, 100)]);
  expect(boundsWhere(await painted(swapped), isRed)).toMatchObject({
    left: 39,
    top: 39,
    right: 121,
    bottom: 121,
  });
  cleanup();
  const points = [
    [100, 100],
    [300, 100],
    [Number.NaN, 500],
    [300, 300],
  ] as const;
  const polygon = show([{ id: 'a', kind: 'polygon', points }]);
  const { right, bottom } = boundsWhere(await painted(polygon), isRed);
  expect(right).toBeCloseTo(121, -1);
  expect(bottom).toBeCloseTo(121, -1);
});

it.each<[string, readonly AnnotationInput[], string]>([
  ['pixels', [box('in', 10, 10, 20, 20), box('far', 1500, 10, 1600, 20)], "'far' is outside of the picture"],
  ['shares of 1', [box('a', 0.1, 0.2, 0.3, 0.4), box('b', 0, 0, 1, 1)], 'no coordinate is above 1'],
  [
    'one id for two',
    [box('a', 1, 1, 9, 9), box('twin', 1, 1, 9, 9), box('twin', 5, 5, 9, 9)],
    "the id 'twin'",
  ],
])('tells of %s once, a while after the picture', async (_, annotations, message) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const ours = () => told.mock.calls.map(String).filter((text) => text.includes(message));
  show(annotations);
  show([...annotations]);
  await expect.poll(ours).toHaveLength(1);
  expect(ours()[0]).toMatch(/^perceptron-react: /);
});

it('has nothing to say of what is on the grid', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  show([box('a', -20, 0, 1, 1), box('b', 0, 0, 1000, 1000), { id: 'c', kind: 'point', x: 1, y: 0.5 }]);
  const last = [box('last', 2000, 1, 2001, 2)];
  show(last);
  // It comes after what is looked at before it.
  await expect.poll(() => told.mock.calls.length).toBeGreaterThan(0);
  expect(told.mock.calls.map(String)).toEqual([expect.stringContaining("'last' is outside")]);
});
