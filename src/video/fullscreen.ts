import { createStore, type Store } from '../state/store.js';

/** Whether an element fills the screen. */
export interface FullscreenState {
  /** Whether the browser can. */
  readonly supported: boolean;
  readonly active: boolean;
}

/** The fullscreen of one element with everything in it. */
export interface Fullscreen extends Store<FullscreenState> {
  /** Follows `element` until the returned function is called. */
  mount(element: HTMLElement): () => void;
  /** Enters or leaves. A browser that refuses changes nothing. */
  toggle(): void;
}

/** The fullscreen of an element that is not mounted yet. */
export function createFullscreen(): Fullscreen {
  const store = createStore<FullscreenState>({ supported: false, active: false });
  let element: HTMLElement | null = null;
  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    mount(mounted) {
      element = mounted;
      const { ownerDocument: page } = mounted;
      // In a shadow tree, for the page it is the host that fills the screen.
      const tree = mounted.getRootNode() as Document | ShadowRoot;
      const update = () =>
        store.set({ supported: Boolean(page.fullscreenEnabled), active: tree.fullscreenElement === mounted });
      page.addEventListener('fullscreenchange', update);
      update();
      return () => {
        page.removeEventListener('fullscreenchange', update);
        element = null;
      };
    },
    toggle() {
      if (!element) return;
      const change = store.getSnapshot().active
        ? element.ownerDocument.exitFullscreen()
        : element.requestFullscreen();
      // Refused, as without a gesture of the reader's: the button stays as it is.
      change.catch(() => {});
    },
  };
}
