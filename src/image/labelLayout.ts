import type { Edges } from './edges.js';
import type { LabelText } from './labelText.js';

export const LABEL_HEIGHT = 18;
export const LABEL_PADDING = 5;
/** No label is wider, in CSS pixels. */
const MAX_WIDTH = 220;
/** Side of the cells in which taken room is booked, in CSS pixels. */
const CELL = 4;
const GAP = 2;

/** A label and the top left of its plate. */
export interface PlacedLabel {
  readonly text: LabelText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Room for the text of a label, in CSS pixels. */
export const maxTextWidth = (area: Edges) =>
  Math.max(0, Math.min(MAX_WIDTH, area.right - area.left) - 2 * LABEL_PADDING);

const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value));

/**
 * Where a label may go, best first, as `[x, y]` pairs of the plate's top left: above a shape, below it, inside its top;
 * beside a point.
 */
function candidates(around: Edges, isPoint: boolean, width: number): [number, number][] {
  const { left, top, right, bottom } = around;
  if (isPoint) {
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    return [
      [right + GAP, middleY - LABEL_HEIGHT / 2],
      [left - GAP - width, middleY - LABEL_HEIGHT / 2],
      [middleX - width / 2, top - GAP - LABEL_HEIGHT],
      [middleX - width / 2, bottom + GAP],
    ];
  }
  return [
    [left, top - LABEL_HEIGHT],
    [left, bottom],
    [left, top],
    [right - width, top - LABEL_HEIGHT],
    [right - width, bottom],
    [left, bottom - LABEL_HEIGHT],
  ];
}

/** Finds room for labels one after another: what has been placed stays, and what finds no room is left out. */
export interface LabelLayout {
  /** Keeps the middle of a point free of labels. */
  reserve(point: Edges): void;
  /** @param around the drawn shape, in CSS pixels @returns null where all the room is taken or out of view */
  place(text: LabelText, around: Edges, isPoint: boolean): PlacedLabel | null;
}

/** A layout over the visible part of an image; `avoid: false` lets labels overlap, so that each one is placed. */
export function createLabelLayout(area: Edges, { avoid = true } = {}): LabelLayout {
  const columns = Math.max(1, Math.ceil((area.right - area.left) / CELL));
  const rows = Math.max(1, Math.ceil((area.bottom - area.top) / CELL));
  const taken = avoid ? new Uint8Array(columns * rows) : null;

  function claim(x: number, y: number, width: number) {
    if (!taken) return true;
    const from = Math.floor((x - area.left) / CELL);
    const to = Math.min(columns, Math.ceil((x + width - area.left) / CELL));
    const last = Math.min(rows, Math.ceil((y + LABEL_HEIGHT - area.top) / CELL));
    const first = Math.floor((y - area.top) / CELL);
    for (let row = first; row < last; row++)
      for (let column = from; column < to; column++) if (taken[row * columns + column]) return false;
    for (let row = first; row < last; row++) taken.fill(1, row * columns + from, row * columns + to);
    return true;
  }

  return {
    reserve({ left, top, right, bottom }) {
      if (!taken) return;
      // Two pixels around the middle: more would take the room of the point's own label.
      const column = (x: number) => clamp(Math.floor((x - area.left) / CELL), 0, columns - 1);
      const row = (y: number) => clamp(Math.floor((y - area.top) / CELL), 0, rows - 1);
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      for (let at = row(y - 2); at <= row(y + 2); at++)
        taken.fill(1, at * columns + column(x - 2), at * columns + column(x + 2) + 1);
    },
    place(text, around, isPoint) {
      const outside =
        around.right < area.left ||
        around.left > area.right ||
        around.bottom < area.top ||
        around.top > area.bottom;
      const width = Math.ceil(text.width) + 2 * LABEL_PADDING;
      if (outside || width > area.right - area.left || LABEL_HEIGHT > area.bottom - area.top) return null;
      for (const [wantedX, y] of candidates(around, isPoint, width)) {
        if (y < area.top || y + LABEL_HEIGHT > area.bottom) continue;
        const x = clamp(wantedX, area.left, area.right - width);
        if (isPoint && Math.abs(x - wantedX) > 1) continue;
        if (claim(x, y, width)) return { text, x, y, width };
      }
      if (avoid) return null;
      const x = clamp(around.left, area.left, area.right - width);
      return { text, x, y: clamp(around.top, area.top, area.bottom - LABEL_HEIGHT), width };
    },
  };
}
