'use client';

import { type RefObject, useEffect } from 'react';
import { useStableCallback } from '../hooks/useStableCallback.js';
import type { Store } from '../state/store.js';
import type { ViewportController } from '../state/viewportTypes.js';
import type { ImageLabels } from './imageLabels.js';
import { type AnnouncementsInput, useAnnouncements } from './useAnnouncements.js';
import type { ImageLayout } from './view.js';

/** Milliseconds for which the view rests before its zoom is told. */
const ZOOM_RESTS = 300;

/** Props of {@link ImageAnnouncer}. */
export interface ImageAnnouncerProps extends AnnouncementsInput {
  labels: ImageLabels;
  /** Changes when the view has come to rest. */
  layout: Store<ImageLayout>;
  viewport: ViewportController;
  /** Where the focus has to be for the zoom to be told. */
  root: RefObject<HTMLElement | null>;
}

/**
 * Tells assistive technology how many annotations there are once they have settled, what was selected, and how far it is
 * zoomed to those who have the focus in it.
 */
export function ImageAnnouncer(props: ImageAnnouncerProps) {
  const { labels, layout, viewport, root } = props;
  const [message, answer] = useAnnouncements(props);
  const tellZoom = useStableCallback((scale: number) => answer(labels.zoomed(Math.round(scale * 100))));

  useEffect(() => {
    let told = viewport.getSnapshot().scale;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { scale } = viewport.getSnapshot();
      if (scale === told || !root.current?.matches(':focus-within')) return;
      told = scale;
      tellZoom(scale);
    };
    const unsubscribe = layout.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(tell, ZOOM_RESTS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [layout, viewport, root, tellZoom]);

  return (
    <div role="status" className="pr-visually-hidden">
      {message}
    </div>
  );
}
