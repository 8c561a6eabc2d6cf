'use client';

import { type RefObject, useEffect } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import type { ChatMediaInput } from '../../state/chatTypes.js';
import { droppedMedia, mayHoldMedia } from './transfer.js';

interface DropOptions {
  /** Whether anything is taken now. */
  enabled: boolean;
  onDrop(media: readonly ChatMediaInput[], event: DragEvent): void;
}

/** Takes media that are dropped on `element`; `data-drop` is on it and on `root` while they are held over it. */
function takeDrops(
  element: HTMLElement,
  root: HTMLElement,
  isEnabled: () => boolean | undefined,
  drop: DropOptions['onDrop'],
) {
  // The innermost element under the pointer. A child is entered before its parent is left, so only who leaves that one has
  // left them all.
  let innermost: EventTarget | null = null;
  const mark = (on: boolean) => {
    for (const marked of [element, root]) marked.toggleAttribute('data-drop', on);
  };
  const leave = () => {
    innermost = null;
    mark(false);
  };
  const onEnter = (event: DragEvent) => {
    innermost = event.target;
    if (event.dataTransfer && mayHoldMedia(event.dataTransfer)) mark(isEnabled() === true);
  };
  const onOver = (event: DragEvent) => {
    if (!event.dataTransfer || !mayHoldMedia(event.dataTransfer)) return;
    // Also where nothing is taken: a file that is dropped on a page replaces it.
    event.preventDefault();
    event.dataTransfer.dropEffect = isEnabled() ? 'copy' : 'none';
  };
  const onLeave = (event: DragEvent) => {
    if (event.target === innermost) leave();
  };
  const onDrop = (event: DragEvent) => {
    leave();
    if (!event.dataTransfer || !mayHoldMedia(event.dataTransfer)) return;
    const media = droppedMedia(event.dataTransfer);
    // A link that leads to no picture is text to a text box.
    if (media.length === 0 && (event.target as Element).matches('textarea, input')) return;
    event.preventDefault();
    drop(media, event);
  };
  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener('dragenter', onEnter, { signal });
  element.addEventListener('dragover', onOver, { signal });
  element.addEventListener('dragleave', onLeave, { signal });
  element.addEventListener('drop', onDrop, { signal });
  return () => {
    leave();
    controller.abort();
  };
}

/** Lets media be dropped on `target`, or on `root` where there is none; `present` says whether dropping is offered at all. */
export function useDropTarget(
  root: RefObject<HTMLElement | null>,
  target: RefObject<HTMLElement | null> | undefined,
  present: boolean,
  options: DropOptions,
): void {
  const isEnabled = useStableCallback(() => options.enabled);
  const drop = useStableCallback(options.onDrop);
  useEffect(() => {
    if (present) return takeDrops(target?.current ?? root.current!, root.current!, isEnabled, drop);
  }, [root, target, present, isEnabled, drop]);
}
