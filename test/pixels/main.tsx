import { GroundedImage, type GroundedImageProps, type Viewport } from 'perceptron-react';
import type { CSSProperties } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import 'perceptron-react/styles.css';

/** What the page is asked to show. */
export interface Scene extends Pick<GroundedImageProps, 'annotations' | 'fit' | 'viewport' | 'selectedIds'> {
  /** The style of the element around the image, and of the image. */
  around?: CSSProperties;
  style: CSSProperties;
  /** The image's own size in pixels. */
  natural: { width: number; height: number };
}

/**
 * A picture whose red and green are the same everywhere, so that what is red is the overlay's, and whose blue is a step
 * at every fifth of its width and height.
 */
function checkered({ width, height }: Scene['natural']) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  for (let row = 0; row < 5; row++)
    for (let column = 0; column < 5; column++) {
      context.fillStyle = (row + column) % 2 ? 'rgb(100 100 60)' : 'rgb(100 100 200)';
      context.fillRect((column * width) / 5, (row * height) / 5, width / 5, height / 5);
    }
  return canvas.toDataURL();
}

const root = createRoot(document.querySelector('#root')!);
const pictures = new Map<string, string>();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const imageElement = () => document.querySelector<HTMLElement>('.pr-image')!;
let shown = 0;
let viewport: Viewport = { scale: 1, x: 0, y: 0 };

/** Waits for the frame after the next, which shows all that the next one painted. */
async function painted() {
  await frame();
  await frame();
}

async function settled() {
  const image = imageElement();
  while (image.getAttribute('data-status') !== 'loaded' || !image.querySelector('.pr-image-stage canvas'))
    await frame();
  await frame();
  while (image.querySelector('[data-moving]')) await frame();
  await painted();
}

const { setTimeout: setTimer } = window;
let held: (() => void)[] | null = null;
window.setTimeout = ((handler: () => void, delay?: number) =>
  held ? held.push(handler) : setTimer(handler, delay)) as typeof setTimeout;

/** What a test calls. All lengths are in CSS pixels. */
const page = {
  /** Shows a scene anew, waits until it is painted, and says where its box is. */
  async show({ around, natural, ...props }: Scene) {
    const key = JSON.stringify(natural);
    const src = pictures.get(key) ?? checkered(natural);
    pictures.set(key, src);
    flushSync(() =>
      root.render(
        <div key={++shown} style={around}>
          <GroundedImage
            {...props}
            alt="Checkered"
            src={src}
            onViewportChange={(next) => {
              viewport = next;
            }}
            annotationStyle={{ stroke: 'rgb(255 0 0)', halo: false, fillOpacity: 0 }}
            showLabels={false}
            showZoomControls={false}
            tooltip={false}
          />
        </div>,
      ),
    );
    await settled();
    return page.box();
  },
  settled,
  painted,
  async resize(width: string, height: string) {
    Object.assign(imageElement().style, { width, height });
    await settled();
    return page.box();
  },
  viewport: () => viewport,
  isMoving: () => imageElement().querySelector('[data-moving]') !== null,
  /** Keeps timers from running: a gesture then never comes to rest. */
  holdTimers() {
    held = [];
  },
  async releaseTimers() {
    const waiting = held ?? [];
    held = null;
    for (const handler of waiting) handler();
    await settled();
  },
  /** Where the box of the image is in the window, ancestors' transforms included, and its own size. */
  box() {
    const box = imageElement().querySelector('.pr-image-box')!;
    const { left, top } = box.getBoundingClientRect();
    const { width, height } = getComputedStyle(box);
    return { left, top, width: Number.parseFloat(width), height: Number.parseFloat(height) };
  },
};

export type PixelPage = typeof page;
Object.assign(window, { page });
