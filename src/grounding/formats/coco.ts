import type { Size } from '../geometry.js';
import { type Collector, createCollector, isSize, type Mark, pixelFrame } from './collector.js';
import { boundsOfRuns } from './rle.js';
import { openSource, type Source } from './source.js';
import { addTurnedBox, radians } from './turnedBox.js';
import type { ClassOptions, FormatResult } from './types.js';
import { classLabel, field, idOf, isFields, isNumeric, list, scoreOf, toNumber, toText } from './values.js';

/** Options of {@link coco}. */
export interface CocoOptions extends ClassOptions {
  /**
   * Read the annotations of this image only, by its `id` in `images`.
   * @default every image; with several, `assetIdx` is the image's place in `images`
   */
  imageId?: number | string | undefined;
  /**
   * What to make of an annotation that has both an outline and a box.
   * @default 'polygon'
   */
  prefer?: 'polygon' | 'box' | undefined;
}

/**
 * Reads COCO: a data set (`images`, `annotations`, `categories`) or a list of results (`image_id`, `category_id`, `bbox`,
 * `score`), as JSON text or parsed.
 *
 * x before y, in **pixels** of the image that the file describes; a `bbox` is left, top, **width, height**. The rings of a
 * `segmentation` become a polygon each (same mention), visible `keypoints` become points. Masks, run-length or panoptic, are
 * left out with an `unsupported` issue, and their box is kept, or worked out from the runs. A box that CVAT's attribute `rotation` turns
 * (degrees clockwise around its centre) becomes a polygon. Categories are named by `categories`, else by `labels`.
 * (Source: the COCO data format page.)
 *
 * ```ts
 * const { annotations } = formats.coco(file, { imageId: image.id, imageSize: image }); // an image of file.images
 * ```
 */
export function coco(input: unknown, options: CocoOptions): FormatResult {
  const collector = createCollector('coco', input, options);
  const source = openSource(input, collector);
  const file = source.roots.find((root) => Array.isArray(field(root, 'annotations')));
  const items = file ? list(file, 'annotations') : resultsOf(source);
  if (!items) {
    if (collector.size === 0 && source.complete && source.roots.length > 0) {
      const message = 'Expected an object with `annotations`, or a list of results with `bbox`.';
      collector.issue('unreadable', message, collector.whole);
    }
    return collector.result(source.complete);
  }
  const images = list(file, 'images').filter((image) => isFields(image) && source.isWhole(image));
  const wanted = options?.imageId === undefined ? undefined : String(options.imageId);
  if (wanted !== undefined && images.length > 0 && !images.some((image) => idOf(image) === wanted)) {
    const message = `None of the \`images\` has the id ${wanted}, which \`imageId\` asks for.`;
    collector.issue('unreadable', message, collector.whole);
  }
  const isOneImage = wanted !== undefined || images.length === 1;
  if (!isOneImage) collector.assets(images.map(idOf));
  const frames = createFrames(images, isOneImage, collector, source, options);
  const categories = new Map(list(file, 'categories').map((category) => [idOf(category), category]));

  for (const item of items) {
    if (!source.isWhole(item)) continue;
    const imageId = toText(field(item, 'image_id'));
    if (wanted !== undefined && imageId !== wanted) continue;
    const frame = frames(imageId);
    const asset = isOneImage ? undefined : imageId;
    const segments = list(item, 'segments_info');
    if (segments.length > 0) {
      collector.issue(
        'unsupported',
        'Left out a panoptic mask; the boxes of its segments are kept.',
        source.spanOf(item),
      );
    }
    for (const part of segments.length > 0 ? segments : [item]) {
      if (frame) readAnnotation(part, frame, categories, collector, source, options, asset);
    }
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
  const named = toText(field(category, 'name')) ?? toText(field(item, 'category_name'));
  const classNumber = Number(categoryId);
  const mention = named ?? (Number.isNaN(classNumber) ? categoryId : classLabel(options, classNumber));
  const mark: Mark = { span, mention, score: scoreOf(item), id: idOf(item), asset };

  const segmentation = field(item, 'segmentation');
  const outline = isNumeric(segmentation) ? [segmentation] : list(item, 'segmentation');
  const rings = outline.filter(isRing);
  const box = boxOf(item);
  const keypoints = list(item, 'keypoints').map(toNumber);
  const isMask = isFields(segmentation);
  if (isMask) {
    collector.issue('unsupported', `Left out a run-length mask${box ? '; its box is kept' : ''}.`, span);
  }
  if (outline.some((ring) => !isRing(ring) && !(Array.isArray(ring) && ring.length === 0))) {
    collector.issue('invalid_item', 'Left out a ring that is no list of 3 corners or more.', span);
  }
  if (rings.length > 0 && !(options?.prefer === 'box' && box)) {
    for (const ring of rings) collector.polygon(ring.map(toNumber), frame, mark);
  } else if (box && !(keypoints.length > 0 && box[0] === box[2] && box[1] === box[3])) {
    // CVAT writes a turned box as it was before, with its angle among the attributes.
    const angle = radians(toNumber(field(field(item, 'attributes'), 'rotation')));
    if (angle === 0 || options?.prefer === 'box') collector.box(box, frame, mark);
    else addTurnedBox(collector, box, angle, frame, mark);
  } else if (keypoints.length === 0 && !isMask) {
    collector.issue(
      'invalid_item',
      'Left out an annotation without a `bbox` of 4 numbers, polygon or keypoints.',
      span,
    );
  }
  const names = list(category, 'keypoints');
  for (let i = 0; i + 2 < keypoints.length; i += 3) {
    const visibility = keypoints[i + 2]!;
    if (visibility === 0) continue;
    const name = names.length > 1 ? toText(names[i / 3]) : undefined;
    // Detectors write their confidence in its place.
    const score = visibility > 0 && visibility < 1 ? visibility : mark.score;
    collector.point(keypoints.slice(i, i + 2), frame, { ...mark, score, mention: name ?? mention });
  }
}

/** Degenerate rings, of two corners or none, are common in data sets; the box stands for them. */
const isRing = (ring: unknown): ring is readonly unknown[] =>
  isNumeric(ring) && ring.length >= 6 && ring.length % 2 === 0;

/** x, y of two corners: of the `bbox`, else around the mask. */
function boxOf(item: unknown): readonly number[] | undefined {
  const box = field(item, 'bbox');
  if (isNumeric(box) && box.length === 4) {
    const [x, y, width, height] = box.map(toNumber) as [number, number, number, number];
    return [x, y, x + width, y + height];
  }
  const mask = field(item, 'segmentation');
  return boundsOfRuns(field(mask, 'counts'), toNumber(list(mask, 'size')[0]));
}
