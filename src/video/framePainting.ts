import type { AnnotationInput, TimeIndex } from '../grounding/index.js';
import { type EmphasisedShape, type FocusRing, paintEmphasis } from '../image/emphasis.js';
import type { PlacedLabel } from '../image/labelLayout.js';
import type { LabelMeasure } from '../image/labelText.js';
import { type Canvas2D, paintLabels, paintShapes, type StyledLabel } from '../image/painter.js';
import { pixelCell } from '../image/pixelGrid.js';
import { createShapeGroups, type ShapeGroup } from '../image/shapeGroups.js';
import type { ResolvedStyle } from '../image/styleSheet.js';
import type { Surface } from '../image/surface.js';
import type { ImageTransform } from '../image/types.js';
import { createFrameLabels, type LabelledFrame } from './frameLabels.js';
import type { FrameStyles } from './frameStyles.js';
import { paintTrails, type Trail } from './trails.js';

/** Everything that one frame shows. */
export interface Frame extends LabelledFrame {
  index: TimeIndex<AnnotationInput>;
  pixelRatio: number;
  styles: FrameStyles;
  measure: LabelMeasure;
  selected: ReadonlySet<number>;
  highlighted: ReadonlySet<number>;
  /** What has the keyboard's focus, and so the ring. */
  focused: ReadonlySet<number>;
  ring: FocusRing;
  /** Seconds; 0 for no trails. */
  trailSeconds: number;
}

/** A canvas over a video that is painted anew for each frame. */
export interface FramePainting {
  paint(frame: Frame): void;
  clear(): void;
  destroy(): void;
}

const withOpacity = (style: ResolvedStyle, opacity: number) =>
  opacity === 1 ? style : { ...style, opacity: style.opacity * opacity };

/** Shapes at rest by style; those that fade have a group each. */
function groupsOf({ shapes, styles, selected, highlighted }: Frame): ShapeGroup[] {
  const groups = createShapeGroups();
  for (const item of shapes) {
    if (selected.has(item.entry) || highlighted.has(item.entry)) continue;
    groups.add(item.shape, withOpacity(styles.atRest(item.entry, item.shape), item.opacity));
  }
  return groups.list();
}

function paintRestingLabels(target: Canvas2D, frame: Frame, placed: ReadonlyMap<number, PlacedLabel>) {
  const solid: StyledLabel[] = [];
  const { context } = target;
  for (const { entry, shape, opacity } of frame.shapes) {
    const label = placed.get(entry);
    if (!label || frame.selected.has(entry) || frame.highlighted.has(entry)) continue;
    const styled = { label, style: frame.styles.atRest(entry, shape) };
    if (opacity === 1) solid.push(styled);
    else {
      context.globalAlpha = opacity;
      paintLabels(target, [styled], frame.measure.font);
      context.globalAlpha = 1;
    }
  }
  paintLabels(target, solid, frame.measure.font);
}

/** Where the tracks have been that are visible. */
function trailsOf({ index, shapes, styles }: Frame): Trail[] {
  return shapes.flatMap(({ entry, shape, opacity }) => {
    const { annotation: track } = index.entries[entry]!;
    return track.kind === 'track' ? [{ track, style: styles.atRest(entry, shape), opacity }] : [];
  });
}

/** What stands out: first what is selected, above it what is highlighted or has the focus. */
function paintStanding(target: Canvas2D, frame: Frame, placed: ReadonlyMap<number, PlacedLabel>) {
  const { at, pixelRatio, measure, styles, selected, highlighted, focused } = frame;
  const surface: Surface = {
    paint: (_area, _ratio, draw) => draw(target.context),
    clear() {},
    destroy() {},
  };
  const isAbove = (entry: number) => highlighted.has(entry) || focused.has(entry);
  const emphasised = (isWanted: (entry: number) => boolean): EmphasisedShape[] =>
    frame.shapes
      .filter(({ entry }) => isWanted(entry))
      .map(({ entry, shape, opacity }) => {
        const state = { highlighted: highlighted.has(entry), selected: selected.has(entry) };
        const style = withOpacity(styles.resolve(entry, shape, state), opacity);
        const label = styles.labelOf(entry, shape);
        return { shape, style, label, placed: placed.get(entry) ?? null, ringed: focused.has(entry) };
      });
  const how = { at, pixelRatio, measure, ring: frame.ring };
  paintEmphasis(
    surface,
    emphasised((entry) => selected.has(entry) && !isAbove(entry)),
    how,
  );
  paintEmphasis(surface, emphasised(isAbove), how);
}

/** A canvas in `host`, as large as the box of the video. */
export function createFramePainting(host: HTMLElement): FramePainting {
  const canvas = host.ownerDocument.createElement('canvas');
  canvas.className = 'pr-video-canvas';
  host.append(canvas);
  const context = canvas.getContext('2d');
  const labels = createFrameLabels();
  let blank = true;

  let size = '';

  /** Only when it changes: it empties the canvas and costs more than the painting. */
  function resize({ width, height }: ImageTransform, ratio: number) {
    const next = `${width} ${height} ${ratio}`;
    if (next === size) return;
    size = next;
    // Whole pixels of either kind, so that the canvas is not stretched; what is too much is cut off by the box.
    const cell = pixelCell(ratio);
    const round = (length: number) => Math.ceil((length - 0.01) / cell) * cell;
    const [across, down] = [round(width), round(height)];
    const [columns, rows] = [Math.round(across * ratio), Math.round(down * ratio)];
    canvas.width = columns;
    canvas.height = rows;
    canvas.style.width = `${across}px`;
    canvas.style.height = `${down}px`;
  }

  function clear() {
    if (blank) return;
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, canvas.width, canvas.height);
    blank = true;
  }

  return {
    paint(frame) {
      if (!context) return;
      const { at, pixelRatio, shapes, time, trailSeconds } = frame;
      resize(at, pixelRatio);
      clear();
      if (!shapes.length) return;
      blank = false;
      context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      const target: Canvas2D = { context, pixelRatio, at };
      if (trailSeconds > 0) paintTrails(target, trailsOf(frame), time, trailSeconds);
      paintShapes(target, groupsOf(frame));
      const placed = labels.place(frame);
      paintRestingLabels(target, frame, placed);
      paintStanding(target, frame, placed);
    },
    clear,
    destroy: () => canvas.remove(),
  };
}
