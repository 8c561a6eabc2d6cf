'use client';

import { type RefObject, useState } from 'react';
import type { ShapeAnnotationInput, Size } from '../grounding/index.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import type { ViewportController } from '../state/viewportTypes.js';
import type { MentionColors } from '../styles/palette.js';
import { annotationDetails, fillDetails } from './annotationDetails.js';
import { shapeEdges } from './edges.js';
import type { ImageLabels } from './imageLabels.js';
import type { Overlay } from './overlayTypes.js';
import { createTooltip, type Tooltip } from './tooltip.js';
import { withoutMentions } from './visibleShapes.js';

/** What {@link useTooltip} works with. */
export interface TooltipInput {
  enabled: boolean;
  /** Whether the app renders the content. */
  isCustom: boolean;
  box: RefObject<HTMLElement | null>;
  tip: RefObject<HTMLElement | null>;
  overlay: Overlay;
  shapes: readonly ShapeAnnotationInput[];
  hiddenMentions: readonly string[];
  viewport: ViewportController;
  natural: Size | null;
  labels: ImageLabels;
  locale: string | undefined;
  colors: MentionColors;
}

/** The controller of an image's tooltip. */
export function useTooltip(input: TooltipInput): Tooltip {
  const { enabled, isCustom, box, tip, overlay, shapes, hiddenMentions, viewport, natural } = input;
  const { labels, locale, colors } = input;
  const fill = useStableCallback((element: HTMLElement, annotation: ShapeAnnotationInput | null) => {
    if (isCustom) return;
    if (!annotation || !natural) {
      element.replaceChildren();
      return;
    }
    const { mention, id } = annotation;
    const details = annotationDetails(annotation, natural, { labels, locale });
    fillDetails(element, mention, colors.colorOfId(id, mention), details);
  });
  const [tooltip] = useState(() =>
    createTooltip({
      fill,
      edgesOf(annotation) {
        const at = overlay.getTransform();
        return at && shapeEdges(annotation, at);
      },
    }),
  );
  useIsomorphicLayoutEffect(() => {
    if (!enabled) return;
    const unmount = tooltip.mount({ box: box.current!, tip: tip.current! });
    const leave = [viewport.subscribe(tooltip.follow), overlay.layout.subscribe(tooltip.place)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
      unmount();
    };
  }, [enabled, isCustom, tooltip, box, tip, viewport, overlay]);
  useIsomorphicLayoutEffect(
    () => tooltip.update(withoutMentions(shapes, hiddenMentions)),
    [tooltip, shapes, hiddenMentions],
  );
  useIsomorphicLayoutEffect(() => {
    // What had the focus before the image was there could not be told of in its pixels.
    const { annotation } = tooltip.state.getSnapshot();
    if (annotation && natural) tooltip.refresh(annotation);
  }, [tooltip, natural]);
  return tooltip;
}
