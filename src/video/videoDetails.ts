import type { ShapeAnnotationInput, Size, TrackAnnotationInput } from '../grounding/index.js';
import { timelineOf } from '../grounding/tracks.js';
import { type AnnotationDetail, annotationDetails, type DetailWords } from '../image/annotationDetails.js';
import { localeOf } from '../state/locale.js';
import { formatTimeRange } from '../state/time.js';
import type { VideoLabels } from './videoLabels.js';

/**
 * Every attribute of an annotation of a video in words; coordinates in pixels of a picture of this size.
 *
 * @param shape for a track, where it is now
 */
export function videoDetails(
  shape: ShapeAnnotationInput,
  track: TrackAnnotationInput | undefined,
  picture: Size,
  { labels, locale }: DetailWords & { labels: Pick<VideoLabels, 'kinds' | 'details'> },
): AnnotationDetail[] {
  const { kinds, details } = labels;
  if (!track) return annotationDetails(shape, picture, { labels, locale });
  const { times } = timelineOf(track);
  const list = annotationDetails({ ...shape, t: undefined }, picture, {
    labels: { kinds: { ...kinds, [shape.kind]: kinds.track }, details },
    locale,
  });
  return [
    ...list,
    { name: details.time, value: formatTimeRange(times[0]!, times[times.length - 1]!, { locale }) },
    { name: details.waypoints, value: times.length.toLocaleString(localeOf(locale), { useGrouping: false }) },
  ];
}
