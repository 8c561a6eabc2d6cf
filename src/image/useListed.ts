'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ShapeAnnotation } from '../grounding/index.js';
import { useStore } from '../hooks/useStore.js';
import { createLagging } from '../state/lagging.js';

/** Up to how many shapes the list is always that of now. */
const SMALL = 500;
/** Milliseconds by which a longer list may come after the picture. */
const LAG = 200;

const none: readonly ShapeAnnotation[] = [];
const never = () => () => {};
const isClient = () => true;
const isServer = () => false;

/**
 * The shapes that an image lists. Long lists come after the picture, and in steps while shapes stream in: to order and
 * to render thousands for each one more would hold up the picture. What a server renders has its list at once.
 */
export function useListed(shapes: readonly ShapeAnnotation[]): readonly ShapeAnnotation[] {
  const onClient = useSyncExternalStore(never, isClient, isServer);
  const [lagging] = useState(() => createLagging(onClient ? none : shapes, LAG));
  const isSmall = shapes.length <= SMALL;
  useEffect(() => {
    if (isSmall) lagging.jump(shapes);
    else lagging.follow(shapes);
  }, [lagging, shapes, isSmall]);
  useEffect(() => lagging.stop, [lagging]);
  const late = useStore(lagging, ({ value }) => (isSmall ? none : value));
  return isSmall ? shapes : late;
}
