import type { AnnotationFormat, ModelCapabilities, VisionOptions } from '../api/index.js';

/** Which kinds of media a request holds. */
export interface MediaKinds {
  image: boolean;
  video: boolean;
}

/** How a model can be asked to answer about some media. */
export interface VisionOffer {
  formats: readonly AnnotationFormat[];
  thinking: boolean;
  focus: boolean;
}

/** What a model can be asked for: clips only of a video, focus only on an image. */
export const offerVision = (can: ModelCapabilities, has: MediaKinds): VisionOffer => ({
  formats: can.formats.filter((format) => format !== 'clip' || has.video),
  thinking: can.thinking !== 'none',
  focus: can.focus && has.image,
});

/** Whether thinking makes an answer of this format better. */
const thinkingHelps = (format: AnnotationFormat | undefined, can: ModelCapabilities) =>
  format === undefined || format === 'clip' || can.thinksForShapes;

/** A wish as it is sent: only what is offered, and thinking where it helps unless the wish has a say on it. */
export function resolveVision(
  wish: VisionOptions,
  offer: VisionOffer,
  can: ModelCapabilities,
): VisionOptions {
  const format = offer.formats.find((one) => one === wish.annotationFormat);
  return {
    ...(format && { annotationFormat: format }),
    ...(offer.thinking && { enableThinking: wish.enableThinking ?? thinkingHelps(format, can) }),
    ...(offer.focus && wish.focus !== undefined && { focus: wish.focus }),
  };
}

/** The wish after thinking was switched: what helps anyway is left to go with the format. */
export const wishThinking = (
  wish: VisionOptions,
  on: boolean,
  { annotationFormat }: VisionOptions,
  can: ModelCapabilities,
): VisionOptions => ({
  ...wish,
  enableThinking: on === thinkingHelps(annotationFormat, can) ? undefined : on,
});

/** Whether the model thinks where that usually makes its answer worse. */
export const thinksAmiss = ({ annotationFormat, enableThinking }: VisionOptions, can: ModelCapabilities) =>
  enableThinking === true && !thinkingHelps(annotationFormat, can);
