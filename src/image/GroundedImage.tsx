'use client';

import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Annotation, Fit, Grounding, ShapeAnnotation, Size } from '../grounding/index.js';
import { type SelectionProps, useComponentSelection } from '../hooks/useComponentSelection.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useMentionColors } from '../hooks/useMentionColors.js';
import { useStore } from '../hooks/useStore.js';
import type { MentionColorSource } from '../styles/palette.js';
import { AnnotationButtons } from './AnnotationButtons.js';
import { ChildrenStage } from './ChildrenStage.js';
import { shapesOf, shapesOfAsset } from './flatten.js';
import { ImageAnnouncer } from './ImageAnnouncer.js';
import { ImageLayoutContext } from './imageContext.js';
import { defaultImageLabels, type ImageLabels } from './imageLabels.js';
import { createOverlay } from './overlay.js';
import { readingOrder, regionOf } from './readingOrder.js';
import { withoutControllerProps } from './restProps.js';
import type { AnnotationStyle } from './types.js';
import { useGestures } from './useGestures.js';
import { useImageLoad } from './useImageLoad.js';
import { usePointer } from './usePointer.js';
import { useViewport, type ViewportProps } from './useViewport.js';
import { withoutMentions } from './visibleShapes.js';

type ImageElementProps = ComponentPropsWithoutRef<'img'>;

/** Props of {@link GroundedImage}. Further props go to the root `div`. */
export interface GroundedImageProps
  extends SelectionProps,
    ViewportProps,
    Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'role'> {
  /** Address of the image. */
  src: string;
  /** What the image shows, in words. Seen where it cannot be loaded. */
  alt: string;
  /**
   * What to draw: a parsed answer, or annotations in grid coordinates (0..1000). Collections and tracks are drawn by
   * what is in them; clips have no place on an image. Annotations that keep their identity cost nothing again.
   */
  annotations: Grounding | readonly Annotation[];
  /** Which asset of a request with several this image is, from 0: only its annotations are drawn. @default all of them */
  assetIdx?: number;
  /**
   * How many assets the request had; an annotation without an index belongs to the last.
   * @default `assetIdx + 1`: the image is taken to be the last
   */
  assetCount?: number;
  /** How the image fills the root when the app gives that another aspect ratio. @default 'contain' */
  fit?: Fit;
  /**
   * Whether the reader may zoom and pan: by wheel with ctrl or cmd (without, once the image has the focus), pinch, double
   * click or tap, drag while zoomed in, keyboard and buttons. @default true
   */
  zoomable?: boolean;
  /** How shapes look, over the defaults. A function is called once for each shape and state, not for each frame. */
  annotationStyle?: AnnotationStyle;
  /** Whether labels are drawn, where there is room for them. @default true */
  showLabels?: boolean;
  /** The text of a label; null for none. @default the mention */
  getLabel?: (annotation: ShapeAnnotation) => string | null | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource;
  /** The app's own Konva layers, above the shapes. `useImageTransform` says where the image is. */
  children?: ReactNode;
  /** The image's own size in pixels, where it is known: keeps its place on the page until it has loaded. */
  imageSize?: Size;
  /** Further attributes of the `<img>`, such as `srcSet`, `sizes`, `loading` or `crossOrigin`. */
  imgProps?: Omit<ImageElementProps, 'src' | 'alt' | 'onLoad' | 'onError'>;
  onImageLoad?: ImageElementProps['onLoad'];
  onImageError?: ImageElementProps['onError'];
  /** Strings that replace the English ones. */
  labels?: Partial<ImageLabels>;
  /** The accessible name of an annotation; undefined for the usual one, `labels.annotation`. */
  getAriaLabel?: (
    annotation: ShapeAnnotation,
    context: { index: number; total: number },
  ) => string | undefined;
}

const mentionOf = (annotation: ShapeAnnotation) => annotation.mention;
const noLabel = () => null;

/**
 * An image and what a model said about it: points, boxes and polygons with labels, to hover, to select, to reach by
 * keyboard and to read with a screen reader. Alone, or tied to text and lists by a `GroundingProvider`.
 *
 * The root shows its state as `data-status` (`loading`, `loaded`, `error`), `data-empty`, `data-fit`,
 * `data-highlighted` and `data-selected`.
 */
