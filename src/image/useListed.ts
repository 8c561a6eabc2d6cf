'use client';

import { useEffect, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import { useStore } from '../hooks/useStore.js';
import { createLagging } from '../state/lagging.js';

/** Up to how many shapes the list is always that of now. */
const SMALL = 500;
/** Milliseconds by which a longer list may come after the picture. */
const LAG = 200;

const none: readonly ShapeAnnotation[] = [];

/**
 * The shapes that an image lists. A long list follows the picture in steps while shapes stream in: to order and to render
 * thousands for each one more would hold up the picture.
 */
export function useListed(shapes: readonly ShapeAnnotation[]): readonly ShapeAnnotation[] {
  const [lagging] = useState(() => createLagging(shapes, LAG));
  const isSmall = shapes.length <= SMALL;
  useEffect(() => {
    if (isSmall) lagging.jump(shapes);
    else lagging.follow(shapes);
  }, [lagging, shapes, isSmall]);
  useEffect(() => lagging.stop, [lagging]);
  const late = useStore(lagging, ({ value }) => (isSmall ? none : value));
  return isSmall ? shapes : late;
}
