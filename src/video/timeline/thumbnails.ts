/** A picture of the video at a time in seconds: the address of an image, or anything a canvas can draw. */
export type GetThumbnail = (time: number) => Promise<string | CanvasImageSource>;

/** Shows pictures by time in one element. */
export interface ThumbnailPainter {
  /** @param precision seconds that make no difference, as those of one pixel */
  show(time: number, precision: number): void;
  clear(): void;
}

/** Pictures kept, so that a pointer that moves back and forth asks for each once. */
const KEPT = 60;
/** Pictures are asked for at times this many pixels apart. */
const STEP_PIXELS = 8;

const sizeOf = (source: CanvasImageSource): readonly [width: number, height: number] => {
  if ('videoWidth' in source) return [source.videoWidth, source.videoHeight];
  if ('naturalWidth' in source) return [source.naturalWidth, source.naturalHeight];
  if ('displayWidth' in source) return [source.displayWidth, source.displayHeight];
  const { width, height } = source as { width: number; height: number };
  return [width, height];
};

/**
 * Shows what `getThumbnail` gives in `host`. Of several asked for only the latest is shown, whichever comes first; where
 * one fails there is none, for the time beside it says as much.
 */
export function createThumbnailPainter(host: HTMLElement, getThumbnail: GetThumbnail): ThumbnailPainter {
  const kept = new Map<number, Promise<string | CanvasImageSource>>();
  let latest: number | undefined;

  function ask(time: number) {
    let picture = kept.get(time);
    if (!picture) {
      picture = getThumbnail(time);
      kept.set(time, picture);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    }
    return picture;
  }

  function paint(picture: string | CanvasImageSource) {
    const { ownerDocument } = host;
    if (typeof picture === 'string') {
      const image = Object.assign(ownerDocument.createElement('img'), { src: picture, alt: '' });
      host.replaceChildren(image);
    } else {
      const [width, height] = sizeOf(picture);
      const canvas = Object.assign(ownerDocument.createElement('canvas'), { width, height });
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
      host.replaceChildren(canvas);
    }
    host.hidden = false;
  }

  return {
    show(time, precision) {
      const step = Math.max(precision * STEP_PIXELS, 0.04);
      const at = Math.max(0, Math.round(time / step) * step);
      if (at === latest) return;
      latest = at;
      ask(at).then(
        (picture) => {
          if (latest === at) paint(picture);
        },
        () => {
          kept.delete(at);
          if (latest === at) host.hidden = true;
        },
      );
    },
    clear() {
      latest = undefined;
      host.hidden = true;
    },
  };
}
