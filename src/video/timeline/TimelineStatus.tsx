'use client';

import { useEffect, useState } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { ClipTimelineLabels } from './timelineLabels.js';

/** Milliseconds without a new clip after which an answer counts as settled. */
const SETTLED = 1000;

/** Tells assistive technology how many clips there are once they have settled, and what a reader did. */
export function TimelineStatus({
  count,
  message,
  labels,
}: {
  count: number;
  message: string;
  labels: ClipTimelineLabels;
}) {
  const [found, setFound] = useState('');
  const [before, setBefore] = useState(message);
  if (before !== message) {
    setBefore(message);
    setFound('');
  }
  // Other labels are no news: an app may write them anew with each render.
  const tellCount = useStableCallback(() => setFound(labels.found(count)));
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(tellCount, SETTLED);
    return () => clearTimeout(timer);
  }, [count, tellCount]);
  return (
    <div role="status" className="pr-visually-hidden">
      {found || message}
    </div>
  );
}
