import { containerIndex } from '../../grounding/containers.js';
import { shapesOf, shapesOfAsset } from '../../grounding/flatten.js';
import {
  type AnnotationInput,
  GRID_SIZE,
  type Grounding,
  type ShapeAnnotationInput,
  type Size,
} from '../../grounding/index.js';
import { functionOf } from '../../grounding/wrongKind.js';
import { createMentionColors } from '../../styles/palette.js';
import { isDense } from '../density.js';
import { drawnEdges, visibleArea } from '../edges.js';
import { createLabelLayout, maxTextWidth, tipsOf } from '../labelLayout.js';
import { type LabelMeasure, mentionOf } from '../labelText.js';
import type { StyledLabel } from '../painter.js';
import type { Preferences } from '../preferences.js';
import { createShapeGroups, type ShapeGroup } from '../shapeGroups.js';
import { createStyleSheet, type ResolvedStyle } from '../styleSheet.js';
import type { ImageTransform } from '../types.js';
import { withoutMentions } from '../visibleShapes.js';
import type { AnnotationExportOptions } from './types.js';

/** What is drawn over one image, before it has a size. */
export interface Drawing {
  /** The shapes drawn, in document order, each with its label. */
  readonly items: readonly DrawingItem[];
}

interface DrawingItem {
  readonly shape: ShapeAnnotationInput;
  readonly style: ResolvedStyle;
  readonly label: string | null;
  /** Drawn above what is at rest, its label in any case: what is selected. */
  readonly raised: boolean;
}

/** A drawing at the size of an image, in CSS pixels. What is in a list of lists covers what is in the lists before. */
export interface Composition {
  readonly at: ImageTransform;
  /** Pixels of the image per CSS pixel. */
  readonly scale: number;
  readonly shapes: readonly (readonly ShapeGroup[])[];
  /** Above all shapes: no inside tints a label. */
  readonly labels: readonly (readonly StyledLabel[])[];
}

/** A file looks the same whatever the settings of the one who saves it. */
const NEUTRAL: Preferences = { pixelRatio: 1, forced: null, moreContrast: false, fontFamily: '' };
/** An exported image is taken to be looked at this wide in CSS pixels, or two thirds of it high, at least. */
const VIEWED_WIDTH = 1000;

/** The size of lines and labels that suits an image. */
function scaleFor({ width, height }: Size, wanted: number | undefined): number {
  if (wanted === undefined) return Math.max(1, Math.min(width, height * 1.5) / VIEWED_WIDTH);
  if (Number.isFinite(wanted) && wanted > 0) return wanted;
  throw new RangeError(
    `overlayScale is ${wanted}, but it says how many pixels of the image a CSS pixel of lines and labels takes: give a number above 0, or leave it out for one that suits the image.`,
  );
}

/** @throws RangeError when `size` is not two positive numbers */
export function assertSize({ width, height }: Size, name: string) {
  if (width > 0 && height > 0 && Number.isFinite(width * height)) return;
  throw new RangeError(
    `${name} is ${width} x ${height}, but an image has a width and a height above 0, in pixels: give those of the image.`,
  );
}

/** Chooses shapes, styles and labels as `GroundedImage` does. */
export function createDrawing<A extends AnnotationInput>(
  annotations: Grounding | readonly A[],
  given: AnnotationExportOptions<A>,
): Drawing {
  // Their functions are handed what was given.
  const options = given as AnnotationExportOptions<AnnotationInput>;
  const { annotationStyle, assetIdx, assetCount, showLabels = true } = options;
  const { selectedIds = [], labelRadius } = options;
  const getLabel = functionOf('getLabel', options.getLabel) ?? mentionOf;
  const all = shapesOfAsset(shapesOf(annotations), assetIdx, assetCount);
  const shapes = withoutMentions(all, options.hiddenMentions ?? []);
  const sheet = createStyleSheet({
    colors: createMentionColors(annotations, options.colors, options.colorBy),
    annotationStyle,
    dense: isDense(shapes),
    preferences: { ...NEUTRAL, labelRadius },
  });
  const containers = selectedIds.length ? containerIndex(annotations) : null;
  const selected = new Set(selectedIds.flatMap((id) => containers?.get(id) ?? [id]));
  const items = shapes.map((shape): DrawingItem => {
    const isSelected = selected.has(shape.id);
    const style = isSelected
      ? sheet.resolve(shape, { highlighted: false, selected: true })
      : sheet.styles[sheet.indexOf(shape)]!;
    const label = (showLabels && !shape.arriving && getLabel(shape)) || null;
    return { shape, style, label, raised: isSelected };
  });
  return { items };
}

function groupsOf(items: readonly DrawingItem[]) {
  const groups = createShapeGroups();
  for (const { shape, style } of items) groups.add(shape, style);
  return groups.list();
}

/**
 * Lays a drawing out on an image.
 *
 * @param size of the image, in its own pixels
 * @throws RangeError when `overlayScale` is not a positive number
 */
export function compose(
  { items }: Drawing,
  size: Size,
  overlayScale: number | undefined,
  measure: LabelMeasure,
): Composition {
  const scale = scaleFor(size, overlayScale);
  const [width, height] = [size.width / scale, size.height / scale];
  const at = { x: 0, y: 0, scaleX: width / GRID_SIZE, scaleY: height / GRID_SIZE, width, height };
  const area = visibleArea(at);
  const [atRest, forced] = [createLabelLayout(area), createLabelLayout(area, { avoid: false })];
  const room = maxTextWidth(area);
  const edgesOf = ({ shape, style }: DrawingItem) => drawnEdges(shape, style, at);
  const isPoint = ({ shape }: DrawingItem) => shape.kind === 'point';

  if (items.some(({ label }) => label))
    for (const item of items) atRest.reserve(edgesOf(item), isPoint(item));
  const placed = new Map<DrawingItem, StyledLabel>();
  for (const item of items) {
    if (!item.label) continue;
    const place = [
      measure.of(item.label, room),
      edgesOf(item),
      isPoint(item),
      tipsOf(item.shape, at),
    ] as const;
    const label = atRest.place(...place) ?? (item.raised ? forced.place(...place) : null);
    if (label) placed.set(item, { label, style: item.style });
  }
  const layers = [items.filter(({ raised }) => !raised), items.filter(({ raised }) => raised)];
  const labelsOf = (members: readonly DrawingItem[]) => members.flatMap((item) => placed.get(item) ?? []);
  return { at, scale, shapes: layers.map(groupsOf), labels: layers.map(labelsOf) };
}
