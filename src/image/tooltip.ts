import type { ShapeAnnotationInput } from '../grounding/index.js';
import { createStore, type Store } from '../state/store.js';
import type { ViewPoint } from '../state/viewportTypes.js';
import type { Edges } from './edges.js';
import { placeTooltip } from './tooltipPlace.js';

/** Milliseconds that the pointer rests on a shape before its tooltip shows. */
const SHOW_MS = 350;
/** Milliseconds between leaving a shape and the end of its tooltip: time to move onto it, or to the next shape. */
const LEAVE_MS = 200;

/** The annotation that a tooltip tells of; null while there is none. */
export interface TooltipState {
  readonly annotation: ShapeAnnotationInput | null;
}

/** The elements of a tooltip. */
export interface TooltipElements {
  /** What the tooltip stays inside, and its origin. */
  box: HTMLElement;
  tip: HTMLElement;
  /** Asked for how many CSS pixels at the bottom of the box are to be kept free. @default none */
  reserved?(height: number): number;
}

/**
 * When and where a tooltip shows, after WCAG 1.4.13: it can be pointed at, it goes with Escape, and stays
 * until pointer or focus leave.
 */
export interface Tooltip {
  readonly state: Store<TooltipState>;
  /** The pointer is at `at` over a shape, or over none. */
  hover(annotation: ShapeAnnotationInput | null, at: ViewPoint): void;
  /** Shows at once beside what was focused or tapped; null hides. */
  show(annotation: ShapeAnnotationInput | null): void;
  /** Tells anew of the annotation that it tells of, which has changed. */
  refresh(annotation: ShapeAnnotationInput): void;
  /** What there is to tell of is another: what it tells of, or is about to, may have changed or be gone. */
  update(shapes: readonly ShapeAnnotationInput[]): void;
  /** The view has moved: the tooltip of what has the focus or was tapped goes along, the one at the pointer goes. */
  follow(): void;
  /** Puts the tooltip in its place once its content is there. Out of sight for as long as there is no place. */
  place(): void;
  mount(elements: TooltipElements): () => void;
}

/** What a tooltip asks the overlay. */
export interface TooltipHost {
  /** Where a shape is drawn, in CSS pixels of the box; null while it is not. */
  edgesOf(annotation: ShapeAnnotationInput): Edges | null;
  /**
   * Fills the element, unless the app renders its own content; empties it for null. It describes a button even while it is
   * out of sight, and must not tell it of another annotation.
   */
  fill(tip: HTMLElement, annotation: ShapeAnnotationInput | null): void;
}

/** A tooltip that is not mounted yet. */
export function createTooltip(host: TooltipHost): Tooltip {
  const state = createStore<TooltipState>({ annotation: null });
  let elements: TooltipElements | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the pointer is over, and where. */
  let over: ShapeAnnotationInput | null = null;
  let pointer: ViewPoint = { x: 0, y: 0 };
  /** Whether the tooltip stands beside the pointer, rather than beside its shape. */
  let atPointer = false;
  let dismissed: string | null = null;
  let stopListening: (() => void) | undefined;

  function set(annotation: ShapeAnnotationInput | null) {
    clearTimeout(timer);
    timer = undefined;
    if (!elements || (!annotation && !state.getSnapshot().annotation)) return;
    const { tip } = elements;
    host.fill(tip, annotation);
    if (annotation) {
      tip.hidden = false;
      listen(tip.ownerDocument);
    } else {
      tip.hidden = true;
      stopListening?.();
    }
    state.set({ annotation });
    if (annotation) tooltip.place();
  }

  function listen(document: Document) {
    if (stopListening) return;
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      dismissed = state.getSnapshot().annotation?.id ?? null;
      set(null);
    };
    document.addEventListener('keydown', onKeyDown, true);
    stopListening = () => {
      document.removeEventListener('keydown', onKeyDown, true);
      stopListening = undefined;
    };
  }

  function later(annotation: ShapeAnnotationInput | null) {
    clearTimeout(timer);
    const shown = state.getSnapshot().annotation;
    if (annotation?.id === shown?.id) {
      timer = undefined;
      return;
    }
    const show = () => {
      atPointer = annotation !== null;
      set(annotation && over);
    };
    timer = setTimeout(show, annotation && !shown ? SHOW_MS : LEAVE_MS);
  }

  const tooltip: Tooltip = {
    state,
    hover(annotation, at) {
      pointer = at;
      // A track is another shape in each frame, and the same annotation.
      const isSame = annotation?.id === over?.id;
      over = annotation;
      if (isSame) return;
      if (annotation?.id !== dismissed) dismissed = null;
      later(dismissed === null ? annotation : null);
    },
    show(annotation) {
      clearTimeout(timer);
      over = dismissed = null;
      atPointer = false;
      if (annotation !== state.getSnapshot().annotation || !annotation) set(annotation);
      else tooltip.place();
    },
    follow: () => tooltip.show(atPointer ? null : state.getSnapshot().annotation),
    refresh(annotation) {
      if (!elements) return;
      host.fill(elements.tip, annotation);
      state.set({ annotation });
      tooltip.place();
    },
    update(shapes) {
      const current = (of: ShapeAnnotationInput) => shapes.find(({ id }) => id === of.id) ?? null;
      over &&= current(over);
      const { annotation } = state.getSnapshot();
      const now = annotation && current(annotation);
      if (now === annotation) return;
      if (now) tooltip.refresh(now);
      else tooltip.show(null);
    },
    place() {
      const { annotation } = state.getSnapshot();
      if (!elements || !annotation) return;
      const { box, tip, reserved } = elements;
      const around = atPointer
        ? { left: pointer.x + 12, top: pointer.y - 4, right: pointer.x - 12, bottom: pointer.y + 10 }
        : host.edgesOf(annotation);
      tip.hidden = !around;
      if (!around) return;
      const height = box.clientHeight - (reserved?.(box.clientHeight) ?? 0);
      const room = { width: box.clientWidth, height };
      const at = placeTooltip(around, { width: tip.offsetWidth, height: tip.offsetHeight }, room);
      // Cut off it would say less than it hides. What it says is still there for assistive technology.
      tip.hidden = !at;
      if (!at) return;
      tip.style.left = `${at.x}px`;
      tip.style.top = `${at.y}px`;
    },
    mount(next) {
      elements = next;
      const { tip } = next;
      const stay = () => clearTimeout(timer);
      const leave = () => {
        over = null;
        later(null);
      };
      tip.addEventListener('pointerenter', stay);
      tip.addEventListener('pointerleave', leave);
      return () => {
        set(null);
        tip.removeEventListener('pointerenter', stay);
        tip.removeEventListener('pointerleave', leave);
        elements = null;
      };
    },
  };
  return tooltip;
}
