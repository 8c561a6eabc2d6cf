import { type ShapeAnnotationInput, shapeBounds } from '../grounding/index.js';
import { createHighlighter } from '../state/highlighter.js';
import type { Selection, SelectionChangeDetails } from '../state/selection.js';
import type { ViewPoint } from '../state/viewportTypes.js';
import type { Overlay } from './overlayTypes.js';

/** CSS pixels by which a pointer may miss a shape. */
const TOLERANCE = { mouse: 3, pen: 5, touch: 12 } as const;
/** CSS pixels within which two clicks are at the same place. */
const SAME_PLACE = { mouse: 4, pen: 8, touch: 16 } as const;

const kindOf = (pointerType: string) =>
  pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse';

/** Whether two positions are as close as a hand holds still. */
const isSamePlace = (a: ViewPoint | null, b: ViewPoint, pointerType: string) =>
  a !== null && Math.hypot(a.x - b.x, a.y - b.y) <= SAME_PLACE[kindOf(pointerType)];

/** A click's keys and what it came with. */
export interface ClickInit {
  /** Adds to the selection, or takes from it. */
  additive: boolean;
  /** Goes to the shape beneath the selected one, wherever the click before was. */
  deeper: boolean;
  event: Event;
}

/** What can be pointed at: an overlay, of an image or of a video. */
export type Pointable = Pick<Overlay, 'getTransform' | 'shapesAt' | 'shapeOf'>;

/** What pointing at an overlay means, in CSS pixels of its box and by `PointerEvent.pointerType`. */
export interface Pointing {
  /** The shape that is meant at a position: the most specific, or the one that clicks have gone down to there. */
  shapeAt(at: ViewPoint, pointerType: string): ShapeAnnotationInput | null;
  /** Highlights the shape at a position. */
  move(at: ViewPoint, pointerType: string, event: Event): ShapeAnnotationInput | null;
  /** Puts out what pointing has lit. @param event by which the pointer left, unless the picture goes */
  leave(event?: Event): void;
  /** Selects the shape at a position; at the same place once more, the one beneath it. Null where nothing is selected. */
  click(at: ViewPoint, pointerType: string, init: ClickInit): ShapeAnnotationInput | null;
  /** The click before was the first of a double click, which is about no shape: what it took away is selected again. */
  doubleClick(event: Event): void;
  /** What keys are about while the image has the focus: the highlighted, else the selected shape. */
  current(): ShapeAnnotationInput | null;
  /**
   * Selects the next (1) or the previous (-1) of the shapes beneath each other under the pointer or the highlight. Null
   * where there is none.
   */
  cycle(step: 1 | -1, event: Event): ShapeAnnotationInput | null;
}

/** Pointing at `overlay`, which highlights and selects in `selection`. */
export function createPointing(overlay: Pointable, selection: Selection): Pointing {
  /** Where the pointer is. */
  let pointer: ViewPoint | null = null;
  let pressed: ViewPoint | null = null;
  const highlighter = createHighlighter(selection);
  /** What clicks or keys have gone down to, for as long as the pointer stays there. */
  let held: { at: ViewPoint; shape: ShapeAnnotationInput } | null = null;

  /** The selection that the last click took away from a shape beneath it. */
  let taken: readonly string[] | null = null;

  const stackAt = ({ x, y }: ViewPoint, pointerType: string) =>
    overlay.shapesAt(x, y, TOLERANCE[kindOf(pointerType)]);

  function middleOfCurrent(): ViewPoint | null {
    const shape = pointing.current();
    const at = overlay.getTransform();
    if (!shape || !at) return null;
    const { x, y, width, height } = shapeBounds(shape);
    return { x: at.x + (x + width / 2) * at.scaleX, y: at.y + (y + height / 2) * at.scaleY };
  }

  function hold(at: ViewPoint, shape: ShapeAnnotationInput, details: SelectionChangeDetails) {
    held = { at, shape };
    highlighter.light(shape.id, details);
  }

  const pointing: Pointing = {
    shapeAt(at, pointerType) {
      if (held && isSamePlace(held.at, at, pointerType)) return held.shape;
      held = null;
      return stackAt(at, pointerType)[0] ?? null;
    },
    move(at, pointerType, event) {
      pointer = at;
      const shape = pointing.shapeAt(at, pointerType);
      highlighter.light(shape?.id ?? null, { reason: 'pointer', event });
      return shape;
    },
    leave(event) {
      pointer = held = null;
      highlighter.light(null, { reason: 'pointer', ...(event && { event }) });
    },
    click(at, pointerType, { additive, deeper, event }) {
      const stack = stackAt(at, pointerType);
      const again = isSamePlace(pressed, at, pointerType);
      pressed = stack.length ? at : null;
      taken = null;
      const [top] = stack;
      if (!top) {
        if (!additive) selection.select(null, { reason: 'pointer', event });
        return null;
      }
      const { selectedId, selectedIds } = selection.getSnapshot();
      const details = { reason: 'pointer', event, additive } as const;
      if (additive) {
        selection.select(top.id, details);
        return selectedIds.includes(top.id) ? null : top;
      }
      const now = stack.findIndex(({ id }) => id === selectedId);
      const isOnly = selectedIds.length === 1 && now >= 0;
      taken = isOnly ? selectedIds : null;
      if ((again || deeper) && isOnly && stack.length > 1) {
        const next = stack[(now + 1) % stack.length]!;
        selection.select(next.id, details);
        hold(at, next, { reason: 'pointer', event });
        return next;
      }
      held = null;
      const clicked = isOnly && now === 0 ? null : top;
      selection.select(clicked?.id ?? null, details);
      return clicked;
    },
    doubleClick(event) {
      if (taken) selection.setSelectedIds(taken, { reason: 'pointer', event });
      taken = held = null;
    },
    current() {
      const { highlightedId, selectedId } = selection.getSnapshot();
      return overlay.shapeOf(highlightedId ?? selectedId ?? '');
    },
    cycle(step, event) {
      const { highlightedId } = selection.getSnapshot();
      // The pointer may rest over the image while keys have gone elsewhere.
      const points = pointer !== null && stackAt(pointer, 'mouse').some(({ id }) => id === highlightedId);
      const at = points ? pointer : middleOfCurrent();
      const stack = at ? stackAt(at, 'mouse') : [];
      if (!at || !stack.length) return null;
      const now = stack.findIndex(({ id }) => id === selection.getSnapshot().selectedId);
      const from = now < 0 && step < 0 ? 0 : now;
      const next = stack[(from + step + stack.length) % stack.length]!;
      const details = { reason: 'keyboard', event } as const;
      selection.select(next.id, details);
      hold(at, next, details);
      // Browsers send moves of a pointer that rests elsewhere, too: they are not to put this out.
      if (!points) highlighter.release();
      return next;
    },
  };
  return pointing;
}
