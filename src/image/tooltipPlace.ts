import type { Size } from '../grounding/index.js';
import type { ViewPoint } from '../state/viewportTypes.js';
import type { Edges } from './edges.js';

/** CSS pixels between a tooltip and what it is about, and between it and the edge of the room. */
const GAP = 6;
const MARGIN = 4;

const clamp = (value: number, min: number, max: number) => Math.max(min, Math.min(max, value));

/**
 * Where a tooltip goes: below what it is about, else above it, else over its lower end; never out of the room, and so
 * nowhere, null, where it is higher. All in CSS pixels from the room's top left.
 */
export function placeTooltip(around: Edges, tip: Size, room: Size): ViewPoint | null {
  if (tip.height + 2 * MARGIN > room.height) return null;
  const below = Math.max(around.bottom, MARGIN) + GAP;
  const above = Math.min(around.top, room.height - MARGIN) - GAP - tip.height;
  const lowest = room.height - MARGIN - tip.height;
  const y = below <= lowest ? below : above >= MARGIN ? above : lowest;
  // Beside a pointer, `right` is where it ends that opens to the left.
  const flips = around.right < around.left && around.left + tip.width > room.width - MARGIN;
  const x = flips ? around.right - tip.width : around.left;
  return {
    x: clamp(x, MARGIN, Math.max(MARGIN, room.width - MARGIN - tip.width)),
    y: Math.max(MARGIN, y),
  };
}
