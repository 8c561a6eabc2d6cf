import type { ComponentPropsWithoutRef, ForwardRefExoticComponent, ReactElement, RefAttributes } from 'react';
import type { ClipAnnotation, ClipAnnotationInput, ClipOf, Grounding } from '../../grounding/index.js';
import type { SelectionProps } from '../../hooks/useComponentSelection.js';
import type { LabelOverrides } from '../../hooks/useLocalization.js';
import type { ColorBy, MentionColorSource } from '../../styles/palette.js';
import type { ClipChangeDetails } from './EdgeHandles.js';
import type { LaneMode } from './lanes.js';
import type { SeekDetails } from './parts.js';
import type { GetThumbnail } from './thumbnails.js';
import type { ClipTimelineLabels } from './timelineLabels.js';
import type { PlaybackProps, TimelineViewProps } from './useTimeline.js';

/** Props of `ClipTimeline`. Further props go to the root `div`. */
export interface ClipTimelineProps<C extends ClipAnnotationInput = ClipAnnotation>
  extends SelectionProps,
    PlaybackProps,
    TimelineViewProps,
    Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What to show: the clips of a parsed answer, or a list of them. */
  clips: Grounding | readonly C[];
  /** Which asset of a request with several: only its clips are shown. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; what has no index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
  /** A lane for each mention, or as few rows as hold all clips. @default 'mention' */
  lanes?: LaneMode | undefined;
  /** The reader moved the playhead to `time` seconds. A given `video` has been moved by then. */
  onSeek?: ((time: number, details: SeekDetails) => void) | undefined;
  /** Whether the playhead goes to a clip that was selected elsewhere, as by a chip in the text. @default true */
  seekOnSelect?: boolean | undefined;
  /** Whether the edges of the selected clip can be moved. @default false */
  editable?: boolean | undefined;
  /** The reader moved an edge: the clip as it is now wanted. Until the app shows that one, the old one stays. */
  onClipChange?: ((clip: ClipOf<C>, details: ClipChangeDetails<C>) => void) | undefined;
  /**
   * Whether a picture of the video shows under the pointer: from `getThumbnail`, else from a second, hidden video with the
   * same source, which begins to load when the pointer first comes. Where there is no picture, the time alone shows.
   * @default whether `getThumbnail` is given
   */
  showThumbnails?: boolean | undefined;
  /** A picture of the video at a time in seconds, such as one from a storyboard. */
  getThumbnail?: GetThumbnail | undefined;
  /** The most that the lanes may take before they scroll: CSS pixels, or a CSS length. @default `18rem` */
  height?: number | string | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** A BCP 47 language tag for times. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Strings that replace the English ones. */
  labels?: LabelOverrides<ClipTimelineLabels> | undefined;
}

/**
 * The type of {@link ClipTimeline}: its callbacks are handed annotations of the kind that it is given. The second signature is
 * what tools find that ask for the props of a component, such as `ComponentProps` and `memo`.
 */
export type ClipTimelineComponent = (<C extends ClipAnnotationInput = ClipAnnotation>(
  props: ClipTimelineProps<C> & RefAttributes<HTMLDivElement>,
) => ReactElement | null) &
  ForwardRefExoticComponent<ClipTimelineProps & RefAttributes<HTMLDivElement>>;
