import { cleanup, render } from '@testing-library/react';
import { type ReactNode, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { box } from '../../test/support/image.js';
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

let frame: HTMLIFrameElement;
const inner = () => frame.contentDocument!.body;

/** Waits for the frame to have loaded a page, with styles, and screens so fine that there is no room for far canvases. */
async function loaded(load: () => void) {
  await new Promise((resolve) => {
    frame.onload = resolve;
    load();
  });
  withPixelRatio(6, frame.contentWindow!);
  for (const sheet of document.querySelectorAll('style'))
    frame.contentDocument!.head.append(sheet.cloneNode(true));
}

beforeEach(async () => {
  withPixelRatio(6);
  frame = Object.assign(document.createElement('iframe'), { srcdoc: '<!doctype html>' });
  frame.style.cssText = 'width: 420px; height: 500px';
  await loaded(() => document.body.prepend(frame));
});
afterEach(() => {
  cleanup();
  frame.remove();
  vi.restoreAllMocks();
});

const more = { annotations: [box('a', 250, 250, 750, 750), box('b', 500, 100, 900, 900)] };

it('is painted in the very frame in which a jump brings it into view: in a frame', async () => {
  render(createPortal(images(), inner()));
  const roots = imagesIn(inner());
  await settled(roots);
  expect(isPainted(roots[0]!)).toBe(true);
  expect(roots[20]!.querySelector('canvas')).toBeNull();
  roots[20]!.scrollIntoView();
  await endOfFrame();
  expect(isPainted(roots[20]!)).toBe(true);
});

it('is painted in a frame that has loaded another page, too', async () => {
  const { rerender } = render(createPortal(images(), inner()));
  await settled(imagesIn(inner()));
  await loaded(() => frame.contentWindow!.location.reload());
  rerender(createPortal(images(), inner()));
  const roots = imagesIn(inner());
  await settled(roots);
  roots[20]!.scrollIntoView();
  await endOfFrame();
  expect(isPainted(roots[20]!)).toBe(true);
});

it('is painted in a page whose security policy takes no text for markup', async () => {
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; require-trusted-types-for 'script'";
  await loaded(() => {
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  });
  const refused = vi.fn();
  frame.contentDocument!.addEventListener('securitypolicyviolation', refused);
  render(createPortal(<One />, inner()));
  const roots = imagesIn(inner());
  await settled(roots);
  expect(isPainted(roots[0]!)).toBe(true);
  expect(refused).not.toHaveBeenCalled();
});

it('is painted in another window that it is moved to, wherever it is there', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const { rerender } = render(images(), { container });
  const roots = imagesIn(container);
  await settled(roots);
  expect(roots[20]!.querySelector('canvas')).toBeNull();
  withPixelRatio(1, frame.contentWindow!);
  inner().append(container);
  await expect.poll(() => paintedIn(roots)).toEqual(roots);
  rerender(images(30, undefined, more));
  await expect.poll(() => roots.filter((root) => isPainted(root, 200))).toEqual(roots);
});

/** Puts what it renders into the frame once all of it is there, as what opens a window does. */
function Later({ element, children }: { element: HTMLElement; children: ReactNode }) {
  useLayoutEffect(() => inner().append(element), [element]);
  return createPortal(children, element);
}

it.each(['its own', 'another'])(
  'is painted in a page that it comes to later, made by %s document',
  async (owner) => {
    const by = owner === 'another' ? document : frame.contentDocument!;
    const element = by.createElement('div');
    render(<Later element={element}>{images()}</Later>);
    const roots = imagesIn(element);
    await settled(roots);
    roots[20]!.scrollIntoView();
    await endOfFrame();
    expect(isPainted(roots[20]!)).toBe(true);
  },
);

it('can be rendered in a link that is nowhere yet', () => {
  const link = Object.assign(document.createElement('a'), { href: '/picture' });
  render(<One />, { container: link });
  expect(imagesIn(link)).toHaveLength(1);
});

it('is painted in the very frame in which steps of scrolling in a box bring it into view, also in older browsers', async () => {
  const view = frame.contentWindow as Window & typeof globalThis;
  const { IntersectionObserver: Newer } = view;
  delete (Newer.prototype as { scrollMargin?: string }).scrollMargin;
  view.IntersectionObserver = class extends Newer {
    constructor(callback: IntersectionObserverCallback, { root, rootMargin }: IntersectionObserverInit = {}) {
      super(callback, { root, rootMargin });
    }
  };
  const box = <div style={{ height: 450, overflow: 'auto' }}>{images()}</div>;
  render(createPortal(box, inner()));
  const roots = imagesIn(inner());
  await settled(roots);
  for (let top = 0; top <= 4000; top += 200) {
    await betweenFrames();
    roots[0]!.parentElement!.scrollTop = top;
    await endOfFrame();
    const inView = roots.slice(Math.floor(top / 300), Math.ceil((top + 450) / 300));
    expect(paintedIn(inView)).toEqual(inView);
  }
});
