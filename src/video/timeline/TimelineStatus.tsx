'use client';

import { useEffect, useState } from 'react';
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
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setFound(labels.found(count)), SETTLED);
    return () => clearTimeout(timer);
  }, [count, labels]);
  return (
    <div role="status" className="pr-visually-hidden">
      {found || message}
    </div>
  );
}
