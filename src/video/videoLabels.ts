import type { TrackAnnotationInput } from '../grounding/index.js';
import { type AnnotationNameParts, defaultImageLabels, type ImageLabels } from '../image/imageLabels.js';
import { formatDuration, formatEnds } from '../state/time.js';

/** What the name of an annotation of a video is made from. */
export interface TimedNameParts extends AnnotationNameParts {
  /** The track, where the annotation is one; `annotation` is then where it begins. */
  track: TrackAnnotationInput | undefined;
  /** From `labels.time`; empty without a time. */
  timeText: string;
}

type Details = Record<keyof ImageLabels['details'] | 'waypoints', string>;
type Shared = 'group' | 'list' | 'regions' | 'previousItems' | 'nextItems' | 'found' | 'selected' | 'retry';

/** Every string that `GroundedVideo` says by itself. */
export interface VideoLabels extends Pick<ImageLabels, Shared> {
  annotation(parts: TimedNameParts): string;
  kinds: Record<TimedNameParts['annotation']['kind'] | 'track', string>;
  /** When an annotation is there. Seconds; `locale` is the prop. */
  time(start: number, end: number, locale?: string): string;
  /** Names of an annotation's attributes, in its tooltip. */
  details: Details;
  keyHelp: string;
  error: string;
  enterFullscreen: string;
  exitFullscreen: string;
}

const { group, list, regions, previousItems, nextItems, found, selected, retry } = defaultImageLabels;

/** The strings in English. */
export const defaultVideoLabels: VideoLabels = {
  group,
  list,
  regions,
  previousItems,
  nextItems,
  found,
  selected,
  retry,
  annotation: ({ mention, kindName, timeText, regionName, position, total }) =>
    [mention, kindName, timeText || regionName, `${position} of ${total}`].filter(Boolean).join(', '),
  kinds: { ...defaultImageLabels.kinds, track: 'track' },
  time(start, end, locale) {
    if (!(end > start)) return `at ${formatDuration(start, { locale })}`;
    const [from, to] = formatEnds(start, end, { locale });
    return `from ${from} to ${to}`;
  },
  details: { ...defaultImageLabels.details, asset: 'Video', waypoints: 'Waypoints' },
  keyHelp:
    'Arrow keys move between annotations. Enter selects one and goes to its time; with Shift, several. Full stop and comma step through overlapping annotations. Escape clears the selection.',
  error: 'The video could not be loaded.',
  enterFullscreen: 'Full screen',
  exitFullscreen: 'Exit full screen',
};
