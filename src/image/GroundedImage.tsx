'use client';

import { forwardRef, useCallback, useRef } from 'react';
import type { AnnotationInput } from '../grounding/index.js';
import type { GroundedImageComponent, GroundedImageProps } from './groundedImageProps.js';
import { ImageView } from './ImageView.js';
import type { ImageParts } from './imageParts.js';
import { useImageActions } from './useImageActions.js';

/**
 * An image and what a model said about it: points, boxes and polygons with labels, to hover, to select, to reach by
 * keyboard and to read with a screen reader. Alone, or tied to text and lists by a `GroundingProvider`.
 *
 * The root shows its state as `data-status` (`loading`, `loaded`, `error`), `data-empty`, `data-fit`,
 * `data-highlighted`, `data-selected` and `data-zoomed`.
 */
export const GroundedImage = forwardRef<HTMLDivElement, GroundedImageProps<AnnotationInput>>(
  function GroundedImage(props, ref) {
    const { actionsRef, ...shown } = props;
    const parts = useRef<ImageParts>(null);
    const keepParts = useCallback((latest: ImageParts) => {
      parts.current = latest;
    }, []);
    useImageActions(actionsRef, parts, props);
    return <ImageView {...shown} ref={ref} onParts={keepParts} />;
  },
) as GroundedImageComponent;
