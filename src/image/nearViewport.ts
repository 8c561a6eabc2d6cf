import { doWorks, type FrameWork, requestWork } from '../state/frameWork.js';
import { perWindow } from '../state/perWindow.js';

/** Something that is painted only while it is near what is seen of the page. */
export interface PaintedNear {
  readonly element: Element;
  /** Paints it if it is near. */
  readonly work: FrameWork;
  /** Bytes of its canvases. */
  bytes(): number;
  /** Gives its canvases up. */
  release(): void;
}

/** Whether it is near. */
export interface Nearness {
  /** Whether it has to be painted in this frame. Looks at the layout, unless it is known to be near. */
  isNear(): boolean;
  leave(): void;
}

/** How far beyond what is seen is near: its width and height on all sides, in the window and in all that scrolls. */
const MARGIN = '100%';
/**
 * Bytes of canvases that are kept while they are far, so that reading to and fro paints nothing anew. Phones end a page
 * of more than 256 MB of canvases, of which those that are near take up to 70.
 */
const KEPT_BYTES = 64e6;

interface Watched extends PaintedNear {
  /**
   * `near` and `far` by the browser's word, which comes after the frame. `seen`: by a look of our own, until that word.
   * `hidden`: it was looked at and is where it would be seen, but the browser says that something hides it.
   */
  state: 'far' | 'hidden' | 'seen' | 'near';
}

/**
 * Watches one of all that a window shows, with one observer for all. The browser tells of what comes near, but a frame
 * later: in time for what scrolls, too late for a jump. So what is far is looked at before its first painting and after
 * each step of scrolling, and is painted in that frame if it is in view.
 */
export function watchNear(painted: PaintedNear): Nearness {
  const view = painted.element.ownerDocument.defaultView!;
  // As in the jsdom of an app's tests.
  if (!view.IntersectionObserver) return { isNear: () => true, leave() {} };
  return watchIn(view)(painted);
}

/** What tells of scrolling around `element`: its document, and the shadow roots that it is shown in. */
function* scrollTargets(element: Element): Generator<Node> {
  for (let at: Node | null = element; at; ) {
    const { host, assignedSlot } = at as Partial<ShadowRoot & Element>;
    if (host || !at.parentNode) yield at;
    at = assignedSlot ?? at.parentNode ?? host ?? null;
  }
}

const watchIn = perWindow((view) => {
  const watched = new Map<Element, Watched>();
  /** What is far and has canvases, in the order in which it went. */
  const kept = new Set<Watched>();
  let isPrinting = false;

  const observer = new view.IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const item = watched.get(target);
        if (item) hear(item, isIntersecting);
      }
      trim();
    },
    // By the document and not the window: around a frame of another site, that would grant no margin.
    { root: view.document, rootMargin: MARGIN, scrollMargin: MARGIN } as IntersectionObserverInit,
  );

  const isNear = ({ state }: Watched) => state === 'near' || state === 'seen';

  function hear(item: Watched, nearby: boolean) {
    const was = item.state;
    if (nearby) {
      item.state = 'near';
      kept.delete(item);
      if (was !== 'near' && was !== 'seen') requestWork(view, item.work);
    } else if (isNear(item)) {
      item.state = was === 'seen' ? 'hidden' : 'far';
      kept.add(item);
    }
  }

  /** Whether something that is not near is in view all the same. */
  function look(item: Watched) {
    const { left, top, right, bottom } = item.element.getBoundingClientRect();
    const inView = right > 0 && bottom > 0 && left < view.innerWidth && top < view.innerHeight;
    if (!inView) item.state = 'far';
    if (item.state === 'hidden' || !inView) return false;
    item.state = 'seen';
    kept.delete(item);
    // So that the browser says something, also where that is what it said before.
    observer.unobserve(item.element);
    observer.observe(item.element);
    return true;
  }

  function trim() {
    if (isPrinting) return;
    let bytes = 0;
    for (const item of kept) bytes += item.bytes();
    for (const item of kept) {
      if (bytes <= KEPT_BYTES) return;
      bytes -= item.bytes();
      kept.delete(item);
      item.release();
    }
  }

  const distant = () => [...watched.values()].filter((item) => !isNear(item));

  function lookAtAll() {
    for (const item of distant()) if (look(item)) requestWork(view, item.work);
  }

  view.addEventListener('resize', lookAtAll);
  view.addEventListener('beforeprint', () => {
    isPrinting = true;
    doWorks(distant().map(({ work }) => work));
  });
  view.addEventListener('afterprint', () => {
    isPrinting = false;
    for (const item of distant()) kept.add(item);
    trim();
  });

  return (painted: PaintedNear): Nearness => {
    const item: Watched = { ...painted, state: 'far' };
    watched.set(item.element, item);
    observer.observe(item.element);
    // Added once, however often it is asked for.
    for (const target of scrollTargets(item.element))
      target.addEventListener('scroll', lookAtAll, { capture: true, passive: true });
    return {
      isNear: () => isPrinting || isNear(item) || look(item),
      leave() {
        observer.unobserve(item.element);
        watched.delete(item.element);
        kept.delete(item);
      },
    };
  };
});
