import { shapesOf } from '../flatten.js';
import { shapeBounds } from '../geometry.js';
import type { ShapeAnnotationInput } from '../types.js';
import { type ImageOptions, type ShapeSource, toPixels } from './shapes.js';

/** Options of {@link toLabelStudio}. */
export interface ToLabelStudioOptions extends ImageOptions {
  /**
   * The address of the image: `data.image` of the task.
   * @default ''
   */
  source?: string | undefined;
  /**
   * The name of the labelling control in the project's configuration.
   * @default 'label'
   */
  fromName?: string | undefined;
  /**
   * The name of the image object in the project's configuration.
   * @default 'image'
   */
  toName?: string | undefined;
}

/** One annotation of a {@link LabelStudioTask}. */
export interface LabelStudioResult {
  id: string;
  type: 'rectanglelabels' | 'polygonlabels' | 'keypointlabels';
  from_name: string;
  to_name: string;
  /** Pixels. */
  original_width: number;
  original_height: number;
  image_rotation: 0;
  /** In percent of the image. */
  value: Record<string, unknown>;
  score?: number;
}

/** One image and its annotations: what {@link toLabelStudio} writes. */
export interface LabelStudioTask {
  data: { image: string };
  annotations: { result: LabelStudioResult[] }[];
}

/**
 * Writes the annotations of one image as a list of one Label Studio task, to import as JSON: percent of width and height.
 * The inverse of `labelStudio`.
 *
 * @throws RangeError when `imageSize` is not two positive numbers.
 */
export function toLabelStudio(annotations: ShapeSource, options: ToLabelStudioOptions): LabelStudioTask[] {
  toPixels(options);
  const { imageSize, source = '', fromName = 'label', toName = 'image' } = options;
  const result = shapesOf(annotations).map((shape): LabelStudioResult => {
    const labels = shape.mention === undefined ? [] : [shape.mention];
    return {
      id: shape.id,
      from_name: fromName,
      to_name: toName,
      original_width: imageSize.width,
      original_height: imageSize.height,
      image_rotation: 0,
      ...(shape.score === undefined ? undefined : { score: shape.score }),
      ...regionOf(shape, labels),
    };
  });
  return [{ data: { image: source }, annotations: [{ result }] }];
}

/** The diameter in percent of the dot that Label Studio draws for a keypoint. */
const KEYPOINT_WIDTH = 0.5;

function regionOf(shape: ShapeAnnotationInput, labels: string[]): Pick<LabelStudioResult, 'type' | 'value'> {
  switch (shape.kind) {
    case 'point': {
      const value = { x: shape.x / 10, y: shape.y / 10, width: KEYPOINT_WIDTH, keypointlabels: labels };
      return { type: 'keypointlabels', value };
    }
    case 'box': {
      const { x, y, width, height } = shapeBounds(shape);
      const percent = { x: x / 10, y: y / 10, width: width / 10, height: height / 10 };
      return { type: 'rectanglelabels', value: { ...percent, rotation: 0, rectanglelabels: labels } };
    }
    case 'polygon': {
      const points = shape.points.map(([x, y]) => [x / 10, y / 10]);
      return { type: 'polygonlabels', value: { points, closed: true, polygonlabels: labels } };
    }
  }
}
