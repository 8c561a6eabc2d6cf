/** Shows a copy in place of a canvas while that is not painted. */
export interface StillCanvas {
  /** Says that something else on the page changes while the canvas does not. Shows the copy, if that is worth it. */
  hold(): void;
  /** Shows the canvas itself: it is about to be painted. */
  release(): void;
  destroy(): void;
}

/** Milliseconds without a painting after which a canvas counts as at rest, and without a change after which the copy goes. */
const [REST_MS, HELD_MS] = [250, 1000];
/** Canvases of fewer device pixels cost too little. */
const MIN_PIXELS = 250_000;

/**
 * A still of `canvas`. Where there is no GPU, browsers hand on a copy of every 2D canvas with every frame of the page,
 * whether it was painted or not: in Chromium 1.2 ms for 1600 x 1200 pixels, more than all the rest of a step of a zoom. A
 * bitmap is handed on once. It is there only while a gesture or a pointer keeps the page busy, so that no memory is taken
 * twice for longer.
 */
export function createStillCanvas(canvas: HTMLCanvasElement): StillCanvas {
  const view = canvas.ownerDocument.defaultView!;
  let copy: HTMLCanvasElement | null = null;
  let releasedAt = view.performance.now();
  let timer = 0;
  /** Stands for the copy asked for last; null while none is wanted. */
  let wanted: object | null = null;

  function show(bitmap: ImageBitmap) {
    copy = canvas.ownerDocument.createElement('canvas');
    copy.width = bitmap.width;
    copy.height = bitmap.height;
    copy.style.cssText = canvas.style.cssText;
    copy.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    canvas.after(copy);
    canvas.style.visibility = 'hidden';
  }

  function release() {
    view.clearTimeout(timer);
    wanted = null;
    releasedAt = view.performance.now();
    if (!copy) return;
    canvas.style.visibility = '';
    copy.remove();
    copy = null;
  }

  return {
    hold() {
      view.clearTimeout(timer);
      timer = view.setTimeout(release, HELD_MS);
      if (wanted || canvas.width * canvas.height < MIN_PIXELS) return;
      if (view.performance.now() - releasedAt < REST_MS) return;
      const mine = {};
      wanted = mine;
      view.createImageBitmap(canvas).then(
        (bitmap) => {
          if (wanted === mine) show(bitmap);
          else bitmap.close();
        },
        // Without memory for a copy there is none.
        () => {},
      );
    },
    release,
    destroy: release,
  };
}
