import type { Size } from '../geometry.js';
import { type Collector, createCollector, isSize, type Mark, pixelFrame } from './collector.js';
import { openSource, type Source } from './source.js';
import type { ClassOptions, FormatResult } from './types.js';
import { classLabel, field, idOf, isFields, isNumeric, list, scoreOf, toNumber, toText } from './values.js';

export interface CocoOptions extends ClassOptions {
  /**
   * Read the annotations of this image only.
   * @default every image; with several, `assetIdx` is the image's place in `images`
   */
  imageId?: number | string;
  /**
   * What to make of an annotation that has both an outline and a box.
   * @default 'polygon'
   */
  prefer?: 'polygon' | 'box';
}

/**
 * Reads COCO: a data set (`images`, `annotations`, `categories`) or a list of results (`image_id`, `category_id`, `bbox`,
 * `score`), as JSON text or parsed.
 *
 * x before y, in **pixels** of the image that the file describes; a `bbox` is left, top, **width, height**. The rings of a
 * `segmentation` become a polygon each (same mention), visible `keypoints` become points. Run-length masks are left out with
 * an `unsupported` issue, and their box is kept. Categories are named by `categories`, else by `labels`.
 * (Source: the COCO data format page.)
 */
export function coco(input: unknown, options: CocoOptions): FormatResult {
  const collector = createCollector('coco', input, options);
  const source = openSource(input, collector);
  const file = source.roots.find((root) => Array.isArray(field(root, 'annotations')));
  const items = file ? list(file, 'annotations') : resultsOf(source);
  if (!items) {
    if (collector.size === 0 && source.complete && source.roots.length > 0) {
      const message = 'Expected an object with `annotations`, or a list of results with `bbox`.';
      collector.issue('unreadable', message, { start: 0, end: 0 });
    }
    return collector.result(source.complete);
  }
  const images = list(file, 'images').filter((image) => isFields(image) && source.isWhole(image));
  const isOneImage = options?.imageId !== undefined || images.length < 2;
  if (!isOneImage) collector.assets(images.map(idOf));
  const frames = createFrames(images, isOneImage, collector, source, options);
  const categories = new Map(list(file, 'categories').map((category) => [idOf(category), category]));

  for (const item of items) {
    if (!source.isWhole(item)) continue;
    const imageId = toText(field(item, 'image_id'));
    if (options?.imageId !== undefined && imageId !== String(options.imageId)) continue;
    const frame = frames(imageId);
    if (frame)
      readAnnotation(item, frame, categories, collector, source, options, isOneImage ? undefined : imageId);
  }
  return collector.result(source.complete);
}

/** A list of results has no file around it. */
function resultsOf(source: Source): readonly unknown[] | undefined {
  const items = source.roots.flatMap((root) => (Array.isArray(root) ? root : [root]));
  const isResults = items.some((item) =>
    ['bbox', 'segmentation', 'keypoints'].some((key) => field(item, key)),
  );
  return isResults || source.roots.some((root) => Array.isArray(root) && root.length === 0)
    ? items
    : undefined;
}

/** Looks up the size that the coordinates of an image refer to; asked once for each image. */
function createFrames(
  images: readonly unknown[],
  isOneImage: boolean,
  collector: Collector,
  source: Source,
  options: CocoOptions,
) {
  const frames = new Map<string | undefined, Size | undefined>();
  const byId = new Map(images.map((image) => [idOf(image), image]));
  return (imageId: string | undefined) => {
    if (frames.has(imageId)) return frames.get(imageId);
    const image = byId.get(imageId) ?? (images.length === 1 ? images[0] : undefined);
    const size = { width: toNumber(field(image, 'width')), height: toNumber(field(image, 'height')) };
    // `imageSize` can only be that of one image.
    const own = !isOneImage && isSize(size) && !isSize(options?.inputSize) ? size : undefined;
    const frame =
      own ?? pixelFrame(collector, options, image ? { size, span: source.spanOf(image) } : undefined);
    frames.set(imageId, frame);
    return frame;
  };
}

function readAnnotation(
  item: unknown,
  frame: Size,
  categories: ReadonlyMap<string | undefined, unknown>,
  collector: Collector,
  source: Source,
  options: CocoOptions,
  asset: string | undefined,
): void {
  const span = source.spanOf(item);
  const categoryId = toText(field(item, 'category_id'));
  const category = categories.get(categoryId);
  const named = toText(field(category, 'name'));
  const mention = named ?? (categoryId === undefined ? undefined : classLabel(options, Number(categoryId)));
  const mark: Mark = { span, mention, score: scoreOf(item), id: idOf(item), asset };

  const segmentation = field(item, 'segmentation');
  const rings = isNumeric(segmentation) ? [segmentation] : Array.isArray(segmentation) ? segmentation : [];
  const box = field(item, 'bbox');
  const hasBox = isNumeric(box) && box.length === 4;
  const keypoints = list(item, 'keypoints').map(toNumber);
  if (isFields(segmentation)) {
    collector.issue('unsupported', 'Left out a run-length mask; its box is kept.', span);
  }
  if (rings.length > 0 && !(options?.prefer === 'box' && hasBox)) {
    for (const ring of rings) collector.polygon(isNumeric(ring) ? ring.map(toNumber) : [], frame, mark);
  } else if (hasBox && !(keypoints.length > 0 && toNumber(box[2]) === 0 && toNumber(box[3]) === 0)) {
    const [x, y, width, height] = box.map(toNumber) as [number, number, number, number];
    collector.box([x, y, x + width, y + height], frame, mark);
  } else if (keypoints.length === 0) {
    collector.issue(
      'invalid_item',
      'Left out an annotation without a `bbox` of 4 numbers, polygon or keypoints.',
      span,
    );
  }
  const names = list(category, 'keypoints');
  for (let i = 0; i + 2 < keypoints.length; i += 3) {
    if (keypoints[i + 2] === 0) continue;
    const name = names.length > 1 ? toText(names[i / 3]) : undefined;
    collector.point(keypoints.slice(i, i + 2), frame, { ...mark, mention: name ?? mention });
  }
}
