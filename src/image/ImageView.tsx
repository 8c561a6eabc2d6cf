'use client';

import {
  type CSSProperties,
  forwardRef,
  type KeyboardEvent,
  type ReactElement,
  type RefAttributes,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { defined } from '../grounding/defined.js';
import { shapesOf, shapesOfAsset } from '../grounding/flatten.js';
import type { Annotation, AnnotationInput, ShapeAnnotationInput, Size } from '../grounding/index.js';
import { functionOf } from '../grounding/wrongKind.js';
import { useComponentSelection } from '../hooks/useComponentSelection.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useLocalization } from '../hooks/useLocalization.js';
import { useMentionColors } from '../hooks/useMentionColors.js';
import { useStore } from '../hooks/useStore.js';
import { useUsable } from '../hooks/useUsable.js';
import { checkStylesLater } from '../styles/checkStyles.js';
import { AnnotationButtons } from './AnnotationButtons.js';
import { AppLayers } from './AppLayers.js';
import { shapeEdges } from './edges.js';
import { placeFocus } from './focusPlace.js';
import { type GroundedImageProps, withoutControllerProps } from './groundedImageProps.js';
import { ImageAnnouncer } from './ImageAnnouncer.js';
import { ImageError } from './ImageError.js';
import { ImageTooltip } from './ImageTooltip.js';
import { answerKey } from './imageKeys.js';
import { defaultImageLabels } from './imageLabels.js';
import type { ImageParts } from './imageParts.js';
import { mentionOf } from './labelText.js';
import { createOverlay } from './overlay.js';
import { createPointing } from './pointing.js';
import { useAnnotationNames } from './useAnnotationNames.js';
import { useGestures } from './useGestures.js';
import { useImageLoad } from './useImageLoad.js';
import { menuKeyHandler, usePointer } from './usePointer.js';
import { useTooltip } from './useTooltip.js';
import { useViewport } from './useViewport.js';
import { ZoomControls } from './ZoomControls.js';
import { createZoomCommands } from './zoomCommands.js';

const noLabel = () => null;
/** Inline: in the flow, without the style sheet, the stage would stretch the box that it is as large as. */
const OUT_OF_FLOW = { position: 'absolute' } as const;
const placeOnPage = ({ width, height }: Size) =>
  ({ aspectRatio: `${width} / ${height}`, '--pr-image-own-width': `${width}px` }) as CSSProperties;

/** Props of {@link ImageView}. */
interface ImageViewProps<A extends AnnotationInput = Annotation>
  extends Omit<GroundedImageProps<A>, 'actionsRef'> {
  /** Given what the image is made of, after each render and before the effects of what is around it. */
  onParts?: ((parts: ImageParts) => void) | undefined;
}

type Props = ImageViewProps<AnnotationInput>;

/** A `GroundedImage` without what an app can have it do, of which a chat has no use. */
export const ImageView = forwardRef<HTMLDivElement, Props>(function ImageView(props, ref) {
  const {
    src,
    alt,
    annotations: given,
    assetIdx,
    assetCount,
    fit = 'contain',
    zoomable = true,
    showZoomControls = zoomable,
    tooltip: hasTooltip = true,
    renderTooltip,
    onAnnotationContextMenu,
    onParts,
    annotationStyle,
    showLabels = true,
    getLabel,
    colors: colorSource,
    colorBy,
    children,
    imageSize,
    imgProps,
    onImageLoad,
    onImageError,
    labels: _labels,
    locale: _locale,
    getAriaLabel,
    onKeyDown,
    onContextMenu,
    className,
    style,
    ...others
  } = props;
  const helpId = useId();
  const tooltipId = useId();
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => root.current!, []);

  const selection = useComponentSelection(props);
  const hiddenMentions = useStore(selection, (state) => state.hiddenMentions);
  const viewport = useViewport(props);
  const annotations = useUsable(given);
  const colors = useMentionColors(annotations, colorSource, colorBy);
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
    getLabel: showLabels ? (functionOf('getLabel', getLabel) ?? mentionOf) : noLabel,
    fit,
    natural: load.size,
  };
  const [overlay] = useState(() => createOverlay(options, viewport));
  useIsomorphicLayoutEffect(() => overlay.setOptions(options));
  useEffect(() => checkStylesLater(root.current!), []);
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
  const pointing = useMemo(() => createPointing(overlay, selection), [overlay, selection]);
  const commands = useMemo(
    () => createZoomCommands(overlay, viewport, selection),
    [overlay, viewport, selection],
  );
  const { labels, locale } = useLocalization('image', defaultImageLabels, props);
  const isCustom = renderTooltip !== undefined;
  const natural = load.size;
  const tooltip = useTooltip({
    enabled: hasTooltip,
    isCustom,
    box,
    tip,
    overlay,
    shapes,
    hiddenMentions,
    viewport,
    natural,
    labels,
    locale,
    colors,
  });
  const pointer = usePointer(pointing, { zoomable, tooltip, onContextMenu: onAnnotationContextMenu });
  useGestures({ enabled: zoomable, root, box, viewport, layout: overlay.layout, selection, pointing });
  useIsomorphicLayoutEffect(() =>
    onParts?.({ image, box, stage, overlay, colors, commands, viewport, selection }),
  );
  const { ordered, count, nameOf } = useAnnotationNames(shapes, hiddenMentions, labels, getAriaLabel);

  const onFocusChange = useCallback(
    (annotation: ShapeAnnotationInput | null) => {
      if (annotation) {
        overlay.reveal(annotation.id);
        const at = overlay.getTransform();
        if (at) placeFocus(root.current!, shapeEdges(annotation, at), at);
      }
      tooltip.show(annotation);
    },
    [overlay, tooltip],
  );

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    onKeyDown?.(event);
    const target = { selection, viewport, commands, pointing, zoomable };
    if (!event.defaultPrevented && answerKey(event.nativeEvent, target)) event.preventDefault();
  };

  /** What is not the picture comes with a long list, after it; once there it stays. */
  const hasList = count === 0 || ordered.length > 0;
  const [isWhole, setIsWhole] = useState(hasList);
  if (hasList && !isWhole) setIsWhole(true);
  // Nor does it go while another image is on its way: the focus may be on it.
  const [hasLoaded, setHasLoaded] = useState(false);
  if (load.status === 'loaded' && !hasLoaded) setHasLoaded(true);
  const ratio = load.size ?? imageSize;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a picture and its annotations
    <div
      aria-label={labels.group(alt, count)}
      aria-describedby={count || zoomable ? helpId : undefined}
      // A click gives it the focus, and so keys and wheel.
      tabIndex={-1}
      {...withoutControllerProps(others)}
      ref={root}
      role="group"
      className={className ? `pr-image ${className}` : 'pr-image'}
      style={ratio ? { ...placeOnPage(ratio), ...style } : style}
      onKeyDown={onKey}
      onContextMenu={menuKeyHandler(pointing, onAnnotationContextMenu, onContextMenu)}
      data-status={load.status}
      data-fit={fit}
      data-empty={count === 0 ? '' : undefined}
    >
      <div ref={box} className="pr-image-box" {...pointer}>
        <div ref={moved} className="pr-image-moved">
          <img
            key={load.attempt}
            draggable={false}
            {...defined(imgProps ?? {})}
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
          <div ref={stage} aria-hidden="true" dir="ltr" className="pr-image-stage" style={OUT_OF_FLOW} />
          {children != null && load.status === 'loaded' && (
            <AppLayers layout={overlay.layout}>{children}</AppLayers>
          )}
          <div ref={top} aria-hidden="true" dir="ltr" className="pr-image-top" />
        </div>
      </div>
      {load.status === 'error' && <ImageError alt={alt} labels={labels} onRetry={load.retry} />}
      {showZoomControls && isWhole && hasLoaded && load.status !== 'error' && (
        <ZoomControls
          commands={commands}
          viewport={viewport}
          selection={selection}
          labels={labels}
          isOnlyStop={ordered.length === 0}
        />
      )}
      <p id={helpId} hidden>
        {[count && labels.keyHelp, zoomable && labels.zoomKeyHelp].filter(Boolean).join(' ')}
      </p>
      <AnnotationButtons
        root={root}
        shapes={ordered}
        selection={selection}
        labels={labels}
        nameOf={nameOf}
        describedBy={hasTooltip ? tooltipId : undefined}
        onFocusVisibleChange={overlay.setFocused}
        onFocusChange={onFocusChange}
        onContextMenu={onAnnotationContextMenu}
      />
      {hasTooltip && <ImageTooltip ref={tip} id={tooltipId} tooltip={tooltip} render={renderTooltip} />}
      <ImageAnnouncer
        shapes={ordered}
        selection={selection}
        labels={labels}
        nameOf={nameOf}
        layout={overlay.layout}
        viewport={viewport}
        root={root}
      />
    </div>
  );
}) as <A extends AnnotationInput = Annotation>(
  props: ImageViewProps<A> & RefAttributes<HTMLDivElement>,
) => ReactElement | null;
