const UP_KEYS: readonly string[] = ['ArrowUp', 'PageUp', 'Home'];

/** Whether what a reader does may scroll `element` up: a wheel, a key, a finger, or a press on its scrollbar. */
const mayScrollUp = (element: Element, event: Event) => {
  if (event.type === 'wheel') return (event as WheelEvent).deltaY < 0;
  if (event.type === 'pointerdown') return event.target === element;
  if (event.type === 'touchmove') return true;
  const { key, shiftKey } = event as KeyboardEvent;
  return UP_KEYS.includes(key) || (key === ' ' && shiftKey);
};

/** Tells, until the returned function is called, when a reader may be about to scroll `element` up: before it is scrolled. */
export function watchHands(element: HTMLElement, onUp: () => void): () => void {
  const listeners = new AbortController();
  const note = (event: Event) => {
    if (mayScrollUp(element, event)) onUp();
  };
  for (const type of ['wheel', 'keydown', 'touchmove', 'pointerdown'])
    element.addEventListener(type, note, { passive: true, signal: listeners.signal });
  return () => listeners.abort();
}
