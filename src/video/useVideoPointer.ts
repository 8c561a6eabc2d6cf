'use client';

import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useMemo } from 'react';
import type { AnnotationInput } from '../grounding/index.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import { localPoint } from '../image/localPoint.js';
import type { Pointing } from '../image/pointing.js';
import type { Tooltip } from '../image/tooltip.js';
import type { AnnotationContextMenuHandler } from '../image/usePointer.js';
import { controlsStrip } from './controlsStrip.js';
import type { VideoOverlay } from './videoOverlay.js';

/** Options of {@link useVideoPointer}. */
export interface VideoPointerOptions {
  overlay: VideoOverlay;
  video: RefObject<HTMLVideoElement | null>;
  tooltip: Tooltip;
  onContextMenu: AnnotationContextMenuHandler<AnnotationInput> | undefined;
}

const typeOf = (event: MouseEvent) => (event.nativeEvent as globalThis.PointerEvent).pointerType;

/**
 * Pointing at the shapes of a video, as handlers of its box. None of them renders React. Nothing lies over the video: its
 * own controls get every event, and the strip that they are in points at no shape.
 */
export function useVideoPointer(pointing: Pointing, options: VideoPointerOptions) {
  const { overlay, video, tooltip, onContextMenu } = options;
  const openMenu = useStableCallback(onContextMenu);
  useEffect(() => () => pointing.leave(), [pointing]);

  return useMemo(() => {
    const overControls = ({ clientHeight: height }: HTMLElement, y: number) =>
      y > height - controlsStrip(video.current!, height);
    const leave = (box: HTMLElement, event: Event) => {
      overlay.onFrame(null);
      box.removeAttribute('data-pointing');
      pointing.leave(event);
      tooltip.hover(null, { x: 0, y: 0 });
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
          tooltip.hover(shape, at);
        };
        overlay.onFrame(point);
        point();
      },
      onPointerLeave(event: PointerEvent<HTMLElement>) {
        if (event.pointerType !== 'touch') leave(event.currentTarget, event.nativeEvent);
      },
      onClick(event: MouseEvent<HTMLElement>) {
        const pointerType = typeOf(event);
        const at = localPoint(event.currentTarget, event);
        if (overControls(event.currentTarget, at.y)) return;
        // Some browsers take a click on the picture for play or pause.
        if (pointing.shapeAt(at, pointerType)) event.preventDefault();
        const selected = pointing.click(at, pointerType, {
          additive: event.shiftKey || event.ctrlKey || event.metaKey,
          deeper: event.altKey,
          event: event.nativeEvent,
        });
        // A finger cannot hover.
        if (pointerType === 'touch') tooltip.show(selected);
      },
      onContextMenu(event: MouseEvent<HTMLElement>) {
        const at = localPoint(event.currentTarget, event);
        const shape = overControls(event.currentTarget, at.y) ? null : pointing.shapeAt(at, typeOf(event));
        if (shape) openMenu(shape, event);
      },
    };
  }, [overlay, pointing, video, tooltip, openMenu]);
}
