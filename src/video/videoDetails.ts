import type { ShapeAnnotation, Size, TrackAnnotation } from '../grounding/index.js';
import { timelineOf } from '../grounding/tracks.js';
import { type AnnotationDetail, annotationDetails } from '../image/annotationDetails.js';
import { formatTime } from '../state/time.js';
import type { VideoLabels } from './videoLabels.js';

/**
 * Every attribute of an annotation of a video in words; coordinates in pixels of a picture of this size.
 *
 * @param shape for a track, where it is now
 */
export function videoDetails(
  shape: ShapeAnnotation,
  track: TrackAnnotation | undefined,
  picture: Size,
  labels: Pick<VideoLabels, 'kinds' | 'details'>,
): AnnotationDetail[] {
  const { kinds, details } = labels;
  if (!track) return annotationDetails(shape, picture, labels);
  const { times } = timelineOf(track);
  const list = annotationDetails({ ...shape, t: undefined }, picture, {
    kinds: { ...kinds, [shape.kind]: kinds.track },
    details,
  });
  const span = `${formatTime(times[0]!)} – ${formatTime(times[times.length - 1]!)}`;
  return [
    ...list,
    { name: details.time, value: span },
    { name: details.waypoints, value: String(times.length) },
  ];
}
