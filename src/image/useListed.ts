'use client';

import { useEffect, useState } from 'react';
import type { ShapeAnnotationInput } from '../grounding/index.js';
import { useStore } from '../hooks/useStore.js';
import { createLagging } from '../state/lagging.js';

/** Up to how many shapes the list comes with the picture. */
const FEW = 100;
/** Up to how many, once it is there, it is always that of now. */
const SMALL = 500;
/** Milliseconds by which it may come later. */
const LAG = 200;

const none: readonly ShapeAnnotationInput[] = [];

/**
 * The shapes that an image lists. A long list comes after the picture, and follows it in steps while shapes stream in: to
 * order thousands, or to lay out a page of buttons, takes nearly as long as to paint them.
 */
export function useListed(shapes: readonly ShapeAnnotationInput[]): readonly ShapeAnnotationInput[] {
  const [lagging] = useState(() => createLagging(shapes.length > FEW ? none : shapes, LAG));
  const hasCome = useStore(lagging, ({ value }) => value.length > 0);
  const isNow = shapes.length <= FEW || (hasCome && shapes.length <= SMALL);
  useEffect(() => {
    if (isNow) lagging.jump(shapes);
    else lagging.follow(shapes);
  }, [lagging, shapes, isNow]);
  useEffect(() => lagging.stop, [lagging]);
  const late = useStore(lagging, ({ value }) => (isNow ? none : value));
  return isNow ? shapes : late;
}
