'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { Store } from '../state/store.js';
import { ImageLayoutContext } from './imageContext.js';
import type { ImageLayout } from './view.js';

/** Loaded when an app gives layers of its own: react-konva is heavy, and wants one exact version of React. */
const ChildrenStage = lazy(() =>
  import('./ChildrenStage.js').then(({ ChildrenStage }) => ({ default: ChildrenStage })),
);

/** The app's own Konva layers, where the picture is. */
export function AppLayers({ layout, children }: { layout: Store<ImageLayout>; children: ReactNode }) {
  return (
    <ImageLayoutContext.Provider value={layout}>
      <Suspense>
        <ChildrenStage layout={layout}>{children}</ChildrenStage>
      </Suspense>
    </ImageLayoutContext.Provider>
  );
}
