import { createStore, type Store } from './store.js';

/** Why a thinking panel opened or closed: its trigger, a find in the page, or the thinking itself. */
export type ThinkingOpenReason = 'trigger' | 'find' | 'auto';

/** What comes with every opening and closing. */
export interface ThinkingOpenDetails {
  reason: ThinkingOpenReason;
  /** The DOM event behind the change, where there is one. */
  event?: Event;
}

/** What keeps a panel open that would close by itself: somebody is reading it. */
export type ReadingSign = 'pointer' | 'focus' | 'selection' | 'scroll';

/** What the panel knows beyond its props. */
export interface ThinkingPanelState {
  /** What the reader last asked for; null until then. It wins over everything automatic. */
  readonly readerOpen: boolean | null;
  /** From the start of thinking until the panel has closed after it. */
  readonly active: boolean;
  /** How long the thinking took, from its first text to its end; null when that was not seen. Milliseconds. */
  readonly durationMs: number | null;
}

/** What {@link ThinkingPanelController.update} is told. */
export interface ThinkingPanelInput {
  thinking: boolean;
  hasText: boolean;
  /** Wait between the end of thinking, or of reading, and closing. Milliseconds. */
  closeDelayMs: number;
  onOpenChange?: ((open: boolean, details: ThinkingOpenDetails) => void) | undefined;
}

/** The behaviour of a thinking panel, apart from how it looks. */
export interface ThinkingPanelController extends Store<ThinkingPanelState> {
  /** Takes over new props. */
  update(input: ThinkingPanelInput): void;
  /** The reader opens or closes the panel: from then on nothing else does. */
  setReaderOpen(open: boolean, details: ThinkingOpenDetails): void;
  /** Somebody is reading, or has stopped. */
  setReading(sign: ReadingSign, reading: boolean): void;
  /** Stops its timer; the next `update` carries on. */
  pause(): void;
}

/**
 * Decides when a thinking panel is open and measures how long the thinking took. The panel is active while the model
 * thinks and until `closeDelayMs` after, or after the reader has left it.
 */
export function createThinkingPanel({ now = () => performance.now() } = {}): ThinkingPanelController {
  const store = createStore<ThinkingPanelState>({ readerOpen: null, active: false, durationMs: null });
  const signs = new Set<ReadingSign>();
  let input: ThinkingPanelInput = { thinking: false, hasText: false, closeDelayMs: 0 };
  let startedAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function pause() {
    clearTimeout(timer);
    timer = undefined;
  }

  function close() {
    timer = undefined;
    const automatic = store.getSnapshot().readerOpen === null;
    store.set({ active: false });
    if (automatic) input.onOpenChange?.(false, { reason: 'auto' });
  }

  function schedule() {
    if (input.thinking || signs.size > 0 || !store.getSnapshot().active) pause();
    else if (input.closeDelayMs <= 0) {
      pause();
      close();
    } else timer ??= setTimeout(close, input.closeDelayMs);
  }

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    pause,
    update(next) {
      input = next;
      const { active, durationMs, readerOpen } = store.getSnapshot();
      if (next.thinking) {
        // Thinking that resumes goes on from what was measured before.
        if (next.hasText) startedAt ??= now() - (durationMs ?? 0);
        store.set({ active: true, durationMs: null });
        if (!active && readerOpen === null) next.onOpenChange?.(true, { reason: 'auto' });
      } else if (startedAt !== null) {
        store.set({ durationMs: now() - startedAt });
        startedAt = null;
      }
      schedule();
    },
    setReaderOpen(open, details) {
      store.set({ readerOpen: open });
      input.onOpenChange?.(open, details);
    },
    setReading(sign, reading) {
      if (reading === signs.has(sign)) return;
      if (reading) signs.add(sign);
      else signs.delete(sign);
      schedule();
    },
  };
}
