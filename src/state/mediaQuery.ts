/** A media query as it matches now, to be asked and listened to. */
export type MediaQuery = Pick<MediaQueryList, 'matches' | 'addEventListener' | 'removeEventListener'>;

const never: MediaQuery = { matches: false, addEventListener() {}, removeEventListener() {} };

/** A media query of a window; one that never matches where there are none, as in the jsdom of an app's tests. */
export const mediaQuery = (view: Window, query: string): MediaQuery => view.matchMedia?.(query) ?? never;
