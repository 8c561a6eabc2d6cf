import type { ShapeAnnotationInput } from '../grounding/index.js';
import type { ZoomCommand } from './zoomCommands.js';

/** A ninth of the image. */
export type ImageRegion =
  | 'upper left'
  | 'top'
  | 'upper right'
  | 'left'
  | 'center'
  | 'right'
  | 'lower left'
  | 'bottom'
  | 'lower right';

/** What the name of an annotation is made from. */
export interface AnnotationNameParts {
  annotation: ShapeAnnotationInput;
  mention: string | undefined;
  /** From `labels.kinds`. */
  kindName: string;
  /** From `labels.regions`. */
  regionName: string;
  /** Place in reading order, from 1. */
  position: number;
  total: number;
}

/** Every string that `GroundedImage` says by itself. */
export interface ImageLabels {
  /** The name of the whole. */
  group(alt: string, count: number): string;
  /** The name of the list of annotations. */
  list(count: number): string;
  annotation(parts: AnnotationNameParts): string;
  kinds: Record<ShapeAnnotationInput['kind'], string>;
  regions: Record<ImageRegion, string>;
  /** Buttons at the ends of a list too long to be shown at once. */
  previousItems(count: number): string;
  nextItems(count: number): string;
  /** Names of an annotation's attributes, in its tooltip. */
  details: Record<'kind' | 'position' | 'size' | 'vertices' | 'time' | 'asset' | 'score', string>;
  /** The name of the buttons that zoom. */
  zoomControls: string;
  zoomCommands: Record<ZoomCommand, string>;
  /** Said once the view rests. @param percent of the fitted size */
  zoomed(percent: number): string;
  /** How keys work, for assistive technology. */
  keyHelp: string;
  /** The same for the keys that zoom, where the image can be zoomed. */
  zoomKeyHelp: string;
  found(count: number): string;
  selected(names: readonly string[]): string;
  error: string;
  retry: string;
}

const annotations = (count: number) => (count === 1 ? '1 annotation' : `${count} annotations`);

/** The strings in English. */
export const defaultImageLabels: ImageLabels = {
  group: (alt, count) => [alt, annotations(count)].filter(Boolean).join(', '),
  list: (count) => annotations(count),
  annotation: ({ mention, kindName, regionName, position, total }) =>
    [mention, kindName, regionName, `${position} of ${total}`].filter(Boolean).join(', '),
  kinds: { point: 'point', box: 'box', polygon: 'polygon' },
  regions: {
    'upper left': 'upper left',
    top: 'top',
    'upper right': 'upper right',
    left: 'left',
    center: 'center',
    right: 'right',
    'lower left': 'lower left',
    bottom: 'bottom',
    'lower right': 'lower right',
  },
  previousItems: (count) => `Previous ${annotations(count)}`,
  nextItems: (count) => `Next ${annotations(count)}`,
  details: {
    kind: 'Kind',
    position: 'Position',
    size: 'Size',
    vertices: 'Vertices',
    time: 'Time',
    asset: 'Image',
    score: 'Score',
  },
  zoomControls: 'Zoom',
  zoomCommands: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit the whole image',
    actualSize: 'Actual size',
    zoomToSelection: 'Zoom to selection',
  },
  zoomed: (percent) => `Zoom ${percent}%`,
  keyHelp:
    'Arrow keys move between annotations. Enter selects one; with Shift, several. Full stop and comma step through overlapping annotations. Escape clears the selection.',
  zoomKeyHelp:
    'Plus and minus zoom, 0 fits the image, 1 shows its actual size, and Z zooms to the selection. Shift with an arrow key pans. Shift with Tab goes to the zoom buttons.',
  found: (count) => (count === 0 ? 'No annotations' : `${annotations(count)} found`),
  selected: (names) =>
    names.length === 0
      ? 'Selection cleared'
      : names.length === 1
        ? `${names[0]} selected`
        : `${names.length} annotations selected`,
  error: 'The image could not be loaded.',
  retry: 'Try again',
};
