import type { ShapeAnnotationInput } from '../grounding/index.js';
import type { Edges } from './edges.js';
import { createLabelRoom } from './labelRoom.js';
import type { LabelText } from './labelText.js';
import type { ImageTransform } from './types.js';

export const LABEL_HEIGHT = 18;
export const LABEL_PADDING = 5;
/** No label is wider, in CSS pixels. */
const MAX_WIDTH = 220;
const GAP = 2;
/** CSS pixels around the middle of a point that no label may cover. */
const POINT_MARGIN = 2;
/** CSS pixels up to which a label would hide most of a shape. */
const [SMALL_WIDTH, SMALL_HEIGHT] = [60, 48];
/**
 * From this many points and small shapes on, what would cover one is rather left out, also where it is the labelled shape
 * itself: labels must not hide a crowd.
 */
const CROWD = 100;
/** In fewer labels' heights of image, labels would hide most of it: they are there only for what stands out. */
const LOW = 2.5;
/** From how many labels' height on a shape has room for one inside. */
const ROOMY = 3;

/** A label and the top left of its plate. */
export interface PlacedLabel {
  readonly text: LabelText;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Which of the places around its shape it has; undefined where none had room. */
  readonly place?: LabelPlace | undefined;
}

/** Room for the text of a label, in CSS pixels. */
export const maxTextWidth = (area: Edges) =>
  Math.max(0, Math.min(MAX_WIDTH, area.right - area.left) - 2 * LABEL_PADDING);

/** Shapes of the same edges have the same key. No others have: they would have to differ by multiples of these numbers. */
const keyOf = ({ left, top, right, bottom }: Edges) =>
  left + Math.SQRT2 * top + Math.PI * right + Math.E * bottom;

const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value));

/** The horizontal positions of a polygon's highest and lowest vertex, in CSS pixels: where a label is near its line. */
export interface Tips {
  top: number;
  bottom: number;
}

/** The tips of a polygon; undefined for what fills its bounds. */
export function tipsOf(shape: ShapeAnnotationInput, at: ImageTransform): Tips | undefined {
  if (shape.kind !== 'polygon') return undefined;
  let [highest, lowest] = [shape.points[0], shape.points[0]];
  for (const vertex of shape.points) {
    if (vertex[1] < highest![1]) highest = vertex;
    if (vertex[1] > lowest![1]) lowest = vertex;
  }
  const across = (vertex = [0, 0] as readonly [number, number]) => at.x + vertex[0] * at.scaleX;
  return { top: across(highest), bottom: across(lowest) };
}

/** Where a plate may go around a shape: the position of its left and of its top. */
export interface LabelPlace {
  left(around: Edges, width: number, tips: Tips | undefined): number;
  top(around: Edges): number;
}

const atStart = ({ left }: Edges) => left;
const atEnd = ({ right }: Edges, width: number) => right - width;
const before = ({ left }: Edges, width: number) => left - GAP - width;
const after = ({ right }: Edges) => right + GAP;
const centered = ({ left, right }: Edges, width: number) => (left + right - width) / 2;
/** The middle of the plate at the tip, if that is over the shape. */
const near = (tip: number, { left, right }: Edges, width: number) =>
  clamp(tip - width / 2, left - width / 2, right - width / 2);

const onTop = ({ top }: Edges) => top - LABEL_HEIGHT;
const atBottom = ({ bottom }: Edges) => bottom;
const midway = ({ top, bottom }: Edges) => (top + bottom - LABEL_HEIGHT) / 2;
const above = ({ top }: Edges) => top - GAP - LABEL_HEIGHT;
const below = ({ bottom }: Edges) => bottom + GAP;

const ABOVE: LabelPlace = {
  left: (around, width, tips) => (tips ? near(tips.top, around, width) : around.left),
  top: onTop,
};
const LOWEST: LabelPlace = {
  left: (around, width, tips) => (tips ? near(tips.bottom, around, width) : around.left),
  top: atBottom,
};
const BELOW: LabelPlace = { left: atStart, top: atBottom };
const INSIDE: LabelPlace = { left: atStart, top: ({ top }) => top };
const ENDS: LabelPlace[] = [
  { left: atEnd, top: onTop },
  { left: atEnd, top: atBottom },
];
const REST: LabelPlace[] = [
  { left: after, top: midway },
  { left: before, top: midway },
  { left: atStart, top: ({ bottom }) => bottom - LABEL_HEIGHT },
];

