import type {
  ComponentPropsWithoutRef,
  ForwardRefExoticComponent,
  ReactElement,
  ReactNode,
  Ref,
  RefAttributes,
} from 'react';
import { defined } from '../grounding/defined.js';
import type { Annotation, AnnotationInput, Fit, Grounding, ShapeOf, Size } from '../grounding/index.js';
import type { HighlightProps, SelectionProps } from '../hooks/useComponentSelection.js';
import type { LabelOverrides } from '../hooks/useLocalization.js';
import type { ColorBy, MentionColorSource } from '../styles/palette.js';
import type { RenderTooltip } from './ImageTooltip.js';
import type { ImageLabels } from './imageLabels.js';
import type { AnnotationStyle } from './types.js';
import type { GetAriaLabel } from './useAnnotationNames.js';
import type { GroundedImageActions } from './useImageActions.js';
import type { AnnotationContextMenuHandler } from './usePointer.js';
import type { ViewportProps } from './useViewport.js';

type ImageElementProps = ComponentPropsWithoutRef<'img'>;

/** Props of {@link GroundedImage}. Further props go to the root `div`. */
export interface GroundedImageProps<A extends AnnotationInput = Annotation>
  extends SelectionProps,
    HighlightProps,
    ViewportProps,
    Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'role'> {
  /** Address of the image. */
  src: string;
  /** What the image shows, in words. Seen where it cannot be loaded. */
  alt: string;
  /**
   * What to draw: a parsed answer, or annotations in grid coordinates (0..1000). Collections and tracks are drawn by
   * what is in them; clips have no place on an image. Annotations that keep their identity cost nothing again. What is
   * no annotation is left out, and told once in the console.
   */
  annotations: Grounding | readonly A[];
  /** Which asset of a request with several this image is, from 0: only its annotations are drawn. @default all of them */
  assetIdx?: number | undefined;
  /**
   * How many assets the request had; an annotation without an index belongs to the last.
   * @default `assetIdx + 1`: the image is taken to be the last
   */
  assetCount?: number | undefined;
  /** How the image fills the root when the app gives that another aspect ratio. @default 'contain' */
  fit?: Fit | undefined;
  /**
   * Whether the reader may zoom and pan: by wheel with ctrl or cmd (without, once the image has the focus), pinch, double
   * click or tap, drag while zoomed in, keyboard and buttons. @default true
   */
  zoomable?: boolean | undefined;
  /** Whether buttons that zoom appear over the image on hover, focus and touch. @default `zoomable` */
  showZoomControls?: boolean | undefined;
  /** Whether a tooltip tells all about the annotation under the pointer or the focus. @default true */
  tooltip?: boolean | undefined;
  /** The content of the tooltip. @default mention, kind, coordinates in image pixels, and what else there is */
  renderTooltip?: RenderTooltip<A> | undefined;
  /**
   * Asked for the menu of an annotation: a right click, a long press, the menu key on its button, or on the picture once it
   * is selected.
   * `event.preventDefault()` keeps the browser's own menu away.
   */
  onAnnotationContextMenu?: AnnotationContextMenuHandler<A> | undefined;
  /** Takes the actions of the image: zooming and exporting. */
  actionsRef?: Ref<GroundedImageActions<A>> | undefined;
  /** How shapes look, over the defaults. A function is called once for each shape and state, not for each frame. */
  annotationStyle?: AnnotationStyle<A> | undefined;
  /** Whether labels are drawn, where there is room for them. @default true */
  showLabels?: boolean | undefined;
  /** The text of a label; null for none. @default the mention */
  getLabel?: ((annotation: ShapeOf<A>) => string | null | undefined) | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** The app's own Konva layers, above the shapes. `useImageTransform` says where the image is. */
  children?: ReactNode;
  /** The image's own size in pixels, where it is known: keeps its place on the page until it has loaded. */
  imageSize?: Size | undefined;
  /** Further attributes of the `<img>`, such as `srcSet`, `sizes`, `loading` or `crossOrigin`. */
  imgProps?: Omit<ImageElementProps, 'src' | 'alt' | 'onLoad' | 'onError'> | undefined;
  onImageLoad?: ImageElementProps['onLoad'] | undefined;
  onImageError?: ImageElementProps['onError'] | undefined;
  /** Strings that replace the English ones. */
  labels?: LabelOverrides<ImageLabels> | undefined;
  /** A BCP 47 language tag for times and numbers in the tooltip. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** The accessible name of an annotation; undefined for the usual one, `labels.annotation`. */
  getAriaLabel?: GetAriaLabel<A> | undefined;
}

/**
 * The type of {@link GroundedImage}: its callbacks are handed annotations of the kind that it is given. The second signature is
 * what tools find that ask for the props of a component, such as `ComponentProps` and `memo`.
 */
export type GroundedImageComponent = (<A extends AnnotationInput = Annotation>(
  props: GroundedImageProps<A> & RefAttributes<HTMLDivElement>,
) => ReactElement | null) &
  ForwardRefExoticComponent<GroundedImageProps & RefAttributes<HTMLDivElement>>;

type ControllerProps = SelectionProps & HighlightProps & ViewportProps;

/** Props that are not for the root element, because a controller reads them. */
const controllerProps: Readonly<Record<keyof ControllerProps, true>> = {
  highlightedId: true,
  defaultHighlightedId: true,
  onHighlightedIdChange: true,
  onHighlightChange: true,
  selectedIds: true,
  defaultSelectedIds: true,
  onSelectedIdsChange: true,
  selectedId: true,
  defaultSelectedId: true,
  onSelectedIdChange: true,
  hiddenMentions: true,
  defaultHiddenMentions: true,
  onHiddenMentionsChange: true,
  viewport: true,
  defaultViewport: true,
  onViewportChange: true,
  minScale: true,
  maxScale: true,
};

/** What is left of `props` for the root element; what is undefined leaves the root's own. */
export function withoutControllerProps<T extends object>(props: T): Omit<T, keyof ControllerProps> {
  const entries = Object.entries(defined(props)).filter(([name]) => !(name in controllerProps));
  return Object.fromEntries(entries) as Omit<T, keyof ControllerProps>;
}
