/** What Safari sends for a pinch on a trackpad, where other browsers send a wheel with ctrl. */
interface TrackpadPinch extends MouseEvent {
  /** Since its beginning. */
  readonly scale: number;
}

/**
 * Listens for pinches on a trackpad, in Safari, until `signal` is aborted. The page is not zoomed by them.
 *
 * @param pointers those that are down: on a phone Safari sends the same for fingers, which are followed by themselves
 * @param onPinch called with by how much more the fingers are apart now
 */
export function listenForTrackpadPinch(
  element: HTMLElement,
  pointers: ReadonlyMap<number, unknown>,
  onPinch: (factor: number, event: MouseEvent) => void,
  signal: AbortSignal,
): void {
  let pinched = 1;
  const listen = (event: Event) => {
    if (pointers.size > 0) return;
    event.preventDefault();
    const { scale } = event as TrackpadPinch;
    if (event.type === 'gesturechange') onPinch(scale / pinched, event as TrackpadPinch);
    pinched = scale;
  };
  element.addEventListener('gesturestart', listen, { signal });
  element.addEventListener('gesturechange', listen, { signal });
}
