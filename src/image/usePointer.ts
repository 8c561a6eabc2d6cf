'use client';

import { type MouseEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import type { Annotation, AnnotationInput, ShapeOf } from '../grounding/index.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import { localPoint } from './localPoint.js';
import { createLongPress } from './longPress.js';
import type { Pointing } from './pointing.js';
import type { Tooltip } from './tooltip.js';

/** A request for the menu of an annotation: a right click, a long press, or the menu key on its button or on the picture. */
export type AnnotationContextMenuHandler<A extends AnnotationInput = Annotation> = (
  annotation: ShapeOf<A>,
  event: MouseEvent<HTMLElement>,
) => void;

/**
 * The menu key while the image itself has the focus, as after a click on a shape: it is about the highlighted, else the
 * selected shape. What a mouse asks for is about what is under it.
 */
export function menuKeyHandler(
  pointing: Pointing,
  onAnnotationContextMenu: AnnotationContextMenuHandler<AnnotationInput> | undefined,
  onContextMenu: ((event: MouseEvent<HTMLDivElement>) => void) | undefined,
) {
  return (event: MouseEvent<HTMLDivElement>) => {
    onContextMenu?.(event);
    const isKey = event.target === event.currentTarget && event.button !== 2;
    const shape = isKey && !event.defaultPrevented ? pointing.current() : null;
    if (shape) onAnnotationContextMenu?.(shape, event);
  };
}

/** Options of {@link usePointer}. */
export interface PointerOptions {
  /** Whether the second click of a double click belongs to zooming. */
  zoomable: boolean;
  tooltip: Tooltip;
  onContextMenu: AnnotationContextMenuHandler<AnnotationInput> | undefined;
}

const typeOf = (event: MouseEvent) => (event.nativeEvent as globalThis.PointerEvent).pointerType;

/** Pointing, as handlers of the image's box. None of them renders React. */
export function usePointer(pointing: Pointing, { zoomable, tooltip, onContextMenu }: PointerOptions) {
  const openMenu = useStableCallback(onContextMenu);
  const hasMenu = onContextMenu !== undefined;
  const [longPress] = useState(createLongPress);
  useEffect(() => () => pointing.leave(), [pointing]);
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const { currentTarget: box, pointerType } = event;
        // The second finger of a pinch presses nothing.
        const mayPress = hasMenu && pointerType === 'touch' && !box.hasAttribute('data-dragging');
        const shape = mayPress ? pointing.shapeAt(localPoint(box, event), pointerType) : null;
        // Keeps Safari's own menu for images away.
        box.toggleAttribute('data-pressing', shape !== null);
        longPress.start(event.nativeEvent, shape && (() => openMenu(shape, event)));
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        // A finger that moves scrolls the page, and a pressed button may be about to drag.
        if (event.pointerType === 'touch' || event.currentTarget.hasAttribute('data-dragging')) return;
        const at = localPoint(event.currentTarget, event);
        const shape = pointing.move(at, event.pointerType, event.nativeEvent);
        event.currentTarget.toggleAttribute('data-pointing', shape !== null);
        tooltip.hover(shape, at);
      },
      onPointerLeave(event: PointerEvent<HTMLElement>) {
        event.currentTarget.removeAttribute('data-pointing');
        if (event.pointerType === 'touch') return;
        pointing.leave(event.nativeEvent);
        tooltip.hover(null, { x: 0, y: 0 });
      },
      onClick(event: MouseEvent<HTMLElement>) {
        if (longPress.took(event)) return;
        const additive = event.shiftKey || event.ctrlKey || event.metaKey;
        if (zoomable && event.detail > 1 && !event.altKey && !additive) {
          pointing.doubleClick(event.nativeEvent);
          return;
        }
        const selected = pointing.click(localPoint(event.currentTarget, event), typeOf(event), {
          additive,
          deeper: event.altKey,
          event: event.nativeEvent,
        });
        // A finger cannot hover.
        if (typeOf(event) === 'touch') tooltip.show(selected);
      },
      onContextMenu(event: MouseEvent<HTMLElement>) {
        const shape = pointing.shapeAt(localPoint(event.currentTarget, event), typeOf(event));
        if (!longPress.isAnswered(event) && shape) openMenu(shape, event);
      },
    }),
    [pointing, zoomable, tooltip, openMenu, hasMenu, longPress],
  );
}
