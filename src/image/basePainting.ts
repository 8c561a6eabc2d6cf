import { createArrivals } from './arrivals.js';
import { type BaseLayer, createBaseLayer, noLayer } from './baseLayer.js';
import { drawnEdgesOf, type Edges, grow, HALO_WIDTH, intersection, union } from './edges.js';
import { LABEL_HEIGHT, type PlacedLabel } from './labelLayout.js';
import type { LabelMeasure, LabelSource } from './labelText.js';
import { MITER_LIMIT, paintLabels, paintShapes, type StyledLabel } from './painter.js';
import { createRestingLabels } from './restingLabels.js';
import { createShapeGroups, type ShapeGroup } from './shapeGroups.js';
import type { ShapeTable } from './shapeTable.js';
import type { StyleSheet } from './styleSheet.js';
import type { ImageTransform } from './types.js';

/** Everything at rest: shapes and labels on the base layer, painted no more often than they must be. */
export interface BasePainting {
  /**
   * Reads styles and labels of the shapes from `from` on, or of all of them when `restyle` or `relabel` say that what
   * they come from is new. Notes what has to be painted again.
   */
  sync(
    from: number,
    sheet: StyleSheet,
    labels: LabelSource,
    changes: { restyle: boolean; relabel: boolean },
  ): void;
  /** Paints what is not painted yet. With `fade`, what comes to a painting that is otherwise still good fades in. */
  paint(at: ImageTransform, pixelRatio: number, measure: LabelMeasure, fade?: boolean): void;
  /** Empties the canvas. */
  clear(): void;
  /** How much is in view and painted, in shapes of four corners: what another painting of it would take. */
  size(): number;
  /** Where the label of a shape is, if it found room. */
  labelOf(index: number): PlacedLabel | null;
  /** The labels that reach into an area, in CSS pixels, but for those of the shapes in `without`. */
  labelsIn(area: Edges, without: ReadonlySet<number>): StyledLabel[];
  destroy(): void;
}

/** Up to which zoom labels stay where they were around their shapes; beyond it there is other room, and they are placed anew. */
const NEAR_ZOOM = 1.2;

/**
 * The base painting of `table` in a Konva stage in `container`.
 *
 * @param isDrawable whether there are canvases; without them all is known and nothing painted
 */
export function createBasePainting(
  container: HTMLDivElement,
  table: ShapeTable,
  isDrawable: boolean,
): BasePainting {
  const labels = createRestingLabels(table);
  let sheet: StyleSheet | null = null;
  let last: { at: ImageTransform; pixelRatio: number; measure: LabelMeasure } | null = null;
  /** How many shapes of the table the canvas shows. */
  let painted = 0;
  /** How much of that is in view, in shapes of four corners. */
  let size = 0;
  const arrivals = createArrivals(container);
  const layer: BaseLayer = isDrawable
    ? createBaseLayer(container, (context) => paintRange(context, 0))
    : noLayer;

  /** The shapes from `from` to before `to` that are in view, by style. */
  function groupsOf(from: number, to: number, at: ImageTransform): ShapeGroup[] {
    const { shapes, styles, bounds } = table;
    const groups = createShapeGroups();
    // A shape is kept when only its line or point reaches into view.
    const margin = 1 + HALO_WIDTH + 2 * MITER_LIMIT * sheet!.reach;
    const left = -(at.x + margin) / at.scaleX;
    const top = -(at.y + margin) / at.scaleY;
    const right = (at.width + margin - at.x) / at.scaleX;
    const bottom = (at.height + margin - at.y) / at.scaleY;
    if (from === 0) size = 0;
    for (let i = from; i < to; i++) {
      const b = i * 4;
      if (bounds[b]! > right || bounds[b + 1]! > bottom || bounds[b + 2]! < left || bounds[b + 3]! < top)
        continue;
      const shape = shapes[i]!;
      groups.add(shape, sheet!.styles[styles[i]!]!);
      size += shape.kind === 'polygon' ? shape.points.length / 4 : 1;
    }
    return groups.list();
  }

  /** All that is painted for a range of shapes, in CSS pixels of the box. */
  function reachOf(from: number, to: number, at: ImageTransform): Edges {
    const { shapes, styles, bounds } = table;
    let reach: Edges | null = null;
    for (let i = from; i < to; i++) {
      const style = sheet!.styles[styles[i]!]!;
      let edges = grow(
        drawnEdgesOf(shapes[i]!.kind, bounds, i * 4, style, at),
        1 + HALO_WIDTH + MITER_LIMIT * style.strokeWidth,
      );
      const label = labels.of(i);
      if (label) {
        const { x, y, width } = label;
        edges = union(edges, { left: x - 1, top: y - 1, right: x + width + 1, bottom: y + LABEL_HEIGHT + 1 });
      }
      reach = reach ? union(reach, edges) : edges;
    }
    return intersection(reach!, { left: 0, top: 0, right: at.width, bottom: at.height });
  }

  function paintRange(context: CanvasRenderingContext2D, from: number, to = table.shapes.length) {
    if (!last || !sheet) return;
    const { at, pixelRatio, measure } = last;
    const target = { context, pixelRatio, at };
    paintShapes(target, groupsOf(from, to, at));
    if (labels.exist()) paintLabels(target, labels.between(from, to), measure.font);
  }

  return {
    sync(from, nextSheet, labelOf, { restyle, relabel }) {
      sheet = nextSheet;
      const { shapes, styles } = table;
      let changed = from < painted;
      for (let i = restyle ? 0 : from; i < shapes.length; i++) {
        const style = sheet.indexOf(shapes[i]!);
        if (i < painted && styles[i] !== style) changed = true;
        styles[i] = style;
      }
      if (labels.sync(from, sheet, labelOf, relabel, painted)) changed = true;
      if (changed) painted = -1;
    },
    paint(at, pixelRatio, measure, fade = false) {
      const resized = layer.resize(at.width, at.height, pixelRatio);
      const moved = last?.at !== at || last.pixelRatio !== pixelRatio || last.measure !== measure;
      const fresh = resized || moved || painted < 0;
      const from = fresh ? 0 : painted;
      const zoom = last ? at.scaleX / last.at.scaleX : 0;
      const isNear =
        moved &&
        !resized &&
        last?.measure === measure &&
        Math.max(zoom, 1 / zoom) <= NEAR_ZOOM &&
        // Not of another picture.
        Math.abs(at.scaleY / last.at.scaleY - zoom) < 1e-6;
      last = { at, pixelRatio, measure };
      if (!fresh && from === table.shapes.length) {
        layer.hold();
        return;
      }
      labels.place(at, measure, resized || moved ? (isNear ? 'near' : 'none') : 'all');
      const to = table.shapes.length;
      const draw = (context: CanvasRenderingContext2D) => paintRange(context, from, to);
      painted = to;
      if (fresh) arrivals.clear();
      else if (
        fade &&
        isDrawable &&
        arrivals.show(reachOf(from, to, at), pixelRatio, draw, (copy) => layer.paint(copy, false))
      )
        return;
      layer.paint(draw, fresh && !resized);
    },
    clear() {
      arrivals.clear();
      layer.paint(() => {}, true);
      painted = -1;
    },
    size: () => size,
    labelOf: labels.of,
    labelsIn: labels.in,
    destroy() {
      arrivals.clear();
      layer.destroy();
    },
  };
}
