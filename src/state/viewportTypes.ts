import type { Store } from './store.js';

/** Where an image stands in its container. */
export interface Viewport {
  /** Magnification over the fitted size: 1 is fitted. */
  readonly scale: number;
  /** Left edge of the image in CSS pixels from the container's left edge. */
  readonly x: number;
  /** Top edge of the image in CSS pixels from the container's top edge. */
  readonly y: number;
}

/** Sizes in CSS pixels that a viewport moves within. */
export interface ViewportGeometry {
  /** The container. */
  readonly container: { readonly width: number; readonly height: number };
  /** The image at scale 1: its top left in the container, and its size. */
  readonly fitted: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** The image's own width in pixels. */
  readonly naturalWidth: number;
}

/** What moved the viewport. */
export type ViewportChangeReason =
  | 'wheel'
  | 'drag'
  | 'pinch'
  | 'keyboard'
  | 'button'
  | 'tap'
  | 'selection'
  | 'resize'
  | 'api';

/** What comes with every change. */
export interface ViewportChangeDetails {
  reason: ViewportChangeReason;
  event?: Event;
}

/** A point in CSS pixels from the container's top left. */
export interface ViewPoint {
  x: number;
  y: number;
}

/** A rectangle in fractions of the image: 0..1 in both axes. */
export interface ImageRect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Options of {@link createViewport}. */
export interface ViewportOptions {
  /** Where to begin. @default fitted */
  initial?: Viewport | undefined;
  /** Held by the app: moves only ask for another. */
  controlled?: Viewport | undefined;
  /** Above 0. @default 1 */
  minScale?: number | undefined;
  /** The largest magnification over the fitted size. @default 8, or four times the image's own pixels if that is more */
  maxScale?: number | undefined;
  /** Told of every move, also of those that a controlled viewport then refuses. */
  onViewportChange?: ((viewport: Viewport, details: ViewportChangeDetails) => void) | undefined;
}

/** Pan and zoom of one image. */
export interface ViewportController extends Store<Viewport> {
  /** Whether the image stands as fitted. */
  isFitted(): boolean;
  /** Whether there is more of the image than the container shows. A fitted image is as the app wants it: it stays. */
  canPan(): boolean;
  /** Whether a pan by so much would move the image, by half a pixel at least, or it is at its edge there. */
  canPanBy(dx: number, dy: number): boolean;
  /** Where the next move begins: what the app was last asked for, while it may still answer, or where the image is. */
  getTarget(): Viewport;
  /** Smallest and largest scale in force. */
  getLimits(): { min: number; max: number };
  /** The scale at which one image pixel is one CSS pixel, as far as the limits allow. */
  getActualScale(): number;
  /**
   * Takes over new sizes: what was in the middle of the view stays there, and a fitted image stays fitted. Another aspect
   * ratio is another image, which starts fitted.
   */
  setGeometry(geometry: ViewportGeometry): void;
  /** Moves to `viewport`, kept within the limits. */
  set(viewport: Viewport, details?: ViewportChangeDetails): void;
  panBy(dx: number, dy: number, details?: ViewportChangeDetails): void;
  /** Multiplies the scale and keeps the image under `at` in place. @param at the middle of the container by default */
  zoomBy(factor: number, at?: ViewPoint, details?: ViewportChangeDetails): void;
  /**
   * Multiplies the scale and brings what was under `from` under `to`, as two fingers do.
   * @param before where the image was under `from`; by default where the next move begins
   */
  pinch(
    factor: number,
    from: ViewPoint,
    to: ViewPoint,
    details?: ViewportChangeDetails,
    before?: Viewport,
  ): void;
  zoomTo(scale: number, at?: ViewPoint, details?: ViewportChangeDetails): void;
  fit(details?: ViewportChangeDetails): void;
  /** One image pixel to one CSS pixel, as far as the limits allow. */
  actualSize(details?: ViewportChangeDetails): void;
  /** Brings `rect` to the middle, as large as fits with a margin. */
  zoomToRect(rect: ImageRect, details?: ViewportChangeDetails): void;
  /** Pans just as far as needed to show `rect`; never zooms in. */
  reveal(rect: ImageRect, details?: ViewportChangeDetails): void;
  /** Takes over a new controlled value, limits and callback. */
  setOptions(options: Omit<ViewportOptions, 'initial'>): void;
}
