/** Where something scrolled is. */
export interface ScrollPlace {
  top: number;
  height: number;
  /** To the end. */
  left: number;
}

/** Closer to the end than this, one is at the end: browsers round. */
const AT_END_PX = 4;

/** Where an element is scrolled to. */
export const placeOf = ({ scrollTop, scrollHeight, clientHeight }: Element): ScrollPlace => ({
  top: scrollTop,
  height: scrollHeight,
  left: scrollHeight - clientHeight - scrollTop,
});

/** Whether nothing more is below. */
export const isAtEnd = ({ left }: ScrollPlace) => left <= AT_END_PX;

/**
 * Whether a reader who has scrolled to `now` wants to see what is added at the end. Going up is what counts, not the
 * distance from the end: a burst of text must not look like a reader who left.
 */
export function followsAt(now: ScrollPlace, before: ScrollPlace, following: boolean): boolean {
  if (isAtEnd(now)) return true;
  // What has become shorter is clamped upwards by the browser, which is nobody's intent.
  if (now.top < before.top && now.height >= before.height) return false;
  return following;
}
