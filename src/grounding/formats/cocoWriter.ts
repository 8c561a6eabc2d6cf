import { shapesOf } from '../flatten.js';
import { GRID_SIZE, shapeArea } from '../geometry.js';
import { type ImageOptions, type ShapeSource, toPixels } from './shapes.js';

/** Options of {@link toCoco}. */
export interface ToCocoOptions extends ImageOptions {
  /**
   * `file_name` of the image.
   * @default ''
   */
  fileName?: string | undefined;
  /**
   * The categories in the order of their ids, which count from 1. Mentions that are not among them are added behind.
   * @default []
   */
  labels?: readonly string[] | undefined;
  /**
   * The category of annotations without a mention.
   * @default 'object'
   */
  unnamed?: string | undefined;
}

/** One annotation of {@link CocoData}, in pixels. */
export interface CocoAnnotation {
  id: number;
  image_id: number;
  category_id: number;
  /** Left, top, width, height in pixels. */
  bbox: [number, number, number, number];
  /** In square pixels. */
  area: number;
  iscrowd: 0;
  /** x and y of one vertex after the other, in pixels. */
  segmentation: number[][];
  /** x, y in pixels and 2, for visible. */
  keypoints?: number[];
  num_keypoints?: number;
  score?: number;
}

/** A COCO data set of one image: what {@link toCoco} writes. */
export interface CocoData {
  images: { id: number; width: number; height: number; file_name: string }[];
  annotations: CocoAnnotation[];
  categories: {
    id: number;
    name: string;
    supercategory: '';
    keypoints?: string[];
    skeleton?: number[][];
  }[];
}

/**
 * Writes the annotations of one image as a COCO data set: pixels, `bbox` as left, top, width, height; polygons as
 * `segmentation`, points as an annotation of one keypoint. The inverse of `coco`.
 *
 * @throws RangeError when `imageSize` is not two positive numbers.
 */
export function toCoco(annotations: ShapeSource, options: ToCocoOptions): CocoData {
  const px = toPixels(options);
  const { imageSize, fileName = '', labels = [], unnamed = 'object' } = options;
  const categories: CocoData['categories'] = [];
  const byName = new Map<string, CocoData['categories'][number]>();
  const categoryOf = (name: string) => {
    let category = byName.get(name);
    if (!category) {
      category = { id: categories.length + 1, name, supercategory: '' };
      categories.push(category);
      byName.set(name, category);
    }
    return category;
  };
  labels.forEach(categoryOf);

  const written = shapesOf(annotations).map((shape, i): CocoAnnotation => {
    const category = categoryOf(shape.mention ?? unnamed);
    const base = {
      id: i + 1,
      image_id: 1,
      category_id: category.id,
      iscrowd: 0 as const,
      ...(shape.score === undefined ? undefined : { score: shape.score }),
    };
    const { x, y, width, height } = px.bounds(shape);
    const area = (shapeArea(shape) / GRID_SIZE ** 2) * imageSize.width * imageSize.height;
    const filled = { ...base, bbox: [x, y, width, height] as CocoAnnotation['bbox'], area };
    if (shape.kind === 'polygon') {
      return { ...filled, segmentation: [px.vertices(shape.points).flat()] };
    }
    if (shape.kind === 'box') return { ...filled, segmentation: [] };
    category.keypoints = ['point'];
    category.skeleton = [];
    return { ...filled, segmentation: [], keypoints: [x, y, 2], num_keypoints: 1 };
  });
  const image = { id: 1, width: imageSize.width, height: imageSize.height, file_name: fileName };
  return { images: [image], annotations: written, categories };
}
