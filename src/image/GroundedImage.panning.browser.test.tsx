import { render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { movedOf, pointer, settled, wheel } from '../../test/support/gestures.js';
import { boundsWhere, box, isRed, nextFrame, painted, picture } from '../../test/support/image.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const plain = { src: picture(400, 300), alt: 'A grey field', style: { width: 400 } };
const lone = { stroke: '#ff0000', halo: false } as const;

afterEach(() => {
  vi.useRealTimers();
});

function show(props: Partial<GroundedImageProps> & Pick<GroundedImageProps, 'annotations'>) {
  const { container } = render(<GroundedImage {...plain} {...props} />);
  return container.firstElementChild as HTMLElement;
}

it('paints what a drag brings into view while it goes on, where there are few shapes', async () => {
  const root = show({
    annotations: [box('far', 560, 400, 640, 600)],
    showLabels: false,
    annotationStyle: lone,
    defaultViewport: { scale: 2, x: 0, y: -150 },
  });
  const canvas = await painted(root);
  expect(boundsWhere(canvas, isRed).left, 'out of view').toBe(Number.POSITIVE_INFINITY);
  // Without a rest: what is painted is painted in the middle of the gesture.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  pointer(root, 'pointerdown', 300, 150);
  for (let x = 295; x >= 220; x -= 5) {
    pointer(root, 'pointermove', x, 150);
    await nextFrame();
  }
  const moved = movedOf(root).getBoundingClientRect().left - root.getBoundingClientRect().left;
  const found = boundsWhere(canvas, isRed);
  expect(found.left + moved).toBeCloseTo(2 * 0.56 * 400 - 80 - 1, 0);
  pointer(root, 'pointerup', 220, 150);
});

it('paints a shape of which only the line reaches into view', async () => {
  // Ends 2 CSS pixels left of the view at a scale of 4; its line is 12 wide.
  const root = show({
    annotations: [box('near', 100, 300, 248.75, 340)],
    showLabels: false,
    annotationStyle: { ...lone, strokeWidth: 12 },
    defaultViewport: { scale: 4, x: -400, y: -300 },
  });
  expect(boundsWhere(await painted(root), isRed).right).toBeCloseTo(4, 0);
});

/** A shape at the upper edge of the view, so that its label has no room above. */
const atUpperEdge = {
  annotations: [box('a', 400, 252, 600, 400, 'cat')],
  annotationStyle: { ...lone, stroke: '#0000ff', labelBackground: '#ff0000' },
  defaultViewport: { scale: 2, x: -200, y: -150 },
};

it('keeps labels where they are around their shapes when panned, also where there is more room now', async () => {
  const root = show(atUpperEdge);
  const canvas = await painted(root);
  const before = boundsWhere(canvas, isRed);
  pointer(root, 'pointerdown', 200, 100);
  for (const y of [105, 120, 160]) pointer(root, 'pointermove', 200, y);
  pointer(root, 'pointerup', 200, 160);
  await settled(root);
  const after = boundsWhere(canvas, isRed);
  expect(after.top - before.top).toBeCloseTo(60, 0);
  expect(after.left).toBeCloseTo(before.left, 0);
});

it('keeps labels where they are around their shapes in a small zoom, and places them anew in a larger one', async () => {
  const root = show(atUpperEdge);
  const canvas = await painted(root);
  const zoomTo = async (scale: number, from: number) => {
    // About the lower edge, by a step that is a trackpad's or a wheel's.
    const power = Math.log(from / scale);
    wheel(root, 200, 300, { deltaY: power < 0.25 ? power * 100 : power * 400, ctrlKey: true });
    await settled(root);
    return boundsWhere(canvas, isRed).top - (300 - (300 - 1.2) * (scale / 2));
  };
  expect(await zoomTo(1.8, 2)).toBeGreaterThan(-3);
  expect(await zoomTo(1.3, 1.8), 'above').toBeLessThan(-15);
});
