/** What a {@link GetThumbnail} gives: the address of an image, anything a canvas can draw, or nothing. */
export type Thumbnail = string | CanvasImageSource | null | undefined;

/**
 * A picture of the video at a time in seconds. The signal is aborted when the pointer has moved on; a rejection means that
 * there is none.
 */
export type GetThumbnail = (time: number, options: { signal: AbortSignal }) => Thumbnail | Promise<Thumbnail>;

/** Shows pictures by time in one element. */
export interface ThumbnailPainter {
  /** @param precision seconds that make no difference, as those of one pixel */
  show(time: number, precision: number): void;
  clear(): void;
}

/** Pictures kept, so that a pointer that moves back and forth asks for each once. */
const KEPT = 60;
/** Pictures are asked for at times this many pixels apart, and no nearer than a frame. */
const STEP_PIXELS = 8;
const STEP_SECONDS = 0.04;

/** The most pixels of a picture: what fits on a screen of two for each of CSS. */
const LARGEST = { width: 320, height: 192 };

const sizeOf = (source: CanvasImageSource): readonly [width: number, height: number] => {
  if ('videoWidth' in source) return [source.videoWidth, source.videoHeight];
  if ('naturalWidth' in source) return [source.naturalWidth, source.naturalHeight];
  if ('displayWidth' in source) return [source.displayWidth, source.displayHeight];
  const { width, height } = source as { width: number; height: number };
  return [width, height];
};

/** A picture as an element of its own, because what was given may be drawn over by who gave it. */
async function elementOf(picture: Thumbnail, document: Document): Promise<HTMLElement | null> {
  if (typeof picture === 'string') {
    const image = Object.assign(document.createElement('img'), { src: picture, alt: '' });
    await image.decode();
    return image;
  }
  if (!picture) return null;
  const [ownWidth, ownHeight] = sizeOf(picture);
  // Sound alone, or nothing loaded.
  if (!ownWidth || !ownHeight) return null;
  const scale = Math.min(1, LARGEST.width / ownWidth, LARGEST.height / ownHeight);
  const [width, height] = [Math.round(ownWidth * scale), Math.round(ownHeight * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/**
 * Shows what `getThumbnail` gives in `host`. Of several asked for only the latest is shown, whichever comes first, and the
 * others are cancelled; until it comes the one before stays, marked `data-pending`. Where one fails there is none, for the
 * time beside it says as much.
 */
export function createThumbnailPainter(host: HTMLElement, getThumbnail: GetThumbnail): ThumbnailPainter {
  const kept = new Map<number, HTMLElement>();
  let latest: number | undefined;
  let request: AbortController | undefined;

  function paint(element: HTMLElement | null) {
    host.removeAttribute('data-pending');
    host.hidden = element === null;
    if (element) host.replaceChildren(element);
  }

  async function ask(time: number) {
    const controller = new AbortController();
    request = controller;
    host.toggleAttribute('data-pending', true);
    let element: HTMLElement | null = null;
    try {
      element = await elementOf(await getThumbnail(time, controller), host.ownerDocument);
    } catch {
      // No picture then: a video that may not be read, an image that is not there.
    }
    if (element) {
      kept.set(time, element);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    }
    if (!controller.signal.aborted) paint(element);
  }

  return {
    show(time, precision) {
      const step = Math.max(precision * STEP_PIXELS, STEP_SECONDS);
      const at = Math.max(0, Math.round(time / step) * step);
      if (at === latest) return;
      latest = at;
      request?.abort();
      const element = kept.get(at);
      if (element) paint(element);
      else void ask(at);
    },
    clear() {
      latest = undefined;
      request?.abort();
      paint(null);
    },
  };
}
