import type { ShapeAnnotation } from '../grounding/index.js';
import { type Edges, grow } from './edges.js';
import type { LabelText } from './labelText.js';
import type { ImageTransform } from './types.js';

export const LABEL_HEIGHT = 18;
export const LABEL_PADDING = 5;
/** No label is wider, in CSS pixels. */
const MAX_WIDTH = 220;
/** Side of the cells in which taken room is booked, in CSS pixels. */
const CELL = 4;
const GAP = 2;
/** What is in a cell: a label, the middle of a point, or what labels keep off where they can. */
const [LABEL, POINT, SMALL] = [1, 2, 4];
/** CSS pixels around the middle of a point that no label may cover. */
const POINT_MARGIN = 2;
/** CSS pixels up to which a label would hide most of a shape. */
const [SMALL_WIDTH, SMALL_HEIGHT] = [60, 48];
/** From this many points and small shapes on, what would cover one is rather left out: labels must not hide a crowd. */
const CROWD = 100;
/** From how many labels' height on a shape has room for one inside. */
const ROOMY = 3;

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

/** The horizontal positions of a polygon's highest and lowest vertex, in CSS pixels: where a label is near its line. */
export interface Tips {
  top: number;
  bottom: number;
}

/** The tips of a polygon; undefined for what fills its bounds. */
export function tipsOf(shape: ShapeAnnotation, at: ImageTransform): Tips | undefined {
  if (shape.kind !== 'polygon') return undefined;
  let [highest, lowest] = [shape.points[0], shape.points[0]];
  for (const vertex of shape.points) {
    if (vertex[1] < highest![1]) highest = vertex;
    if (vertex[1] > lowest![1]) lowest = vertex;
  }
  const across = (vertex = [0, 0] as readonly [number, number]) => at.x + vertex[0] * at.scaleX;
  return { top: across(highest), bottom: across(lowest) };
}

type Place = readonly [x: number, y: number];

/** Where the plate of a point's label may go, best first: beside it, above, below, and at its corners. */
function* placesAtPoint({ left, top, right, bottom }: Edges, width: number): Generator<Place> {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [before, after] = [left - GAP - width, right + GAP];
  const [above, below] = [top - GAP - LABEL_HEIGHT, bottom + GAP];
  yield [after, y - LABEL_HEIGHT / 2];
  yield [before, y - LABEL_HEIGHT / 2];
  yield [x - width / 2, above];
  yield [x - width / 2, below];
  for (const corner of [above, below]) {
    yield [right, corner];
    yield [left - width, corner];
  }
}

/** The same for a shape: above it, inside its top where it is large, below it, at its sides, and inside what is small. */
function* placesAround(
  { left, top, right, bottom }: Edges,
  tips: Tips | undefined,
  width: number,
): Generator<Place> {
  const above = top - LABEL_HEIGHT;
  const roomy = !tips && bottom - top >= ROOMY * LABEL_HEIGHT && right - left >= width;
  if (tips) yield [clamp(tips.top - width / 2, left - width / 2, right - width / 2), above];
  else yield [left, above];
  if (roomy) yield [left, top];
  if (tips) yield [clamp(tips.bottom - width / 2, left - width / 2, right - width / 2), bottom];
  yield [left, bottom];
  yield [right - width, above];
  yield [right - width, bottom];
  if (!roomy) yield [left, top];
  yield [right + GAP, (top + bottom - LABEL_HEIGHT) / 2];
  yield [left - GAP - width, (top + bottom - LABEL_HEIGHT) / 2];
  yield [left, bottom - LABEL_HEIGHT];
}

/** Finds room for labels one after another: what has been placed stays, and what finds no room is left out. */
export interface LabelLayout {
  /** Keeps the middle of a drawn point free of labels, and all of it, or of a small shape, where there is room elsewhere. */
  reserve(around: Edges, isPoint?: boolean): void;
  /**
   * @param around the drawn shape, in CSS pixels
   * @param tips of a polygon
   * @returns null where all the room is taken or out of view
   */
  place(text: LabelText, around: Edges, isPoint: boolean, tips?: Tips): PlacedLabel | null;
}

