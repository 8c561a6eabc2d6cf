import { type Fit, fitImage, type Size } from '../grounding/index.js';
import type { WritableStore } from '../state/store.js';
import type { ViewPoint, ViewportController } from '../state/viewportTypes.js';
import { type Edges, intersection, visibleArea } from './edges.js';
import { placeImage, usedSize } from './placement.js';
import type { ImageTransform } from './types.js';
import { beyondWholePixel } from './wholePixels.js';

/** Where the image is in its box; null until both have a size. */
export interface ImageLayout {
  readonly transform: ImageTransform | null;
}

/** The elements that a view works with. */
export interface ViewElements {
  root: HTMLElement;
  /** The box of the image, which clips it. Gets the place of the image as CSS variables. */
  box: HTMLElement;
  /** Everything in the box. Moves as one while the image moves. */
  moved: HTMLElement;
}

/** How what is painted follows the viewport. */
export interface View {
  /** Where the image is now, in the middle of a gesture as well. */
  current(): ImageTransform | null;
  /** The painted place in CSS pixels of `moved`, which begins at a whole pixel, a little before the box. */
  canvas(): ImageTransform | null;
  /** Measures the box for an image of this size. */
  measure(natural: Size | null, fit: Fit): void;
  /**
   * Moves what is painted to where the image is now. False where it has to be painted anew.
   *
   * @param size how much there is to paint, in shapes of four corners: the less, the more often in a gesture
   */
  follow(size: number): boolean;
  /** Makes the place of the image now the painted one. True where it is another. */
  settle(): boolean;
  destroy(): void;
}

/** Milliseconds without a move after which everything is painted sharp. */
const SETTLE_MS = 120;
/** By how much painted lines and text may be magnified or shrunk before they are painted anew. */
const MAX_RATIO = 2;
/**
 * Up to which share of the visible image may show no shapes until it rests, by how much there is to paint. A zoom places
 * labels anew, so they would not come to rest in one that is painted as often as a pan.
 */
const BARE = { pan: 0.05, zoom: 0.2, most: 0.4, perShape: 1 / 4000 };

const areaOf = ({ left, top, right, bottom }: Edges) => Math.max(0, right - left) * Math.max(0, bottom - top);

/** Whether what was painted `from` one place is still good to show at another. */
function strayed(from: ImageTransform, to: ImageTransform, size: number) {
  const ratio = to.scaleX / from.scaleX;
  if (ratio > MAX_RATIO || ratio < 1 / MAX_RATIO) return true;
  const [left, top] = [to.x - from.x * ratio, to.y - from.y * ratio];
  const canvas = { left, top, right: left + from.width * ratio, bottom: top + from.height * ratio };
  const visible = visibleArea(to);
  const least = ratio === 1 ? BARE.pan : BARE.zoom;
  const bare = Math.min(BARE.most, Math.max(least, size * BARE.perShape));
  return areaOf(intersection(canvas, visible)) < (1 - bare) * areaOf(visible);
}

const inCanvas = (at: ImageTransform, origin: ViewPoint): ImageTransform => ({
  ...at,
  x: at.x + origin.x,
  y: at.y + origin.y,
  width: at.width + origin.x,
  height: at.height + origin.y,
});

function isSame(a: ImageTransform | null, b: ImageTransform | null) {
  if (!a || !b) return a === b;
  return (Object.keys(a) as (keyof ImageTransform)[]).every((key) => a[key] === b[key]);
}

/**
 * The view of one image. While the image moves, everything painted is moved by the compositor, by one transform on one
 * element; when it rests for a moment, or has strayed too far, it is placed and painted anew.
 *
 * @param painted where the image was when it was last painted
 * @param onSettle asks for a new painting
 */
export function createView(
  { root, box, moved }: ViewElements,
  viewport: ViewportController,
  painted: WritableStore<ImageLayout>,
  onSettle: () => void,
): View {
  const view = box.ownerDocument.defaultView!;
  let natural: Size | null = null;
  let fit: Fit = 'contain';
  let size: Size = { width: 0, height: 0 };
  let followed: ImageTransform | null = null;
  let timer = 0;
  /** How far the box begins beyond a whole pixel. */
  let origin: ViewPoint = { x: 0, y: 0 };
  /** The same as it was when the box was measured, until the image is placed there. */
  let measured: ViewPoint | null = null;
  let canvas: ImageTransform | null = null;

  const current = () => natural && placeImage(natural, size, fit, viewport.getSnapshot());

  function rest() {
    view.clearTimeout(timer);
    followed = null;
    if (!moved.hasAttribute('data-moving')) return;
    moved.removeAttribute('data-moving');
    moved.style.transform = '';
  }

  /** Puts the image in its place. Browsers round where an element is laid out, but not where a transform puts it. */
  function place({ x, y, scaleX, scaleY }: ImageTransform) {
    const { style } = box;
    const [width, height] = [Math.ceil(scaleX * 1000), Math.ceil(scaleY * 1000)];
    const scale = `${(scaleX * 1000) / width}, ${(scaleY * 1000) / height}`;
    style.setProperty('--pr-image-width', `${width}px`);
    style.setProperty('--pr-image-height', `${height}px`);
    style.setProperty('--pr-image-place', `translate(${x}px, ${y}px) scale(${scale})`);
    style.setProperty('--pr-image-origin-x', `${origin.x}px`);
    style.setProperty('--pr-image-origin-y', `${origin.y}px`);
    style.setProperty('--pr-image-box-width', `${size.width}px`);
    style.setProperty('--pr-image-box-height', `${size.height}px`);
  }

  return {
    current,
    canvas: () => canvas,
    measure(nextNatural, nextFit) {
      natural = nextNatural;
      fit = nextFit;
      size = usedSize(box);
      measured = null;
      if (!natural) return;
      measured = beyondWholePixel(box, size.width, view.devicePixelRatio);
      const fitted = fitImage(natural, size, fit);
      if (fitted.scale > 0) viewport.setGeometry({ container: size, fitted, naturalWidth: natural.width });
    },
    follow(size) {
      const from = painted.getSnapshot().transform;
      const to = current();
      if (!from || !to) return from === to;
      if (isSame(to, followed ?? from)) return true;
      if (strayed(from, to, size)) return false;
      const ratio = to.scaleX / from.scaleX;
      const [x, y] = [
        to.x + origin.x - (from.x + origin.x) * ratio,
        to.y + origin.y - (from.y + origin.y) * ratio,
      ];
      moved.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`;
      moved.toggleAttribute('data-moving', true);
      followed = to;
      view.clearTimeout(timer);
      timer = view.setTimeout(onSettle, SETTLE_MS);
      return true;
    },
    settle() {
      rest();
      const next = current();
      const before = origin;
      if (next) origin = measured ?? beyondWholePixel(box, size.width, view.devicePixelRatio);
      measured = null;
      const shifted = origin.x !== before.x || origin.y !== before.y;
      // What an earlier view has painted, as before React took its effects away and back, is not there any more.
      const isPlaced = (canvas === null) === (next === null);
      if (isPlaced && !shifted && isSame(next, painted.getSnapshot().transform)) return false;
      root.toggleAttribute('data-zoomed', next !== null && !viewport.isFitted());
      box.toggleAttribute('data-pannable', viewport.canPan());
      canvas = next && inCanvas(next, origin);
      if (canvas) place(canvas);
      painted.set({ transform: next && Object.freeze(next) });
      return true;
    },
    destroy: rest,
  };
}
