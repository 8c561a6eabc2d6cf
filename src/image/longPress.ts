/** A press counts as long after this many milliseconds: a little later than where browsers ask for a menu themselves. */
const LONG_MS = 650;
/** CSS pixels that a finger may tremble meanwhile. */
const TREMBLE = 8;

/** What of an event says that it has been dealt with. */
type Preventable = Pick<Event, 'preventDefault'>;

/** Long presses of a finger, for browsers that ask for no menu after one, as Safari on a phone. */
export interface LongPress {
  /**
   * Takes every `pointerdown`, with null where a long press would mean nothing. Waits until the finger moves, lifts, or
   * is joined by another.
   */
  start(down: PointerEvent, onLongPress: (() => void) | null): void;
  /** Whether a browser asks for the menu that a long press has opened. Where it asks first, the wait is over. */
  isAnswered(event: Preventable): boolean;
  /** Whether a click is but the end of a long press. */
  took(event: Preventable): boolean;
}

/** A watch for long presses. */
export function createLongPress(): LongPress {
  let stop = () => {};
  /** Whether the press became long, and has not been lifted yet. */
  let long = false;

  return {
    start(down, onLongPress) {
      stop();
      long = false;
      if (!onLongPress) return;
      const view = down.view ?? window;
      const listeners = new AbortController();
      const timer = view.setTimeout(() => {
        stop();
        long = true;
        // What was pressed may have left the page meanwhile.
        if ((down.target as Node).isConnected) onLongPress();
      }, LONG_MS);
      stop = () => {
        view.clearTimeout(timer);
        listeners.abort();
      };
      const options = { capture: true, signal: listeners.signal };
      const onMove = ({ clientX, clientY }: PointerEvent) => {
        if (Math.hypot(clientX - down.clientX, clientY - down.clientY) > TREMBLE) stop();
      };
      view.addEventListener('pointermove', onMove, options);
      for (const type of ['pointerup', 'pointercancel', 'pointerdown'] as const)
        view.addEventListener(type, stop, options);
    },
    isAnswered(event) {
      stop();
      if (long) event.preventDefault();
      return long;
    },
    took(event) {
      const result = long;
      if (long) event.preventDefault();
      long = false;
      return result;
    },
  };
}
