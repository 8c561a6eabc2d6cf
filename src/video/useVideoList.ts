'use client';

import { useCallback, useDeferredValue, useMemo } from 'react';
import {
  type AnnotationInput,
  type ShapeAnnotationInput,
  type TimeIndex,
  trackAt,
} from '../grounding/index.js';
import { mentionKey, shownMention } from '../grounding/mentions.js';
import type { TimedEntry } from '../grounding/timeline.js';
import { readingOrder, regionOf } from '../image/readingOrder.js';
import type { GroundedVideoProps } from './groundedVideoProps.js';
import type { VideoLabels } from './videoLabels.js';

/** Those without a time as one reads, like on an image, then the others by their first time. */
function inOrder(entries: readonly TimedEntry<AnnotationInput>[]): TimedEntry<AnnotationInput>[] {
  const always = new Map<ShapeAnnotationInput, TimedEntry<AnnotationInput>>();
  const timed: TimedEntry<AnnotationInput>[] = [];
  for (const entry of entries) {
    if (entry.start === -Infinity && entry.annotation.kind !== 'track') always.set(entry.annotation, entry);
    else timed.push(entry);
  }
  timed.sort((a, b) => a.start - b.start);
  return [...readingOrder([...always.keys()]).map((shape) => always.get(shape)!), ...timed];
}

/** The shapes and tracks of a video in the order of its list, and how they are called. */
export function useVideoList(
  index: TimeIndex<AnnotationInput>,
  hiddenMentions: readonly string[],
  words: Pick<GroundedVideoProps<AnnotationInput>, 'locale' | 'getAriaLabel'> & { labels: VideoLabels },
) {
  const { labels, locale, getAriaLabel } = words;
  // The list may come a moment later than the picture.
  const listed = useDeferredValue(index);
  const entries = useMemo(() => {
    const hidden = new Set(hiddenMentions.map(mentionKey));
    return inOrder(
      listed.entries.filter(
        ({ annotation: { arriving, mention } }) => !arriving && !hidden.has(mentionKey(mention ?? '')),
      ),
    );
  }, [listed, hiddenMentions]);
  /** A track is listed as the shape that it begins with, under its own id. */
  const shapes = useMemo(
    () =>
      entries.map(
        ({ annotation, start }): ShapeAnnotationInput =>
          annotation.kind === 'track' ? trackAt(annotation, start)! : annotation,
      ),
    [entries],
  );
  const nameOf = useCallback(
    (annotation: ShapeAnnotationInput, at: number) => {
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
