'use client';

import { useCallback, useDeferredValue, useMemo } from 'react';
import { type ShapeAnnotation, type TimeIndex, trackAt } from '../grounding/index.js';
import { mentionKey, shownMention } from '../grounding/mentions.js';
import { regionOf } from '../image/readingOrder.js';
import type { GroundedVideoProps } from './groundedVideoProps.js';
import type { VideoLabels } from './videoLabels.js';

/** The shapes and tracks of a video by their first time, and how they are called. */
export function useVideoList(
  index: TimeIndex,
  hiddenMentions: readonly string[],
  words: Pick<GroundedVideoProps, 'locale' | 'getAriaLabel'> & { labels: VideoLabels },
) {
  const { labels, locale, getAriaLabel } = words;
  // The list may come a moment later than the picture.
  const listed = useDeferredValue(index);
  const entries = useMemo(() => {
    const hidden = new Set(hiddenMentions.map(mentionKey));
    return listed.entries
      .filter(({ annotation: { arriving, mention } }) => !arriving && !hidden.has(mentionKey(mention ?? '')))
      .sort((a, b) => (a.start === b.start ? 0 : a.start - b.start));
  }, [listed, hiddenMentions]);
  /** A track is listed as the shape that it begins with, under its own id. */
  const shapes = useMemo(
    () =>
      entries.map(
        ({ annotation, start }): ShapeAnnotation =>
          annotation.kind === 'track' ? trackAt(annotation, start)! : annotation,
      ),
    [entries],
  );
  const nameOf = useCallback(
    (annotation: ShapeAnnotation, at: number) => {
      const { annotation: listedAs, start, end } = entries[at]!;
      const track = listedAs.kind === 'track' ? listedAs : undefined;
      const total = entries.length;
      return (
        getAriaLabel?.(listedAs, { index: at, total }) ??
        labels.annotation({
          annotation,
          track,
          mention: shownMention(annotation.mention),
          kindName: labels.kinds[listedAs.kind],
          regionName: labels.regions[regionOf(annotation)],
          timeText: Number.isFinite(start) ? labels.time(start, end, locale) : '',
          position: at + 1,
          total,
        })
      );
    },
    [entries, labels, locale, getAriaLabel],
  );
  return { shapes, nameOf };
}
