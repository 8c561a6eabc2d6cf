import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { GroundedImage } from '../src/index.js';
import { box, painted, picture, pixelAt } from './support/image.js';
import '../src/styles/styles.css';

afterEach(cleanup);

/** Red, green and blue of a system colour in force on the Canvas colour: Chromium's Highlight lets that through. */
function systemColor(name: string): number[] {
  const probe = document.body.appendChild(document.createElement('span'));
  const context = document.createElement('canvas').getContext('2d')!;
  for (const color of ['Canvas', name]) {
    probe.style.color = color;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
  }
  probe.remove();
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

it('paints in the colours of the reader where colours are forced', async () => {
  const emulate = (features: { name: string; value: string }[]) =>
    cdp().send('Emulation.setEmulatedMedia', { features });
  await emulate([{ name: 'forced-colors', value: 'active' }]);
  try {
    const { container } = render(
      <GroundedImage
        src={picture(400, 400)}
        alt="Grey"
        annotations={[box('a', 100, 100, 400, 400, 'plain'), box('b', 500, 500, 900, 900, 'chosen')]}
        defaultSelectedIds={['b']}
        annotationStyle={{ stroke: 'rgb(250, 1, 2)' }}
        showLabels={false}
        style={{ width: 400 }}
      />,
    );
    const root = container.querySelector('.pr-image')!;
    await painted(root);
    const { left, top } = root.getBoundingClientRect();
    /** The pixels of every canvas at a place of the image. */
    const pixelsAt = (x: number, y: number) =>
      [...root.querySelectorAll('canvas')].flatMap((canvas) => {
        const at = canvas.getBoundingClientRect();
        return at.width > 0 ? [pixelAt(canvas, left + x - at.left, top + y - at.top)] : [];
      });
    const colorsAt = (x: number, y: number) => pixelsAt(x, y).map((pixel) => pixel.slice(0, 3));
    await expect.poll(() => colorsAt(100, 40)).toContainEqual(systemColor('CanvasText'));
    await expect.poll(() => colorsAt(280, 200)).toContainEqual(systemColor('Highlight'));
    expect(pixelsAt(100, 100).every(([, , , alpha]) => alpha === 0)).toBe(true);
  } finally {
    await emulate([]);
  }
});
