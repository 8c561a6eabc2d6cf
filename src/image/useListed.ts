'use client';

import { useEffect, useState } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import { useStore } from '../hooks/useStore.js';
import { createLagging } from '../state/lagging.js';

/** Up to how many shapes the list is always that of now. */
const SMALL = 100;
/** Milliseconds by which a longer list may come after the picture. */
const LAG = 200;

const none: readonly ShapeAnnotation[] = [];

/**
 * The shapes that an image lists. A long list comes after the picture, and follows it in steps while shapes stream in: to
 * order thousands and to lay out a page of buttons takes as long as to paint them.
 */
export function useListed(shapes: readonly ShapeAnnotation[]): readonly ShapeAnnotation[] {
  const [lagging] = useState(() => createLagging(shapes.length > SMALL ? none : shapes, LAG));
  const isSmall = shapes.length <= SMALL;
  useEffect(() => {
    if (isSmall) lagging.jump(shapes);
    else lagging.follow(shapes);
  }, [lagging, shapes, isSmall]);
  useEffect(() => lagging.stop, [lagging]);
  const late = useStore(lagging, ({ value }) => (isSmall ? none : value));
  return isSmall ? shapes : late;
}
