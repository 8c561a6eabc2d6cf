'use client';

import { forwardRef, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { createTimeIndex, type ShapeAnnotation } from '../grounding/index.js';
import { useComponentSelection } from '../hooks/useComponentSelection.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useMentionColors } from '../hooks/useMentionColors.js';
import { useStore } from '../hooks/useStore.js';
import { AnnotationButtons } from '../image/AnnotationButtons.js';
import { FullscreenButton } from './FullscreenButton.js';
import { createFullscreen } from './fullscreen.js';
import { type GroundedVideoProps, splitProps } from './groundedVideoProps.js';
import { timeToSee } from './seekToSelection.js';
import { useVideoList } from './useVideoList.js';
import { useVideoPointer } from './useVideoPointer.js';
import { VideoAnnouncer } from './VideoAnnouncer.js';
import { defaultVideoLabels } from './videoLabels.js';
import { createVideoOverlay } from './videoOverlay.js';

const mentionOf = (annotation: ShapeAnnotation) => annotation.mention;
const noLabel = () => null;
const ignore = () => {};

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
export const GroundedVideo = forwardRef<HTMLDivElement, GroundedVideoProps>(
  function GroundedVideo(props, ref) {
    const {
      src,
      alt = '',
      annotations,
      hold,
      showTrails = false,
      trailSeconds = 3,
      lockFrames = true,
      seekOnSelect = true,
      showFullscreenButton = true,
      assetIdx,
      assetCount,
      fit = 'contain',
      annotationStyle,
      showLabels = true,
      getLabel = mentionOf,
      colors: colorSource,
      colorBy,
      children,
      videoSize,
      videoRef,
      videoProps,
      labels: labelOverrides,
      getAriaLabel,
      className,
      style,
      ...others
    } = props;
    const { native, rest } = splitProps(others);
    const { controls = true, controlsList = showFullscreenButton ? 'nofullscreen' : undefined } = native;
    const helpId = useId();
    const root = useRef<HTMLDivElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const layer = useRef<HTMLDivElement>(null);
    const video = useRef<HTMLVideoElement>(null);
    useImperativeHandle(ref, () => root.current!, []);
    useImperativeHandle(videoRef, () => video.current!, []);

    const selection = useComponentSelection(props);
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
      getLabel: showLabels ? getLabel : noLabel,
      fit,
      lockFrames,
      trailSeconds: showTrails ? trailSeconds : 0,
    };
    const [overlay] = useState(() => createVideoOverlay(options));
    const [fullscreen] = useState(createFullscreen);
    useIsomorphicLayoutEffect(() => overlay.setOptions(options));
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
      };
    }, [overlay, fullscreen]);
    const pointer = useVideoPointer(overlay, selection, video);

    useEffect(() => {
      if (!seekOnSelect) return;
      let before = selection.getSnapshot().selectedId;
      return selection.subscribe(() => {
        const { selectedId } = selection.getSnapshot();
        if (selectedId === before) return;
        before = selectedId;
        const element = video.current;
        if (selectedId === null || !element) return;
        const time = timeToSee(selectedId, element.currentTime, index, annotations);
        if (time !== undefined) element.currentTime = time;
      });
    }, [seekOnSelect, selection, index, annotations]);

    const { status, size } = useStore(overlay.status);
    const hiddenMentions = useStore(selection, (state) => state.hiddenMentions);
    const labels = useMemo(() => ({ ...defaultVideoLabels, ...labelOverrides }), [labelOverrides]);
    const list = useVideoList(index, hiddenMentions, labels, getAriaLabel);
    const total = list.shapes.length;
    const ratio = size ?? videoSize;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups a video and its annotations
      <div
        aria-label={labels.group(alt, total)}
        aria-describedby={total ? helpId : undefined}
        {...rest}
        ref={root}
        role="group"
        className={className ? `pr-video ${className}` : 'pr-video'}
        style={ratio ? { aspectRatio: `${ratio.width} / ${ratio.height}`, ...style } : style}
        data-status={status}
        data-fit={fit}
        data-empty={total === 0 ? '' : undefined}
      >
        <div ref={box} className="pr-video-box" {...pointer}>
          <video
            aria-label={alt || undefined}
            playsInline
            preload="metadata"
            {...videoProps}
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
        </div>
        {showFullscreenButton && status !== 'error' && (
          <FullscreenButton fullscreen={fullscreen} labels={labels} />
        )}
        {status === 'error' && (
          <div className="pr-video-error">
            {alt && <p className="pr-video-error-alt">{alt}</p>}
            <p>{labels.error}</p>
            <button type="button" className="pr-video-retry" onClick={() => video.current?.load()}>
              {labels.retry}
            </button>
          </div>
        )}
        <p id={helpId} hidden>
          {labels.keyHelp}
        </p>
        <AnnotationButtons
          shapes={list.shapes}
          selection={selection}
          labels={labels}
          nameOf={list.nameOf}
          describedBy={undefined}
          onFocusVisibleChange={overlay.setFocusVisible}
          onFocusChange={ignore}
          onContextMenu={undefined}
        />
        <VideoAnnouncer shapes={list.shapes} selection={selection} labels={labels} nameOf={list.nameOf} />
      </div>
    );
  },
);