/** A layout over the visible part of an image; `avoid: false` lets labels overlap, so that each one is placed. */
export function createLabelLayout(area: Edges, { avoid = true } = {}): LabelLayout {
  const columns = Math.max(1, Math.ceil((area.right - area.left) / CELL));
  const rows = Math.max(1, Math.ceil((area.bottom - area.top) / CELL));
  const taken = avoid ? new Uint8Array(columns * rows) : null;

  let reserved = 0;

  const columnOf = (x: number) => Math.floor((x - area.left) / CELL);
  const rowOf = (y: number) => Math.floor((y - area.top) / CELL);
  /** The cells that a rectangle touches, from the first to the last. */
  const cellsOf = ({ left, top, right, bottom }: Edges) => ({
    left: Math.max(0, columnOf(left)),
    top: Math.max(0, rowOf(top)),
    right: Math.min(columns - 1, Math.ceil((right - area.left) / CELL) - 1),
    bottom: Math.min(rows - 1, Math.ceil((bottom - area.top) / CELL) - 1),
  });

  function mark(cells: Edges, what: number) {
    for (let row = cells.top; row <= cells.bottom; row++)
      for (let at = row * columns + cells.left; at <= row * columns + cells.right; at++) taken![at]! |= what;
  }

  /** What is in the way in `cells`. What was reserved for the labelled shape itself, in `own`, is not. */
  function inTheWay(cells: Edges, own: Edges) {
    let found = 0;
    for (let row = cells.top; row <= cells.bottom; row++) {
      const isOwn = row >= own.top && row <= own.bottom;
      for (let column = cells.left; column <= cells.right; column++) {
        const what = taken![row * columns + column]!;
        if (what === 0) continue;
        found |= isOwn && column >= own.left && column <= own.right ? what & LABEL : what;
        if (found & (LABEL | POINT)) return found;
      }
    }
    return found;
  }

  const plateAt = (x: number, y: number, width: number): Edges => ({
    left: x,
    top: y,
    right: x + width,
    bottom: y + LABEL_HEIGHT,
  });

  return {
    reserve(around, isPoint = true) {
      const { left, top, right, bottom } = around;
      if (!taken || (!isPoint && (right - left > SMALL_WIDTH || bottom - top > SMALL_HEIGHT))) return;
      reserved++;
      mark(cellsOf(around), SMALL);
      if (isPoint) mark(cellsOf(grow(around, POINT_MARGIN - (right - left) / 2)), POINT);
    },
    place(text, around, isPoint, tips) {
      const outside =
        around.right < area.left ||
        around.left > area.right ||
        around.bottom < area.top ||
        around.top > area.bottom;
      const width = Math.ceil(text.width) + 2 * LABEL_PADDING;
      if (outside || width > area.right - area.left || LABEL_HEIGHT > area.bottom - area.top) return null;
      const own = taken ? cellsOf(around) : around;
      let fallback: PlacedLabel | null = null;
      const places = isPoint ? placesAtPoint(around, width) : placesAround(around, tips, width);
      for (const [wantedX, y] of places) {
        if (y < area.top || y + LABEL_HEIGHT > area.bottom) continue;
        const x = clamp(wantedX, area.left, area.right - width);
        if (isPoint && Math.abs(x - wantedX) > 1) continue;
        const label = { text, x, y, width };
        if (!taken) return label;
        const found = inTheWay(cellsOf(plateAt(x, y, width)), own);
        if (found & (LABEL | POINT)) continue;
        if (found && reserved > CROWD) continue;
        fallback ??= label;
        if (found) continue;
        fallback = label;
        break;
      }
      if (taken) {
        if (fallback) mark(cellsOf(plateAt(fallback.x, fallback.y, width)), LABEL);
        return fallback;
      }
      const x = clamp(around.left, area.left, area.right - width);
      return { text, x, y: clamp(around.top, area.top, area.bottom - LABEL_HEIGHT), width };
    },
  };
}
