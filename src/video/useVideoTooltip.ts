'use client';

import { type RefObject, useState } from 'react';
import type { AnnotationInput, ShapeAnnotationInput, TimeIndex } from '../grounding/index.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import { fillDetails } from '../image/annotationDetails.js';
import { shapeEdges } from '../image/edges.js';
import { createTooltip, type Tooltip } from '../image/tooltip.js';
import type { MentionColors } from '../styles/palette.js';
import { controlsStrip } from './controlsStrip.js';
import { videoDetails } from './videoDetails.js';
import type { VideoLabels } from './videoLabels.js';
import type { VideoOverlay } from './videoOverlay.js';

/** Seconds of video between two tellings while it plays: numbers that change in each frame cannot be read. */
const TOLD_EVERY = 0.25;

/** What {@link useVideoTooltip} works with. */
export interface VideoTooltipInput {
  enabled: boolean;
  /** Whether the app renders the content. */
  isCustom: boolean;
  box: RefObject<HTMLElement | null>;
  tip: RefObject<HTMLElement | null>;
  video: RefObject<HTMLVideoElement | null>;
  overlay: VideoOverlay;
  index: TimeIndex<AnnotationInput>;
  labels: VideoLabels;
  locale: string | undefined;
  colors: MentionColors;
}

/** Keeps `tooltip` at its shape and true to the frame, until the returned function is called. */
function followFrames(tooltip: Tooltip, { shown, status, shapeOf }: VideoOverlay) {
  let toldAt = 0;
  return shown.subscribe(() => {
    const { annotation } = tooltip.state.getSnapshot();
    if (!annotation) return;
    const now = shapeOf(annotation.id);
    const { time } = shown.getSnapshot();
    const isDue = !status.getSnapshot().playing || Math.abs(time - toldAt) >= TOLD_EVERY;
    if (!now || now === annotation || !isDue) tooltip.place();
    else {
      toldAt = time;
      tooltip.refresh(now);
    }
  });
}

/** The controller of a video's tooltip. It follows its shape, and is out of sight while the shape is. */
export function useVideoTooltip(input: VideoTooltipInput): Tooltip {
  const { enabled, isCustom, box, tip, video, overlay, index, labels, locale, colors } = input;
  const fill = useStableCallback((element: HTMLElement, shape: ShapeAnnotationInput | null) => {
    if (isCustom) return;
    const { size } = overlay.status.getSnapshot();
    if (!shape || !size) {
      element.replaceChildren();
      return;
    }
    const entry = index.entriesOf(shape.id).map((at) => index.entries[at]!.annotation);
    const track = entry.find((annotation) => annotation.kind === 'track');
    const details = videoDetails(shape, track, size, { labels, locale });
    fillDetails(element, shape.mention, colors.colorOfId(shape.id, shape.mention), details);
  });
  const [tooltip] = useState(() =>
    createTooltip({
      fill,
      edgesOf({ id }) {
        const [shape, at] = [overlay.shapeOf(id), overlay.getTransform()];
        return shape && at && shapeEdges(shape, at);
      },
    }),
  );
  useIsomorphicLayoutEffect(() => {
    if (!enabled) return;
    const element = video.current!;
    const unmount = tooltip.mount({
      box: box.current!,
      tip: tip.current!,
      reserved: (height) => controlsStrip(element, height),
    });
    const leave = followFrames(tooltip, overlay);
    return () => {
      leave();
      unmount();
    };
  }, [enabled, isCustom, tooltip, overlay, box, tip, video]);
  return tooltip;
}