/** The places that a label tries, best first. */
const AROUND_BOX = [ABOVE, BELOW, ...ENDS, INSIDE, ...REST];
/** What is large has room inside its top. */
const AROUND_LARGE = [ABOVE, INSIDE, BELOW, ...ENDS, ...REST];
const AROUND_POLYGON = [ABOVE, LOWEST, BELOW, ...ENDS, INSIDE, ...REST];
/** Beside a point, above, below, and at its corners. */
const AT_POINT: LabelPlace[] = [
  { left: after, top: midway },
  { left: before, top: midway },
  { left: centered, top: above },
  { left: centered, top: below },
  { left: ({ right }) => right, top: above },
  { left: ({ left }, width) => left - width, top: above },
  { left: ({ right }) => right, top: below },
  { left: ({ left }, width) => left - width, top: below },
];

/** Whether a label would hide most of what is drawn there. */
const isSmall = ({ left, top, right, bottom }: Edges) =>
  right - left <= SMALL_WIDTH && bottom - top <= SMALL_HEIGHT;

function placesFor(around: Edges, isPoint: boolean, tips: Tips | undefined, width: number) {
  if (isPoint) return AT_POINT;
  if (tips) return AROUND_POLYGON;
  const isLarge = around.bottom - around.top >= ROOMY * LABEL_HEIGHT && around.right - around.left >= width;
  return isLarge ? AROUND_LARGE : AROUND_BOX;
}

/**
 * Finds room for labels one after another: what has been placed stays, and what finds no room is left out. So is what is
 * there already: models name the same thing more than once, and each time give its shape.
 */
export interface LabelLayout {
  /** Keeps the middle of a drawn point free of labels, and all of it, or of a small shape, where there is room elsewhere. */
  reserve(around: Edges, isPoint?: boolean): void;
  /**
   * @param around the drawn shape, in CSS pixels
   * @param tips of a polygon
   * @param preferred the `place` that the label had before, which it keeps while that has room
   * @returns null where all the room is taken or out of view, or where a shape at the same place has the same label
   */
  place(
    text: LabelText,
    around: Edges,
    isPoint: boolean,
    tips?: Tips,
    preferred?: LabelPlace,
  ): PlacedLabel | null;
}

/** A layout over the visible part of an image; `avoid: false` lets labels overlap, so that each one is placed. */
export function createLabelLayout(area: Edges, { avoid = true } = {}): LabelLayout {
  const room = avoid ? createLabelRoom(area) : null;
  const placed = new Map<number, string>();
  let reserved = 0;

  return {
    reserve(around, isPoint = true) {
      if (!room || (!isPoint && !isSmall(around))) return;
      const { left, top, right, bottom } = around;
      reserved++;
      room.book('shunned', left, top, right, bottom);
      if (!isPoint) return;
      const by = POINT_MARGIN - (right - left) / 2;
      room.book('point', left - by, top - by, right + by, bottom + by);
    },
    place(text, around, isPoint, tips, preferred) {
      const outside =
        around.right < area.left ||
        around.left > area.right ||
        around.bottom < area.top ||
        around.top > area.bottom;
      const width = Math.ceil(text.width) + 2 * LABEL_PADDING;
      const least = room ? LOW * LABEL_HEIGHT : LABEL_HEIGHT;
      if (outside || width > area.right - area.left || area.bottom - area.top < least) return null;
      const key = keyOf(around);
      if (room && placed.get(key) === text.text) return null;
      const isCrowd = reserved > CROWD;
      const staysOff = isCrowd && isSmall(around);
      // What was reserved for the labelled shape itself is not in its way.
      const own = room?.cellsOf(around);
      const places = placesFor(around, isPoint, tips, width);
      const kept = preferred !== undefined && places.includes(preferred);
      let fallback: PlacedLabel | null = null;
      for (let turn = kept ? -1 : 0; turn < places.length; turn++) {
        const place = turn < 0 ? preferred! : places[turn]!;
        const y = place.top(around);
        if (y < area.top || y + LABEL_HEIGHT > area.bottom) continue;
        const wantedX = place.left(around, width, tips);
        const x = clamp(wantedX, area.left, area.right - width);
        if (isPoint && Math.abs(x - wantedX) > 1) continue;
        if (!room) return { text, x, y, width, place };
        const isOver =
          x < around.right && x + width > around.left && y < around.bottom && y + LABEL_HEIGHT > around.top;
        if (staysOff && isOver) continue;
        const strict = isCrowd || fallback !== null;
        const found = room.look(x, y, x + width, y + LABEL_HEIGHT, own!, strict);
        if (found === 'taken') continue;
        fallback = { text, x, y, width, place };
        if (found === 'free') break;
      }
      if (room) {
        if (!fallback) return null;
        room.book('label', fallback.x, fallback.y, fallback.x + width, fallback.y + LABEL_HEIGHT);
        placed.set(key, text.text);
        return fallback;
      }
      const x = clamp(around.left, area.left, area.right - width);
      return { text, x, y: clamp(around.top, area.top, area.bottom - LABEL_HEIGHT), width };
    },
  };
}
