import { perWindow } from './perWindow.js';

/** What one of many does in a frame, in two halves. */
export interface FrameWork {
  /** Looks at the layout of the page, and changes nothing. */
  read(): void;
  /** Changes the page, and looks at nothing. */
  write(): void;
}

function attempt(half: () => void) {
  try {
    half();
  } catch (error) {
    // What an app's function throws is told of, and keeps no other from its work.
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Does works now: first all that they read, so that the page is laid out once and not once for each of them. */
export function doWorks(works: readonly FrameWork[]) {
  for (const work of works) attempt(work.read);
  for (const work of works) attempt(work.write);
}

const requestedIn = perWindow(() => new Set<FrameWork>());

/** Has a work done in the next frame of a window, together with all others asked for. */
export function requestWork(view: Window & typeof globalThis, work: FrameWork) {
  const requested = requestedIn(view);
  if (!requested.size)
    view.requestAnimationFrame(() => {
      const works = [...requested];
      requested.clear();
      doWorks(works);
    });
  requested.add(work);
}

const sizesIn = perWindow((view) => {
  const watched = new WeakMap<Element, { work: FrameWork; onResize(): void }>();
  const observer = new view.ResizeObserver((entries) => {
    const resized = entries.flatMap(({ target }) => watched.get(target) ?? []);
    for (const { onResize } of resized) onResize();
    doWorks(resized.map(({ work }) => work));
  });
  return { observer, watched };
});

/**
 * Has `work` done whenever the element has got another size, in that very frame, until the returned function is called.
 * Where sizes cannot be watched, as in the jsdom of an app's tests, it never is.
 *
 * @param onResize told of it before
 */
export function workOnResize(element: Element, work: FrameWork, onResize: () => void): () => void {
  const view = element.ownerDocument.defaultView;
  if (!view?.ResizeObserver) return () => {};
  const { observer, watched } = sizesIn(view);
  watched.set(element, { work, onResize });
  observer.observe(element);
  return () => observer.unobserve(element);
}
