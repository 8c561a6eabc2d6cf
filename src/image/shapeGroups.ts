import type {
  BoxAnnotationInput,
  PointAnnotationInput,
  PolygonAnnotationInput,
  ShapeAnnotationInput,
} from '../grounding/index.js';
import type { ResolvedStyle } from './styleSheet.js';

/** Shapes of one style, by kind, so that painting ten thousand asks none of them what it is. */
export interface ShapeGroup {
  readonly style: ResolvedStyle;
  readonly boxes: readonly BoxAnnotationInput[];
  readonly polygons: readonly PolygonAnnotationInput[];
  readonly points: readonly PointAnnotationInput[];
}

/** Shapes being put into groups. */
export interface ShapeGroups {
  add(shape: ShapeAnnotationInput, style: ResolvedStyle): void;
  /** The groups, in the order in which their styles came. */
  list(): ShapeGroup[];
}

/** No groups yet. Shapes of the same style object share one. */
export function createShapeGroups(): ShapeGroups {
  type Filling = {
    style: ResolvedStyle;
    boxes: BoxAnnotationInput[];
    polygons: PolygonAnnotationInput[];
    points: PointAnnotationInput[];
  };
  const byStyle = new Map<ResolvedStyle, Filling>();

  return {
    add(shape, style) {
      let group = byStyle.get(style);
      if (!group) {
        group = { style, boxes: [], polygons: [], points: [] };
        byStyle.set(style, group);
      }
      if (shape.kind === 'box') group.boxes.push(shape);
      else if (shape.kind === 'point') group.points.push(shape);
      else group.polygons.push(shape);
    },
    list: () => [...byStyle.values()],
  };
}

/** All shapes of a group, in the order in which they are painted. */
export const shapesOfGroup = ({ boxes, polygons, points }: ShapeGroup): ShapeAnnotationInput[] => [
  ...boxes,
  ...polygons,
  ...points,
];
