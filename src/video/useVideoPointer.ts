'use client';

import { type MouseEvent, type PointerEvent, type RefObject, useMemo } from 'react';
import { localPoint } from '../image/localPoint.js';
import { createPointing } from '../image/pointing.js';
import type { Selection } from '../state/selection.js';
import type { VideoOverlay } from './videoOverlay.js';

/** CSS pixels that a browser's own controls take at the bottom of a video, and the most of its height. */
const CONTROLS_HEIGHT = 76;
const CONTROLS_SHARE = 0.4;

/**
 * Pointing at the shapes of a video, as handlers of its box. None of them renders React. Nothing lies over the video: its
 * own controls get every event, and the strip that they are in points at no shape.
 */
export function useVideoPointer(
  overlay: VideoOverlay,
  selection: Selection,
  video: RefObject<HTMLVideoElement | null>,
) {
  const pointing = useMemo(() => createPointing(overlay, selection), [overlay, selection]);

  return useMemo(() => {
    const overControls = (box: HTMLElement, y: number) => {
      const height = box.clientHeight;
      return video.current!.controls && y > height - Math.min(CONTROLS_HEIGHT, height * CONTROLS_SHARE);
    };
    const leave = (box: HTMLElement, event: Event) => {
      overlay.onFrame(null);
      box.removeAttribute('data-pointing');
      pointing.leave(event);
    };

    return {
      onPointerMove(event: PointerEvent<HTMLElement>) {
        // A finger that moves scrolls the page.
        if (event.pointerType === 'touch') return;
        const { currentTarget: box, pointerType, nativeEvent } = event;
        const at = localPoint(box, event);
        if (overControls(box, at.y)) {
          leave(box, nativeEvent);
          return;
        }
        const point = () => {
          const shape = pointing.move(at, pointerType, nativeEvent);
          box.toggleAttribute('data-pointing', shape !== null);
        };
        overlay.onFrame(point);
        point();
      },
      onPointerLeave(event: PointerEvent<HTMLElement>) {
        if (event.pointerType !== 'touch') leave(event.currentTarget, event.nativeEvent);
      },
      onClick(event: MouseEvent<HTMLElement>) {
        const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
        const at = localPoint(event.currentTarget, event);
        if (overControls(event.currentTarget, at.y)) return;
        // Some browsers take a click on the picture for play or pause.
        if (pointing.shapeAt(at, pointerType)) event.preventDefault();
        pointing.click(at, pointerType, {
          additive: event.shiftKey || event.ctrlKey || event.metaKey,
          deeper: event.altKey,
          event: event.nativeEvent,
        });
      },
    };
  }, [overlay, pointing, video]);
}
