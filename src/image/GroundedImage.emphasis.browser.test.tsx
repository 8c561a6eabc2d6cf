import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, nextFrame, painted, picture, pixelAt, polygon, surfaces } from '../../test/support/image.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

function show(props: Partial<GroundedImageProps> & Pick<GroundedImageProps, 'annotations'>) {
  const { container } = render(
    <GroundedImage src={picture(400, 300)} alt="Grey" showLabels={false} style={{ width: 400 }} {...props} />,
  );
  return container.firstElementChild as HTMLElement;
}

/** What is painted for the highlight at a place of the image, in CSS pixels. */
function highlightAt(root: Element, x: number, y: number) {
  const surface = surfaces(root)[1]!;
  const [frame, at] = [root.getBoundingClientRect(), surface.getBoundingClientRect()];
  return pixelAt(surface, frame.left + x - at.left, frame.top + y - at.top);
}

describe('what stands out', () => {
  it('has its ring in view while it has the focus, however large it is', async () => {
    const root = show({ annotations: [box('all', 0, 0, 1000, 1000)] });
    await painted(root);
    await userEvent.keyboard('{Tab}');
    await nextFrame();
    const white = [255, 255, 255, 255];
    expect(highlightAt(root, 2, 150), 'left').toEqual(white);
    expect(highlightAt(root, 397, 150), 'right').toEqual(white);
    expect(highlightAt(root, 200, 2), 'top').toEqual(white);
    expect(highlightAt(root, 200, 297), 'bottom').toEqual(white);
  });

  it('keeps the ring around what has the focus while the pointer highlights something else', async () => {
    const annotations = [box('a', 100, 100, 300, 300), box('b', 600, 600, 800, 800)];
    const props = {
      src: picture(400, 300),
      alt: 'Grey',
      annotations,
      showLabels: false,
      style: { width: 400 },
    };
    const { container, rerender } = render(<GroundedImage {...props} />);
    const root = container.firstElementChild!;
    await painted(root);
    await userEvent.keyboard('{Tab}');
    rerender(<GroundedImage {...props} highlightedId="b" />);
    await nextFrame();
    // Beside the left edges of both boxes: line 3 px, gap 3 px, ring 2 px.
    const white = [255, 255, 255, 255];
    expect(highlightAt(root, 36, 60), 'around the focus').toEqual(white);
    expect(highlightAt(root, 236, 210)[3], 'around the highlight').toBe(0);
  });

  it('keeps its sharp corners', async () => {
    const tip = polygon('tip', [
      [300, 500],
      [550, 367],
      [550, 633],
    ]);
    const annotationStyle = { stroke: '#f00', strokeWidth: 6 };
    const root = show({ annotations: [tip], annotationStyle, highlightedId: 'tip' });
    await painted(root);
    // The corner is at 120: its line ends nearly ten pixels further out, its halo another three.
    expect(highlightAt(root, 113, 150).slice(0, 3)).toEqual([255, 0, 0]);
    expect(highlightAt(root, 109, 150)[3], 'the halo').toBeGreaterThan(0);
  });
});
