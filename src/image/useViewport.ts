'use client';

import { useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { createViewport } from '../state/viewport.js';
import type { Viewport, ViewportChangeDetails, ViewportController } from '../state/viewportTypes.js';

/** The props by which an app follows or holds where an image stands. */
export interface ViewportProps {
  /** Controlled zoom and pan: moves only ask for another, through `onViewportChange`. */
  viewport?: Viewport | undefined;
  /** Where to begin. @default fitted */
  defaultViewport?: Viewport | undefined;
  /** Told of every move with its reason; called as often as a gesture moves the image. */
  onViewportChange?: ((viewport: Viewport, details: ViewportChangeDetails) => void) | undefined;
  /** The smallest magnification over the fitted size. @default 1 */
  minScale?: number | undefined;
  /** The largest magnification over the fitted size. @default 8, or four times the image's own pixels if that is more */
  maxScale?: number | undefined;
}

/** The pan and zoom of one image. */
export function useViewport(props: ViewportProps): ViewportController {
  const { viewport: controlled, onViewportChange, minScale, maxScale } = props;
  const options = { controlled, onViewportChange, minScale, maxScale };
  const [viewport] = useState(() => createViewport({ ...options, initial: props.defaultViewport }));
  useIsomorphicLayoutEffect(() => viewport.setOptions(options));
  return viewport;
}
