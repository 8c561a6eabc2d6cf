'use client';

import {
  forwardRef,
  type KeyboardEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { defined } from '../grounding/defined.js';
import { type AnnotationInput, createTimeIndex } from '../grounding/index.js';
import { functionOf } from '../grounding/wrongKind.js';
import { useComponentSelection } from '../hooks/useComponentSelection.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useLocalization } from '../hooks/useLocalization.js';
import { useMentionColors } from '../hooks/useMentionColors.js';
import { useSelectedChange } from '../hooks/useSelectedChange.js';
import { useStore } from '../hooks/useStore.js';
import { useUsable } from '../hooks/useUsable.js';
import { AnnotationButtons } from '../image/AnnotationButtons.js';
import { AppLayers } from '../image/AppLayers.js';
import { shapeEdges } from '../image/edges.js';
import { placeFocus } from '../image/focusPlace.js';
import { ImageError } from '../image/ImageError.js';
import { ImageTooltip } from '../image/ImageTooltip.js';
import { answerSelectionKey } from '../image/imageKeys.js';
import { mentionOf } from '../image/labelText.js';
import { createPointing } from '../image/pointing.js';
import { menuKeyHandler } from '../image/usePointer.js';
import { checkStylesLater } from '../styles/checkStyles.js';
import { FullscreenButton } from './FullscreenButton.js';
import { createFullscreen } from './fullscreen.js';
import { type GroundedVideoComponent, type GroundedVideoProps, splitProps } from './groundedVideoProps.js';
import { timeToSee } from './seekToSelection.js';
import { usePresence } from './usePresence.js';
import { useVideoList } from './useVideoList.js';
import { useVideoPointer } from './useVideoPointer.js';
import { useVideoTooltip } from './useVideoTooltip.js';
import { VideoAnnouncer } from './VideoAnnouncer.js';
import { defaultVideoLabels } from './videoLabels.js';
import { createVideoOverlay } from './videoOverlay.js';

const noLabel = () => null;

/**
 * A video and what a model said about it: timed shapes and tracks that move with the presented frame, to hover, to select,
 * to reach by keyboard and to read with a screen reader, paused and playing. Alone, or tied to text, lists and timelines by
 * a `GroundingProvider`. A frame never renders React.
 *
 * The root shows its state as `data-status` (`loading`, `ready`, `error`), `data-playing`, `data-empty`, `data-fit`,
 * `data-highlighted` and `data-selected`.
 *
 * @throws RangeError when `hold` is not a number of seconds from 0
 */
export const GroundedVideo = forwardRef<HTMLDivElement, GroundedVideoProps<AnnotationInput>>(
  function GroundedVideo(props, ref) {
    const {
      src,
      alt = '',
      annotations: given,
      hold,
      showTrails = false,
      trailSeconds = 3,
      lockFrames = true,
      seekOnSelect = true,
      showFullscreenButton = true,
      tooltip: hasTooltip = true,
      renderTooltip,
      onAnnotationContextMenu,
      assetIdx,
      assetCount,
      fit = 'contain',
      annotationStyle,
      showLabels = true,
      getLabel,
      colors: colorSource,
      colorBy,
      children,
      layers,
      videoSize,
      videoRef,
      videoProps,
      labels: _labels,
      locale: _locale,
      getAriaLabel,
      onKeyDown,
      onContextMenu,
      className,
      style,
      ...others
    } = props;
    const { native, rest } = splitProps(others);
    const { controls = true, controlsList = showFullscreenButton ? 'nofullscreen' : undefined } = native;
    const helpId = useId();
    const tooltipId = useId();
    const root = useRef<HTMLDivElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const layer = useRef<HTMLDivElement>(null);
    const video = useRef<HTMLVideoElement>(null);
    const tip = useRef<HTMLDivElement>(null);
    useImperativeHandle(ref, () => root.current!, []);
    useImperativeHandle(videoRef, () => video.current!, []);

    const selection = useComponentSelection(props);
    const annotations = useUsable(given);
    const colors = useMentionColors(annotations, colorSource, colorBy);
    const index = useMemo(
      () => createTimeIndex(annotations, { hold, assetIdx, assetCount }),
      [annotations, hold, assetIdx, assetCount],
    );

    const options = {
      index,
      selection,
      colors,
      annotationStyle,
      getLabel: showLabels ? (functionOf('getLabel', getLabel) ?? mentionOf) : noLabel,
      fit,
      lockFrames,
      trailSeconds: showTrails ? trailSeconds : 0,
    };
    const [overlay] = useState(() => createVideoOverlay(options));
    const [fullscreen] = useState(createFullscreen);
    useIsomorphicLayoutEffect(() => overlay.setOptions(options));
    useEffect(() => checkStylesLater(root.current!), []);
    useIsomorphicLayoutEffect(() => {
      const elements = {
        root: root.current!,
        box: box.current!,
        video: video.current!,
        layer: layer.current!,
      };
      const unmount = overlay.mount(elements);
      const leaveFullscreen = fullscreen.mount(elements.root);
      return () => {
        unmount();
        leaveFullscreen();
        // What an `<Activity>` hides would still be heard.
        if (!elements.video.paused) elements.video.pause();
      };
    }, [overlay, fullscreen]);
    const pointing = useMemo(() => createPointing(overlay, selection), [overlay, selection]);
    const { labels, locale } = useLocalization('video', defaultVideoLabels, props);
    const isCustom = renderTooltip !== undefined;
    const tooltip = useVideoTooltip({
      enabled: hasTooltip,
      isCustom,
      box,
      tip,
      video,
      overlay,
      index,
      labels,
      locale,
      colors,
    });
    const pointer = useVideoPointer(pointing, {
      overlay,
      video,
      tooltip,
      onContextMenu: onAnnotationContextMenu,
    });

    useSelectedChange(selection, (id) => {
      const element = video.current;
      if (!seekOnSelect || id === null || !element) return;
      // The frame that shows it may have begun while it was there, and still be shown after.
      if (!element.seeking && overlay.shapeOf(id)) return;
      const time = timeToSee(id, element.currentTime, index, annotations);
      if (time !== undefined) element.currentTime = time;
    });

    const { status, size } = useStore(overlay.status);
    const hiddenMentions = useStore(selection, (state) => state.hiddenMentions);
    const list = useVideoList(index, hiddenMentions, { labels, locale, getAriaLabel });
    usePresence(overlay, root, list.shapes);
    const total = list.shapes.length;
    const ratio = size ?? videoSize;
    const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
      onKeyDown?.(event);
      const isAnswered =
        !event.defaultPrevented && answerSelectionKey(event.nativeEvent, { selection, pointing });
      if (isAnswered) event.preventDefault();
    };
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a video and its annotations
      <div
        aria-label={labels.group(alt, total)}
        aria-describedby={total ? helpId : undefined}
        // A click on the picture gives it the focus, and so keys.
        tabIndex={-1}
        {...rest}
        ref={root}
        role="group"
        className={className ? `pr-video ${className}` : 'pr-video'}
        style={ratio ? { aspectRatio: `${ratio.width} / ${ratio.height}`, ...style } : style}
        onKeyDown={onKey}
        onContextMenu={menuKeyHandler(pointing, onAnnotationContextMenu, onContextMenu)}
        data-status={status}
        data-fit={fit}
        data-empty={total === 0 ? '' : undefined}
      >
        <div ref={box} className="pr-video-box" {...pointer}>
          <video
            aria-label={alt || undefined}
            playsInline
            preload="metadata"
            {...defined(videoProps ?? {})}
            {...native}
            ref={video}
            className={videoProps?.className ? `pr-video-video ${videoProps.className}` : 'pr-video-video'}
            src={src}
            controls={controls}
            controlsList={controlsList}
          >
            {children}
          </video>
          <div ref={layer} aria-hidden="true" dir="ltr" className="pr-video-layer" />
          {layers != null && size && (
            <div className="pr-video-layers">
              <AppLayers layout={overlay.layout}>{layers}</AppLayers>
            </div>
          )}
        </div>
        {showFullscreenButton && status !== 'error' && (
          <FullscreenButton fullscreen={fullscreen} labels={labels} />
        )}
        {status === 'error' && <ImageError alt={alt} labels={labels} onRetry={() => video.current?.load()} />}
        <p id={helpId} hidden>
          {labels.keyHelp}
        </p>
        <AnnotationButtons
          root={root}
          shapes={list.shapes}
          selection={selection}
          labels={labels}
          nameOf={list.nameOf}
          describedBy={hasTooltip ? tooltipId : undefined}
          onFocusVisibleChange={overlay.setFocused}
          onFocusChange={(annotation) => {
            const shape = annotation && (overlay.shapeOf(annotation.id) ?? annotation);
            const at = overlay.getTransform();
            if (shape && at) placeFocus(root.current!, shapeEdges(shape, at), at);
            tooltip.show(shape);
          }}
          onContextMenu={onAnnotationContextMenu}
        />
        {hasTooltip && <ImageTooltip ref={tip} id={tooltipId} tooltip={tooltip} render={renderTooltip} />}
        <VideoAnnouncer shapes={list.shapes} selection={selection} labels={labels} nameOf={list.nameOf} />
      </div>
    );
  },
) as GroundedVideoComponent;
