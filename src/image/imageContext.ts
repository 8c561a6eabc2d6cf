'use client';

import { createContext, useContext } from 'react';
import { useStore } from '../hooks/useStore.js';
import { createStore, type Store } from '../state/store.js';
import type { ImageTransform } from './types.js';

/** Where the image is, for what an app draws over it. */
export const ImageLayoutContext = createContext<Store<{
  readonly transform: ImageTransform | null;
}> | null>(null);

const nowhere = createStore<{ readonly transform: ImageTransform | null }>({ transform: null });

/**
 * From grid coordinates to pixels, in children of a `GroundedImage` and in `layers` of a `GroundedVideo`: draw at `x + gridX * scaleX`, `y + gridY * scaleY`,
 * or give `x`, `y`, `scaleX` and `scaleY` to a Konva group and draw on the grid (with `strokeScaleEnabled={false}` for
 * lines of the same width at every size). Renders again when the image moves. Null until the image is placed.
 *
 * @throws Error outside of both
 */
export function useImageTransform(): ImageTransform | null {
  const layout = useContext(ImageLayoutContext);
  const { transform } = useStore(layout ?? nowhere);
  if (!layout)
    throw new Error(
      'useImageTransform() found no image to measure: call it in a component inside the children of <GroundedImage> or the layers of <GroundedVideo>.',
    );
  return transform;
}