export const GroundedImage = forwardRef<HTMLDivElement, GroundedImageProps>(
  function GroundedImage(props, ref) {
    const {
      src,
      alt,
      annotations,
      assetIdx,
      assetCount,
      fit = 'contain',
      zoomable = true,
      annotationStyle,
      showLabels = true,
      getLabel = mentionOf,
      colors: colorSource,
      children,
      imageSize,
      imgProps,
      onImageLoad,
      onImageError,
      labels: labelOverrides,
      getAriaLabel,
      className,
      style,
      ...others
    } = props;
    const helpId = useId();
    const root = useRef<HTMLDivElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const moved = useRef<HTMLDivElement>(null);
    const stage = useRef<HTMLDivElement>(null);
    const top = useRef<HTMLDivElement>(null);
    const image = useRef<HTMLImageElement>(null);
    useImperativeHandle(ref, () => root.current!, []);

    const selection = useComponentSelection(props);
    const viewport = useViewport(props);
    const colors = useMentionColors(annotations, colorSource);
    const load = useImageLoad(src, image);
    const shapes = useMemo(
      () => shapesOfAsset(shapesOf(annotations), assetIdx, assetCount),
      [annotations, assetIdx, assetCount],
    );

    const options = {
      source: annotations,
      shapes,
      selection,
      colors,
      annotationStyle,
      getLabel: showLabels ? getLabel : noLabel,
      fit,
      natural: load.size,
    };
    const [overlay] = useState(() => createOverlay(options, viewport));
    useIsomorphicLayoutEffect(() => overlay.setOptions(options));
    useIsomorphicLayoutEffect(
      () =>
        overlay.mount({
          root: root.current!,
          box: box.current!,
          moved: moved.current!,
          stage: stage.current!,
          top: top.current!,
        }),
      [overlay],
    );
    const pointer = usePointer(overlay, selection);
    useGestures({ enabled: zoomable, root, box, viewport, selection });

    // The list may come a moment later than the picture.
    const hiddenMentions = useStore(selection, (state) => state.hiddenMentions);
    const listed = useDeferredValue(shapes);
    const ordered = useMemo(
      () => readingOrder(withoutMentions(listed, hiddenMentions).filter((shape) => !shape.arriving)),
      [listed, hiddenMentions],
    );
    const labels = useMemo(() => ({ ...defaultImageLabels, ...labelOverrides }), [labelOverrides]);
    const total = ordered.length;
    const nameOf = useCallback(
      (annotation: ShapeAnnotation, index: number) => {
        const custom = getAriaLabel?.(annotation, { index, total });
        const { kind, mention } = annotation;
        const region = regionOf(annotation);
        const [kindName, regionName] = [labels.kinds[kind], labels.regions[region]];
        const parts = { annotation, mention, kindName, regionName, position: index + 1, total };
        return custom ?? labels.annotation(parts);
      },
      [labels, total, getAriaLabel],
    );

    const ratio = load.size ?? imageSize;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a picture and its annotations
      <div
        aria-label={labels.group(alt, total)}
        aria-describedby={total ? helpId : undefined}
        {...withoutControllerProps(others)}
        ref={root}
        role="group"
        className={className ? `pr-image ${className}` : 'pr-image'}
        style={ratio ? { aspectRatio: `${ratio.width} / ${ratio.height}`, ...style } : style}
        data-status={load.status}
        data-fit={fit}
        data-empty={total === 0 ? '' : undefined}
      >
        <div ref={box} className="pr-image-box" {...pointer}>
          <div ref={moved} className="pr-image-moved">
            <img
              key={load.attempt}
              draggable={false}
              {...imgProps}
              ref={image}
              className={imgProps?.className ? `pr-image-img ${imgProps.className}` : 'pr-image-img'}
              src={src}
              alt={alt}
              onLoad={(event) => {
                load.loaded(event.currentTarget);
                onImageLoad?.(event);
              }}
              onError={(event) => {
                load.failed();
                onImageError?.(event);
              }}
            />
            <div ref={stage} aria-hidden="true" dir="ltr" className="pr-image-stage" />
            {children != null && load.status === 'loaded' && (
              <ImageLayoutContext.Provider value={overlay.layout}>
                <ChildrenStage layout={overlay.layout}>{children}</ChildrenStage>
              </ImageLayoutContext.Provider>
            )}
            <div ref={top} aria-hidden="true" dir="ltr" className="pr-image-top" />
          </div>
        </div>
        {load.status === 'error' && (
          <div className="pr-image-error">
            {alt && <p className="pr-image-error-alt">{alt}</p>}
            <p>{labels.error}</p>
            <button type="button" className="pr-image-retry" onClick={load.retry}>
              {labels.retry}
            </button>
          </div>
        )}
        <p id={helpId} hidden>
          {labels.keyHelp}
        </p>
        <AnnotationButtons
          shapes={ordered}
          selection={selection}
          labels={labels}
          nameOf={nameOf}
          onFocusVisibleChange={overlay.setFocusVisible}
        />
        <ImageAnnouncer shapes={ordered} selection={selection} labels={labels} nameOf={nameOf} />
      </div>
    );
  },
);
