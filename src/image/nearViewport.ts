import { doWorks, type FrameWork, requestWork } from '../state/frameWork.js';
import { perWindow } from '../state/perWindow.js';
import { createFarCanvases, type GivesUp } from './farCanvases.js';

/** Something that is painted only while it is near what is seen of the page. */
export interface PaintedNear extends GivesUp {
  readonly element: Element;
  /** Paints it if it is near. */
  readonly work: FrameWork;
}

/** Whether it is near. */
export interface Nearness {
  /**
   * Whether it has to be painted in this frame. Looks at the layout, unless it is known to be near.
   *
   * @param resized whether it has another size, as it has when something shows what it hid
   */
  isNear(resized: boolean): boolean;
  leave(): void;
}

/** How far beyond what is seen is near, on all sides. */
const MARGINS = {
  /** Of the window: as far as it is high and wide. */
  rootMargin: '100%',
  /** Of what scrolls in it; not all browsers know it. Chromium adds it to that of the window. */
  scrollMargin: '400px',
};
/** CSS pixels by which something is scrolled at once that brings into view only what was near before. */
const STEP = 300;

interface Watched extends PaintedNear {
  /**
   * `near` and `far` by the browser's word, which comes after the frame. `seen`: by a look of our own, until that word.
   * `hidden`: it was looked at and is where it would be seen, but the browser says that something hides it.
   */
  state: 'far' | 'hidden' | 'seen' | 'near';
}

/**
 * Watches one of all that a window shows, with one observer for all. The browser tells of what comes near, but a frame
 * later: in time for what scrolls in steps, too late for a jump. So what is far is looked at before its first painting, when
 * its size changes and after each jump, and is painted in that frame if it is in view. A page that scrolls itself in an
 * animation frame tells of it in the next one only; then so does this.
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
  /** Painted now although it is far. */
  let ahead: Watched | null = null;
  let isPrinting = false;
  const far = createFarCanvases<Watched>(view, (item) => {
    ahead = item;
    doWorks([item.work]);
    ahead = null;
  });

  const observer = new view.IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const item = watched.get(target);
        if (item) hear(item, isIntersecting);
      }
    },
    // By the document and not the window: around a frame of another site, that would grant no margin.
    { root: view.document, ...MARGINS },
  );

  const isNear = ({ state }: Watched) => state === 'near' || state === 'seen';

  function hear(item: Watched, nearby: boolean) {
    const was = item.state;
    if (nearby) {
      item.state = 'near';
      far.forget(item);
      if (was !== 'near' && was !== 'seen') requestWork(view, item.work);
    } else if (isNear(item)) {
      item.state = was === 'seen' ? 'hidden' : 'far';
      if (!isPrinting) far.keep(item);
    }
  }

  /** Whether something that is not near is in view all the same. */
  function look(item: Watched) {
    if (item.state === 'hidden') return false;
    const { left, top, right, bottom } = item.element.getBoundingClientRect();
    if (right <= 0 || bottom <= 0 || left >= view.innerWidth || top >= view.innerHeight) return false;
    item.state = 'seen';
    far.forget(item);
    // So that the browser says something, also where that is what it said before.
    observer.unobserve(item.element);
    observer.observe(item.element);
    return true;
  }

  const distant = () => [...watched.values()].filter((item) => !isNear(item));

  function lookAtAll() {
    for (const item of distant()) if (look(item)) requestWork(view, item.work);
  }

  /** Where each scroller was when it last told. */
  const offsets = new WeakMap<EventTarget, { left: number; top: number }>();

  function onScroll({ target }: Event) {
    const scroller = target === view.document ? view.document.scrollingElement : (target as Element);
    if (!scroller) return lookAtAll();
    const { scrollLeft: left, scrollTop: top } = scroller;
    const before = offsets.get(scroller);
    offsets.set(scroller, { left, top });
    if (!before || Math.abs(left - before.left) > STEP || Math.abs(top - before.top) > STEP) lookAtAll();
  }

  view.addEventListener('resize', lookAtAll);
  view.addEventListener('beforeprint', () => {
    isPrinting = true;
    doWorks(distant().map(({ work }) => work));
  });
  view.addEventListener('afterprint', () => {
    isPrinting = false;
    for (const item of distant()) far.keep(item);
  });

  return (painted: PaintedNear): Nearness => {
    const item: Watched = { ...painted, state: 'far' };
    watched.set(item.element, item);
    observer.observe(item.element);
    // Added once, however often it is asked for.
    for (const target of scrollTargets(item.element))
      target.addEventListener('scroll', onScroll as EventListener, { capture: true, passive: true });
    return {
      isNear(resized) {
        if (resized && item.state === 'hidden') item.state = 'far';
        if (isPrinting || item === ahead || isNear(item) || look(item)) return true;
        far.want(item);
        return false;
      },
      leave() {
        observer.unobserve(item.element);
        watched.delete(item.element);
        far.forget(item);
      },
    };
  };
});
