/** Milliseconds for which a selection rests before the list turns to its page. */
const REST_MS = 200;

/** Turns the pages of the hidden list for what is selected elsewhere. */
export interface PageTurn {
  /** Turns after a moment, in place of what was asked for before; at once with a key, which may be the one that looks there. */
  ask(turn: () => void, owner: Document): void;
  stop(): void;
}

/**
 * A page has a hundred buttons: to replace them takes several times as long as to show what is selected on the picture, and
 * nobody is on them.
 */
export function createPageTurn(): PageTurn {
  let stop: (() => void) | undefined;
  return {
    ask(turn, owner) {
      stop?.();
      const now = () => {
        stop?.();
        turn();
      };
      const timer = setTimeout(now, REST_MS);
      owner.addEventListener('keydown', now, true);
      stop = () => {
        clearTimeout(timer);
        owner.removeEventListener('keydown', now, true);
      };
    },
    stop: () => stop?.(),
  };
}
