import { type RenderOptions, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { annotationButtons, box, nextFrame } from '../../test/support/image.js';
import {
  betweenFrames,
  endOfFrame,
  images,
  imagesIn,
  isPainted,
  One,
  paintedIn,
  settled,
  withPixelRatio,
} from '../../test/support/manyImages.js';
import type { GroundedImageProps } from './index.js';

async function show(all: ReactNode, pixelRatio = 6, options: RenderOptions = {}) {
  withPixelRatio(pixelRatio);
  const result = render(all, options);
  const roots = imagesIn(result.container);
  await settled(roots);
  return { roots, ...result };
}

afterEach(() => {
  vi.restoreAllMocks();
  window.scrollTo(0, 0);
});

it('has no canvas while it is far from what is seen, but its picture and its list', async () => {
  const { roots } = await show(images());
  expect(isPainted(roots[0]!)).toBe(true);
  const far = roots[20]!;
  expect(far.querySelector('canvas')).toBeNull();
  expect(annotationButtons(far).map(({ textContent }) => textContent)).toEqual(['box, center, 1 of 1']);
  const { width, height } = far.querySelector('img')!.getBoundingClientRect();
  expect([width, height]).toEqual([400, 300]);
});

it('is painted in its first frame where it is in view', async () => {
  const { container } = await show(<One />);
  render(<One />, { container: container.appendChild(document.createElement('div')) });
  await endOfFrame();
  expect(imagesIn(container).map((root) => isPainted(root))).toEqual([true, true]);
});

const aroundAll: Record<string, () => ReactNode> = {
  'the page': () => images(),
  'a box that scrolls': () => <div style={{ height: 400, overflow: 'auto' }}>{images()}</div>,
  'a row that scrolls': () => <div style={{ display: 'flex', width: 400, overflow: 'auto' }}>{images()}</div>,
  'what is laid out when it is seen': () =>
    images(30, (image) => (
      <div style={{ contentVisibility: 'auto', containIntrinsicSize: '400px 300px' }}>{image}</div>
    )),
};

it.each(Object.keys(aroundAll))(
  'is painted in the very frame in which a jump brings it into view: in %s',
  async (name) => {
    const { roots } = await show(aroundAll[name]!());
    expect(roots[20]!.querySelector('canvas')).toBeNull();
    roots[20]!.scrollIntoView({ block: 'center', inline: 'center' });
    await endOfFrame();
    expect(isPainted(roots[20]!)).toBe(true);
  },
);

it('is painted in the very frame in which a jump brings it into view: slotted into a shadow root', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.attachShadow({ mode: 'open' }).innerHTML =
    '<div style="height: 400px; overflow: auto"><slot></slot></div>';
  const { roots } = await show(images(), 6, { container });
  expect(roots[20]!.querySelector('canvas')).toBeNull();
  roots[20]!.scrollIntoView();
  await endOfFrame();
  expect(isPainted(roots[20]!)).toBe(true);
});

it('is painted in the very frame in which the focus brings it into view', async () => {
  const { roots } = await show(images());
  annotationButtons(roots[20]!)[0]!.focus();
  await endOfFrame();
  expect(isPainted(roots[20]!)).toBe(true);
});

it('is painted in the very frame in which it is shown, and what arrives then, too', async () => {
  const all = (props: Partial<GroundedImageProps>) => (
    <>
      <div hidden>{images(1, undefined, props)}</div>
      <dialog>{images(1, undefined, props)}</dialog>
      <details>{images(1, undefined, props)}</details>
      <div popover="manual">{images(1, undefined, props)}</div>
    </>
  );
  const { container, roots, rerender } = await show(all({}));
  const [tab, dialog, details, popover] = container.children;
  (tab as HTMLElement).hidden = false;
  (dialog as HTMLDialogElement).showModal();
  (details as HTMLDetailsElement).open = true;
  (popover as HTMLElement).showPopover();
  await endOfFrame();
  expect(paintedIn(roots)).toEqual(roots);
  await nextFrame();
  rerender(all({ annotations: [box('a', 250, 250, 750, 750), box('b', 500, 100, 900, 900)] }));
  (tab as HTMLElement).hidden = false;
  await expect.poll(() => roots.filter((root) => isPainted(root, 200))).toEqual(roots);
});

it('is painted before steps of scrolling bring it into view, and gives its canvas up when it is far again', async () => {
  const { roots } = await show(images());
  const inView = () =>
    roots.filter((root) => {
      const { top, bottom } = root.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
  for (let y = 0; y <= 6000; y += 200) {
    await betweenFrames();
    window.scrollTo(0, y);
    await endOfFrame();
    expect(paintedIn(inView())).toEqual(inView());
  }
  await nextFrame();
  expect(roots[0]!.querySelector('canvas')).toBeNull();
});

it('is not painted again by reading to and fro', async () => {
  const { roots } = await show(images(), 1);
  const { length } = roots;
  await expect.poll(() => paintedIn(roots).length).toBe(length);
  const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
  for (const root of [roots[20]!, roots[0]!, roots[29]!, roots[0]!]) {
    root.scrollIntoView();
    await nextFrame();
    await nextFrame();
  }
  expect(strokes).not.toHaveBeenCalled();
});

it('is painted ahead once the page is quiet, as far as that takes little memory', async () => {
  const waiting: IdleRequestCallback[] = [];
  const rest = vi
    .spyOn(window, 'requestIdleCallback')
    .mockImplementation((callback) => waiting.push(callback));
  const { roots } = await show(images(), 4);
  const near = paintedIn(roots).length;
  rest.mockRestore();
  for (const callback of waiting) requestIdleCallback(callback);
  // Of 8 MB each, six take 48.
  await expect.poll(() => paintedIn(roots)).toEqual(roots.slice(0, near + 6));
});

it('shows what streamed in while it was far at once, without a fade', async () => {
  const { roots, rerender } = await show(images(), 1);
  await expect.poll(() => isPainted(roots[20]!)).toBe(true);
  const more = [box('a', 250, 250, 750, 750), box('b', 500, 100, 900, 900)];
  rerender(images(30, undefined, { annotations: more }));
  await settled(roots);
  roots[20]!.scrollIntoView();
  await endOfFrame();
  expect(isPainted(roots[20]!, 200)).toBe(true);
  // Not in all of it: its zoom buttons fade in where the mouse happens to be over it.
  expect(roots[20]!.querySelector('.pr-image-stage')!.getAnimations({ subtree: true })).toEqual([]);
});

it('is painted for print wherever it is', async () => {
  const { roots } = await show(images(12));
  expect(roots[11]!.querySelector('canvas')).toBeNull();
  window.dispatchEvent(new Event('beforeprint'));
  expect(paintedIn(roots)).toEqual(roots);
  window.dispatchEvent(new Event('afterprint'));
  expect(paintedIn(roots).length).toBeLessThan(12);
});

it('is not painted again and again where something hides it', async () => {
  const { roots } = await show(
    <>
      <div style={{ contentVisibility: 'hidden' }}>
        {images(30, (image) => (
          <div style={{ height: 0 }}>{image}</div>
        ))}
      </div>
      <div style={{ height: 9000 }} />
    </>,
    3,
  );
  expect(paintedIn(roots).length).toBeLessThan(30);
  const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
  for (const y of [20, 0, 320, 10, 320, 0]) {
    window.scrollTo(0, y);
    await nextFrame();
    await nextFrame();
  }
  expect(strokes).not.toHaveBeenCalled();
});
