import type {
  ComponentPropsWithoutRef,
  ForwardRefExoticComponent,
  ReactElement,
  ReactNode,
  Ref,
  RefAttributes,
} from 'react';
import type {
  Annotation,
  AnnotationInput,
  Fit,
  Grounding,
  ShapeOf,
  Size,
  TrackOf,
} from '../grounding/index.js';
import type { HighlightProps, SelectionProps } from '../hooks/useComponentSelection.js';
import type { LabelOverrides } from '../hooks/useLocalization.js';
import { withoutControllerProps } from '../image/groundedImageProps.js';
import type { RenderTooltip } from '../image/ImageTooltip.js';
import type { AnnotationStyle } from '../image/types.js';
import type { AnnotationContextMenuHandler } from '../image/usePointer.js';
import type { ColorBy, MentionColorSource } from '../styles/palette.js';
import type { VideoLabels } from './videoLabels.js';

type VideoElementProps = ComponentPropsWithoutRef<'video'>;

/** Attributes that only a `<video>` has. */
const videoAttributes = {
  autoPlay: true,
  controls: true,
  controlsList: true,
  crossOrigin: true,
  disablePictureInPicture: true,
  disableRemotePlayback: true,
  loop: true,
  muted: true,
  playsInline: true,
  poster: true,
  preload: true,
} as const satisfies Partial<Record<keyof VideoElementProps, true>>;

/** Events of media: they do not bubble, so only the `<video>` can tell of them. */
const mediaEvents = {
  onAbort: true,
  onCanPlay: true,
  onCanPlayThrough: true,
  onDurationChange: true,
  onEmptied: true,
  onEncrypted: true,
  onEnded: true,
  onError: true,
  onLoadedData: true,
  onLoadedMetadata: true,
  onLoadStart: true,
  onPause: true,
  onPlay: true,
  onPlaying: true,
  onProgress: true,
  onRateChange: true,
  onSeeked: true,
  onSeeking: true,
  onStalled: true,
  onSuspend: true,
  onTimeUpdate: true,
  onVolumeChange: true,
  onWaiting: true,
} as const satisfies Partial<Record<keyof VideoElementProps, true>>;

type NativeProps = Pick<VideoElementProps, keyof typeof videoAttributes | keyof typeof mediaEvents>;

