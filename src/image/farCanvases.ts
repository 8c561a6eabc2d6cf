/** Bytes of all canvases in an element. */
export function canvasBytes(host: Element): number {
  let bytes = 0;
  for (const { width, height } of host.querySelectorAll('canvas')) bytes += width * height * 4;
  return bytes;
}

/** Something whose canvases may be given up. */
export interface GivesUp {
  /** Bytes of its canvases. */
  bytes(): number;
  /** Gives them up. */
  release(): void;
}

/** What is painted although it is far from what is seen of the page, within a budget of memory. */
export interface FarCanvases<T extends GivesUp> {
  /** Keeps what is painted and has gone far; what has been there for longest gives up its canvases for it. */
  keep(item: T): void;
  /** Paints what is far once the page has been quiet for a while, if there is room. */
  want(item: T): void;
  /** It is not far any more, or gone. */
  forget(item: T): void;
}

/**
 * Bytes that canvases may take while they are far, so that reading to and fro paints nothing anew. Phones end a page of more
 * than 256 MB, of which those that are near take up to 70.
 */
const MAX_BYTES = 64e6;
/** Below it, more is painted ahead: most pages are whole then, also in a picture that a tool takes of all of it. */
const AHEAD_BYTES = 48e6;
/** Milliseconds without a wish before anything is painted ahead, and between one and the next where none tells of rest. */
const [QUIET_MS, PAUSE_MS] = [500, 50];

/** None yet. @param paint paints one of them */
export function createFarCanvases<T extends GivesUp>(
  view: Window & typeof globalThis,
  paint: (item: T) => void,
): FarCanvases<T> {
  /** In the order in which they came. */
  const kept = new Set<T>();
  const wanted = new Set<T>();
  let timer = 0;

  function bytesOfAll() {
    let bytes = 0;
    for (const item of kept) bytes += item.bytes();
    return bytes;
  }

  function whenIdle(callback: () => void) {
    if (view.requestIdleCallback) view.requestIdleCallback(callback);
    else view.setTimeout(callback, PAUSE_MS);
  }

  function paintNext() {
    if (bytesOfAll() >= AHEAD_BYTES) wanted.clear();
    const [item] = wanted;
    if (!item) return;
    wanted.delete(item);
    kept.add(item);
    paint(item);
    if (wanted.size) whenIdle(paintNext);
  }

  return {
    keep(item) {
      kept.add(item);
      let bytes = bytesOfAll();
      for (const oldest of kept) {
        if (bytes <= MAX_BYTES) return;
        bytes -= oldest.bytes();
        kept.delete(oldest);
        oldest.release();
      }
    },
    want(item) {
      wanted.add(item);
      view.clearTimeout(timer);
      timer = view.setTimeout(() => whenIdle(paintNext), QUIET_MS);
    },
    forget(item) {
      kept.delete(item);
      wanted.delete(item);
    },
  };
}
