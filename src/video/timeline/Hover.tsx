'use client';

import { type RefObject, useRef } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { useStore } from '../../hooks/useStore.js';
import type { TimelineClip } from './clips.js';
import { attachHover } from './hover.js';
import type { TimelineParts } from './parts.js';
import { createThumbnailPainter, type GetThumbnail } from './thumbnails.js';
import { createVideoThumbnails } from './videoThumbnails.js';

/** Props of {@link Hover}. */
export interface HoverProps {
  stage: RefObject<HTMLElement | null>;
  clips: readonly TimelineClip[];
  parts: TimelineParts;
  /** Whether there are pictures. */
  showThumbnails: boolean;
  /** Where they come from; else from the video itself. */
  getThumbnail: GetThumbnail | undefined;
  video: RefObject<HTMLVideoElement | null> | undefined;
}

/** What shows under the pointer: a line, the time, the clip there and its picture. For the eye alone. */
export function Hover({ stage, clips, parts, showThumbnails, getThumbnail, video }: HoverProps) {
  const line = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const time = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLDivElement>(null);
  const { timeline, playback, text } = parts;
  const clipAt = useStableCallback((index: number) => clips[index]);
  const given = useStableCallback(getThumbnail);
  const isGiven = getThumbnail !== undefined;
  const source = useStore(playback, (state) => state.source);

  useIsomorphicLayoutEffect(() => {
    const areas = stage.current!.querySelectorAll<HTMLElement>('.pr-timeline-ruler, .pr-timeline-track');
    const element = video?.current;
    const own =
      showThumbnails && !isGiven && source && element
        ? createVideoThumbnails({
            src: source,
            crossOrigin: element.crossOrigin,
            document: element.ownerDocument,
          })
        : null;
    const get = isGiven ? given : own?.get;
    const detach = attachHover({
      elements: {
        areas: [...areas],
        line: line.current!,
        tip: tip.current!,
        time: time.current!,
        name: name.current!,
      },
      parts: { timeline, playback, text },
      clipAt,
      thumbnails: showThumbnails && get ? createThumbnailPainter(picture.current!, get) : null,
    });
    return () => {
      detach();
      own?.dispose();
    };
  }, [stage, timeline, playback, text, clipAt, showThumbnails, isGiven, given, source, video]);

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