/** Props of `GroundedVideo`. Attributes and events that only a `<video>` has go to it, all further ones to the root `div`. */
export interface GroundedVideoProps<A extends AnnotationInput = Annotation>
  extends SelectionProps,
    HighlightProps,
    NativeProps,
    Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'role' | keyof NativeProps> {
  /** Address of the video; or give `<source>` elements as children. */
  src?: string | undefined;
  /** What the video shows, in words: its accessible name. */
  alt?: string | undefined;
  /**
   * What to draw: a parsed answer, or annotations in grid coordinates (0..1000). Shapes with a time show around it, tracks
   * move along their waypoints, shapes without a time are there always. Clips are for a `ClipTimeline`.
   */
  annotations: Grounding | readonly A[];
  /**
   * Seconds that one time stands for, half of them before and half after: a timed shape shows that long, and a track fades
   * in and out by half of it at its ends.
   * @default 0.5, because models sample video at 2 frames per second
   */
  hold?: number | undefined;
  /** Whether a line shows where each track has been. @default false */
  showTrails?: boolean | undefined;
  /** How much of the past a trail shows, in seconds. @default 3 */
  trailSeconds?: number | undefined;
  /**
   * Whether picture and shapes are locked together while the video plays: the page copies each frame and paints the shapes
   * over it, so that no refresh shows one without the other. Without, the browser shows the picture by itself, smooth also
   * where the page is busy, and the shapes may follow it a refresh later. Protected and HDR video is never copied. Paused,
   * the browser always shows the picture, and the shapes are exact.
   * @default true
   */
  lockFrames?: boolean | undefined;
  /** Whether selecting what cannot be seen now, here or elsewhere, goes to its first time. @default true */
  seekOnSelect?: boolean | undefined;
  /**
   * Whether a button puts the video with its overlay on the full screen, where the browser can. The browser's own button
   * would show the video alone, so it is taken away where `controlsList` can do that and is not given.
   * @default true
   */
  showFullscreenButton?: boolean | undefined;
  /** Whether a tooltip tells all about the annotation under the pointer or the focus. @default true */
  tooltip?: boolean | undefined;
  /**
   * The content of the tooltip. For a track, the annotation is the shape that it has now, under the track's id; while the
   * video plays, it is asked for four times a second.
   * @default mention, kind, coordinates in pixels of the picture, times, and what else there is
   */
  renderTooltip?: RenderTooltip<A> | undefined;
  /**
   * Asked for the menu of an annotation: a right click, a long press, the menu key on its button, or on the picture once it
   * is selected.
   * `event.preventDefault()` keeps the browser's own menu away.
   */
  onAnnotationContextMenu?: AnnotationContextMenuHandler<A> | undefined;
  /** Which asset of a request with several this video is, from 0: only its annotations are drawn. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; an annotation without an index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
  /** How the video fills the root when the app gives that another aspect ratio. @default 'contain' */
  fit?: Fit | undefined;
  /** How shapes look, over the defaults. A function is called once for each annotation and state, not for each frame. */
  annotationStyle?: AnnotationStyle<A> | undefined;
  /** Whether labels are drawn, where there is room for them. @default true */
  showLabels?: boolean | undefined;
  /** The text of a label; null for none. Asked for once for each annotation. @default the mention */
  getLabel?: ((annotation: ShapeOf<A>) => string | null | undefined) | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** `<source>` and `<track>` elements of the video. */
  children?: ReactNode;
  /**
   * The app's own Konva layers, above the shapes. `useImageTransform` says where the picture is. They get no pointer
   * events, which are the video's.
   */
  layers?: ReactNode;
  /** The picture's own size in pixels, where it is known: keeps its place on the page until it has loaded. */
  videoSize?: Size | undefined;
  /** The `<video>` itself: to play it, to seek, or for a `ClipTimeline`. */
  videoRef?: Ref<HTMLVideoElement> | undefined;
  /** Further attributes of the `<video>`, such as `className`. */
  videoProps?: Omit<VideoElementProps, 'src' | 'children' | keyof NativeProps> | undefined;
  /** Strings that replace the English ones. */
  labels?: LabelOverrides<VideoLabels> | undefined;
  /** A BCP 47 language tag for times and numbers. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** The accessible name of an annotation; undefined for the usual one, `labels.annotation`. */
  getAriaLabel?:
    | ((annotation: ShapeOf<A> | TrackOf<A>, context: { index: number; total: number }) => string | undefined)
    | undefined;
}

/**
 * The type of {@link GroundedVideo}: its callbacks are handed annotations of the kind that it is given. The second signature is
 * what tools find that ask for the props of a component, such as `ComponentProps` and `memo`.
 */
export type GroundedVideoComponent = (<A extends AnnotationInput = Annotation>(
  props: GroundedVideoProps<A> & RefAttributes<HTMLDivElement>,
) => ReactElement | null) &
  ForwardRefExoticComponent<GroundedVideoProps & RefAttributes<HTMLDivElement>>;

/** Divides what is left of the props: what the `<video>` takes, and what the root takes. */
export function splitProps<T extends object>(
  props: T,
): { native: NativeProps; rest: Omit<T, keyof SelectionProps | keyof HighlightProps | keyof NativeProps> } {
  const entries = Object.entries(withoutControllerProps(props));
  const isNative = ([name]: readonly [string, unknown]) => name in videoAttributes || name in mediaEvents;
  return {
    native: Object.fromEntries(entries.filter(isNative)),
    rest: Object.fromEntries(entries.filter((entry) => !isNative(entry))) as Omit<
      T,
      keyof SelectionProps | keyof HighlightProps | keyof NativeProps
    >,
  };
}
