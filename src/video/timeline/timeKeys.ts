import type { KeyboardEvent } from 'react';
import type { KeySteps } from '../../state/timeScale.js';

/** Where a key moves `time` seconds of a timeline that ends at `extent`; null for keys that do not. */
export function timeByKey(
  event: KeyboardEvent,
  time: number,
  extent: number,
  { small, large }: KeySteps,
): number | null {
  const step = event.shiftKey ? large : small;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return time - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return time + step;
    case 'PageDown':
      return time - large;
    case 'PageUp':
      return time + large;
    case 'Home':
      return 0;
    case 'End':
      return extent;
    default:
      return null;
  }
}
