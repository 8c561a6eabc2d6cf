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
/** CSS pixels by which something is scrolled at once that brings into view only what was near before, if it has a margin. */
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

/** The shadow roots that an element is shown in: no document hears of what scrolls in them. */
function* shadowRootsAround(element: Element): Generator<ShadowRoot> {
  for (let at: Node | null = element; at; ) {
    // A link has a host as well.
    const host: Element | null = at.nodeType === at.DOCUMENT_FRAGMENT_NODE ? (at as ShadowRoot).host : null;
    if (host) yield at as ShadowRoot;
    at = (at as Element).assignedSlot ?? at.parentNode ?? host;
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
        if (item) hear(item, isIntersecting || isElsewhere(target));
      }
      // Nothing is told of what was far when it went there.
      if (entries.some(({ target }) => isElsewhere(target))) lookAtAll();
    },
    // By the document and not the window: around a frame of another site, that would grant no margin.
    { root: view.document, ...MARGINS },
  );

  const isNear = ({ state }: Watched) => state === 'near' || state === 'seen';
  /** Whether it was moved to another window, as a player is that pops out. Nothing tells of what is near there: all is. */
  const isElsewhere = (element: Element) => element.ownerDocument !== view.document;

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

  function isInView({ state, element }: Watched) {
    if (state === 'hidden') return false;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < view.innerWidth && top < view.innerHeight;
  }

  /** Whether something that is not near has to be painted all the same. */
  function look(item: Watched) {
    if (!isElsewhere(item.element) && !isInView(item)) return false;
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

  const hasScrollMargin = 'scrollMargin' in observer;
  /** Where each scroller was when it last told. */
  const offsets = new WeakMap<EventTarget, { left: number; top: number }>();

  function onScroll({ target }: Event) {
    const scroller = target === view.document ? view.document.scrollingElement : (target as Element);
    if (!scroller) return lookAtAll();
    const { scrollLeft: left, scrollTop: top } = scroller;
    const before = offsets.get(scroller);
    offsets.set(scroller, { left, top });
    const step = target === view.document || hasScrollMargin ? STEP : 0;
    if (!before || Math.abs(left - before.left) > step || Math.abs(top - before.top) > step) lookAtAll();
  }

  const listenTo = (target: EventTarget) =>
    target.addEventListener('scroll', onScroll as EventListener, { capture: true, passive: true });
  listenTo(view.document);
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
    // Once for each, however often it is asked for.
    for (const root of shadowRootsAround(item.element)) listenTo(root);
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
