import { fireEvent, render, screen } from '@testing-library/react';
import type { CSSProperties, ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { boxOf } from '../../test/support/gestures.js';
import { box, painted, picture } from '../../test/support/image.js';
import { GroundedImage } from './index.js';

const setMedia = (media: string) => cdp().send('Emulation.setEmulatedMedia', { media });

afterEach(() => setMedia(''));

const annotations = [box('a', 250, 250, 750, 750)];

async function show(around: (image: ReactNode) => ReactNode, style?: CSSProperties) {
  const image = (
    <GroundedImage src={picture(400, 300)} alt="A grey field" annotations={annotations} style={style} />
  );
  const { container } = render(around(image));
  const root = container.querySelector<HTMLElement>('.pr-image')!;
  const canvas = await painted(root);
  return { root, canvas, img: screen.getByRole('img') };
}

it('keeps picture and shapes in place where an app spaces and frames the images of its articles', async () => {
  const css = `.article img, .article canvas { margin: 32px; padding: 3px; border: 5px solid; min-width: 50px }`;
  const { root, canvas, img } = await show(
    (image) => (
      <div className="article">
        <style>{css}</style>
        {image}
      </div>
    ),
    { width: 400, height: 300 },
  );
  const outer = root.getBoundingClientRect();
  for (const element of [img, canvas]) {
    const { left, top, width, height } = element.getBoundingClientRect();
    expect(left - outer.left).toBeCloseTo(0, 1);
    expect(top - outer.top).toBeCloseTo(0, 1);
    expect([width, height]).toEqual([400, 300]);
  }
});

it.each([
  ['inline-block', { display: 'inline-block' }],
  ['fit-content', { width: 'fit-content' }],
  ['a float', { float: 'left' }],
  ['a popup', { position: 'absolute' }],
] as const)('is as wide as its picture in what is as wide as its content: %s', async (_, style) => {
  const { root } = await show((image) => (
    <div style={{ width: 900 }}>
      <div style={style}>{image}</div>
    </div>
  ));
  const { width, height } = root.getBoundingClientRect();
  expect([width, height]).toEqual([400, 300]);
});

it('does not widen what has less room than its picture', async () => {
  const { root } = await show((image) => (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', width: 500 }}>
      <div>{image}</div>
      <p>Beside it</p>
    </div>
  ));
  expect(root.getBoundingClientRect().width).toBe(250);
});

it('is not there while it is hidden', () => {
  render(
    <GroundedImage src={picture(40, 30)} alt="A grey field" annotations={[]} hidden data-testid="image" />,
  );
  expect(getComputedStyle(screen.getByTestId('image')).display).toBe('none');
});

/** What is highlighted by pointing just inside and just outside of corners, in what is `around` the image. */
async function pointedAt(around: (image: ReactNode) => ReactNode) {
  const highlighted: (string | null)[] = [];
  const image = (
    <GroundedImage
      src={picture(400, 300)}
      alt="A grey field"
      annotations={[box('a', 100, 100, 200, 200), box('b', 700, 700, 800, 900)]}
      onHighlightedIdChange={(id) => highlighted.push(id)}
    />
  );
  const { container } = render(around(image));
  const root = container.querySelector('.pr-image')!;
  await painted(root);
  const mark = boxOf(root).appendChild(document.createElement('i'));
  for (const [left, top] of [
    [42, 32],
    [85, 65],
    [282, 212],
    [275, 268],
    [318, 268],
  ]) {
    mark.style.cssText = `position: absolute; left: ${left}px; top: ${top}px`;
    const { left: clientX, top: clientY } = mark.getBoundingClientRect();
    fireEvent.pointerMove(boxOf(root), { clientX, clientY, pointerType: 'mouse' });
  }
  mark.remove();
  return highlighted;
}
const ALL = ['a', null, 'b', null, 'b'];

it.each<[string, CSSProperties]>([
  ['scaled', { scale: '1.5 0.5' }],
  ['zoomed', { zoom: 1.5 }],
  ['turned by a quarter', { transform: 'rotate(90deg)' }],
  ['turned upside down', { rotate: '180deg' }],
  ['turned and smaller', { transform: 'rotate(-30deg) scale(0.5)' }],
  ['mirrored', { transform: 'scaleX(-1)' }],
  ['leaning', { transform: 'skewX(20deg)' }],
])('knows what is pointed at in what is %s', async (_, style) => {
  expect(
    await pointedAt((image) => <div style={{ width: 400, margin: 200, ...style }}>{image}</div>),
  ).toEqual(ALL);
});

it('knows what is pointed at in a dialog that is above what it is in, which is turned', async () => {
  const dialog = (image: ReactNode) => (
    <div style={{ rotate: '90deg' }}>
      <dialog ref={(element) => element?.showModal()} style={{ width: 400, maxWidth: 'none' }}>
        {image}
      </dialog>
    </div>
  );
  expect(await pointedAt(dialog)).toEqual(ALL);
});

it.each<[string, CSSProperties, DOMRectInit]>([
  ['narrower', { width: 200 }, { x: 0, y: 0, width: 200, height: 150 }],
  ['wider', { width: 800 }, { x: 0, y: 0, width: 800, height: 600 }],
  ['of another aspect ratio', { width: 200, height: 300 }, { x: 0, y: 75, width: 200, height: 150 }],
])('is printed whole on what is %s than the window', async (_, paper, expected) => {
  const { root, canvas, img } = await show((image) => image, { width: 400 });
  await setMedia('print');
  // Measured at once, as a page is printed: before anybody is told of another size.
  Object.assign(root.style, { width: `${paper.width}px`, height: paper.height ? `${paper.height}px` : '' });
  const outer = root.getBoundingClientRect();
  for (const element of [img, canvas]) {
    const { left, top, width, height } = element.getBoundingClientRect();
    expect(left - outer.left).toBeCloseTo(expected.x!, 1);
    expect(top - outer.top).toBeCloseTo(expected.y!, 1);
    expect(width).toBeCloseTo(expected.width!, 1);
    expect(height).toBeCloseTo(expected.height!, 1);
  }
});

it.each([120, 160, 220, 320])('offers to try again within a broken image of %i px', async (width) => {
  render(
    <GroundedImage
      src="data:image/png;base64,AAAA"
      alt="A wooden ship at the shore below a village, and two houseboats in front of it"
      annotations={annotations}
      style={{ width }}
    />,
  );
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('A wooden ship');
  const outer = alert.getBoundingClientRect();
  const retry = screen.getByRole('button', { name: 'Try again' }).getBoundingClientRect();
  expect(retry.left).toBeGreaterThanOrEqual(outer.left);
  expect(retry.right).toBeLessThanOrEqual(outer.right);
  expect(retry.top).toBeGreaterThanOrEqual(outer.top);
  expect(retry.bottom).toBeLessThanOrEqual(outer.bottom);
});
