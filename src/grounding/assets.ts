import type { Annotation } from './types.js';

/**
 * The index of the image or video that an annotation belongs to, among the `assetCount` ones of its request. Without an
 * `assetIdx` of its own it belongs to the last one; `undefined` when there is none.
 *
 * @param assetCount how many images and videos the request had; leave it out when that is unknown
 * @throws RangeError when the annotation names an asset that the request does not have, or no index at all
 */
export function resolveAssetIdx(
  annotation: Pick<Annotation, 'assetIdx'>,
  assetCount?: number,
): number | undefined {
  if (assetCount !== undefined && (!Number.isInteger(assetCount) || assetCount < 0)) {
    throw new RangeError(
      `assetCount is ${assetCount}: give the number of images and videos in the request, or leave it out.`,
    );
  }
  const { assetIdx } = annotation;
  // Null where an annotation went through a language without undefined.
  if (assetIdx === undefined || assetIdx === null) return assetCount ? assetCount - 1 : undefined;
  if (!Number.isInteger(assetIdx) || assetIdx < 0) {
    throw new RangeError(
      `The annotation names asset ${assetIdx}: give the index of an image or video of the request, from 0 on, or none.`,
    );
  }
  if (assetCount !== undefined && assetIdx >= assetCount) {
    throw new RangeError(
      `The annotation names asset ${assetIdx}, but the request has ${assetCount}: indexes begin at 0. Pass all images and videos of the request, in order.`,
    );
  }
  return assetIdx;
}
