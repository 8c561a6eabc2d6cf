'use client';

import type { ReactNode } from 'react';
import { Stage } from 'react-konva';
import { useStore } from '../hooks/useStore.js';
import type { Store } from '../state/store.js';
import type { ImageTransform } from './types.js';

/** A react-konva stage as large as the box, for the app's own layers. */
export function ChildrenStage(props: {
  layout: Store<{ readonly transform: ImageTransform | null }>;
  children: ReactNode;
}) {
  const transform = useStore(props.layout, (layout) => layout.transform);
  if (!transform) return null;
  return (
    <div aria-hidden="true" dir="ltr" className="pr-image-children">
      <Stage width={transform.width} height={transform.height}>
        {props.children}
      </Stage>
    </div>
  );
}
