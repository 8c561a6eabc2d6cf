'use client';

import { type RefObject, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { TimelineClip } from './clips.js';
import { attachHover } from './hover.js';
import type { TimelineParts } from './parts.js';
import { createThumbnailPainter, type GetThumbnail } from './thumbnails.js';

/** Props of {@link Hover}. */
export interface HoverProps {
  stage: RefObject<HTMLElement | null>;
  clips: readonly TimelineClip[];
  parts: TimelineParts;
  getThumbnail: GetThumbnail | undefined;
}

/** What shows under the pointer: a line, the time, the clip there and its picture. For the eye alone. */
export function Hover({ stage, clips, parts, getThumbnail }: HoverProps) {
  const line = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const time = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLDivElement>(null);
  const { timeline, playback, text } = parts;
  const clipAt = useStableCallback((index: number) => clips[index]);
  const thumbnail = useStableCallback((at: number) =>
    getThumbnail ? getThumbnail(at) : Promise.reject(new Error('There are no thumbnails.')),
  );
  const hasThumbnails = getThumbnail !== undefined;

  useIsomorphicLayoutEffect(() => {
    const areas = stage.current!.querySelectorAll<HTMLElement>('.pr-timeline-ruler, .pr-timeline-track');
    return attachHover({
      elements: {
        areas: [...areas],
        line: line.current!,
        tip: tip.current!,
        time: time.current!,
        name: name.current!,
      },
      parts: { timeline, playback, text },
      clipAt,
      thumbnails: hasThumbnails ? createThumbnailPainter(picture.current!, thumbnail) : null,
    });
  }, [stage, timeline, playback, text, clipAt, thumbnail, hasThumbnails]);

  return (
    <div className="pr-timeline-hover" aria-hidden="true">
      <div ref={line} className="pr-timeline-hover-line" hidden />
      <div ref={tip} className="pr-timeline-tip" hidden>
        <div ref={picture} className="pr-timeline-thumbnail" hidden />
        <div ref={time} className="pr-timeline-tip-time" dir="ltr" />
        <div ref={name} className="pr-timeline-tip-name" dir="auto" hidden />
      </div>
    </div>
  );
}
