import type { Selection } from '../state/selection.js';
import { shortcutKey } from '../state/shortcutKey.js';
import type { ViewportController } from '../state/viewportTypes.js';
import type { Pointing } from './pointing.js';
import type { ZoomCommand, ZoomCommands } from './zoomCommands.js';

const ZOOM_KEYS: Readonly<Record<string, ZoomCommand>> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  _: 'zoomOut',
  '0': 'fit',
  '1': 'actualSize',
  z: 'zoomToSelection',
  Z: 'zoomToSelection',
};
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** CSS pixels that an arrow key pans by. */
const PAN_STEP = 60;

/** What the keys of an image act on. */
export interface ImageKeysTarget {
  selection: Selection;
  viewport: ViewportController;
  commands: ZoomCommands;
  pointing: Pointing;
  zoomable: boolean;
}

/** Whether the keys are the browser's or are being typed. */
function isTaken(event: KeyboardEvent) {
  const target = event.target as HTMLElement;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.matches('input, textarea, select, [contenteditable]')
  );
}

/** Moves the focus along, where it is in the list of annotations. */
function focusListed(from: HTMLElement, id: string) {
  const list = from.dataset.id === undefined ? null : from.closest('ul');
  list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

/** What the keys for selecting act on. */
export type SelectionKeysTarget = Pick<ImageKeysTarget, 'selection' | 'pointing'>;

/**
 * Answers a key that selects: full stop and comma go through shapes that overlap, Escape clears the selection.
 * @returns whether the key meant something
 */
export function answerSelectionKey(event: KeyboardEvent, { selection, pointing }: SelectionKeysTarget) {
  if (isTaken(event)) return false;
  const key = shortcutKey(event);
  if (key === '.' || key === ',') {
    const shape = pointing.cycle(key === '.' ? 1 : -1, event);
    if (shape) focusListed(event.target as HTMLElement, shape.id);
    return true;
  }
  if (key !== 'Escape' || !selection.getSnapshot().selectedIds.length) return false;
  selection.select(null, { reason: 'keyboard', event });
  return true;
}

/**
 * Answers a key pressed anywhere in an image: the keys that select, and plus, minus, 0, 1 and Z, which zoom, and shift
 * with an arrow, which pans.
 * @returns whether the key meant something
 */
export function answerKey(event: KeyboardEvent, target: ImageKeysTarget): boolean {
  if (answerSelectionKey(event, target)) return true;
  const { viewport, commands, zoomable } = target;
  if (!zoomable || isTaken(event)) return false;
  const key = shortcutKey(event);
  const details = { reason: 'keyboard', event } as const;
  const command = ZOOM_KEYS[key];
  if (command) {
    commands.run(command, details);
    return true;
  }
  const arrow = event.shiftKey && ARROWS[key];
  if (!arrow || !viewport.canPan()) return false;
  viewport.panBy(arrow[0] * PAN_STEP, arrow[1] * PAN_STEP, details);
  return true;
}
