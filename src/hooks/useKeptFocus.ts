'use client';

import { type RefObject, useEffect } from 'react';
import { useStableCallback } from './useStableCallback.js';

/** Focuses an element also where it is not made for that, for as long as it has the focus. */
function focusAnyway(element: HTMLElement) {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    const leave = () => {
      // With the window goes the event, but not the focus.
      if (element.ownerDocument.activeElement === element) return;
      element.removeAttribute('tabindex');
      element.removeEventListener('blur', leave);
    };
    element.addEventListener('blur', leave);
  }
  element.focus({ preventScroll: true });
}

/** Watches `root` until the returned function is called; see {@link useKeptFocus}. */
function keepFocus(root: HTMLElement, next: (gone: HTMLElement) => HTMLElement | null | undefined) {
  const { ownerDocument } = root;
  let held: HTMLElement | null = null;
  const leave = () => {
    held = null;
    observer.disconnect();
  };
  const observer = new MutationObserver(() => {
    // What goes together with all around it hands nothing on.
    if (!held || held.isConnected || !root.isConnected) return;
    const gone = held;
    leave();
    // Somebody else may have taken it on.
    const { activeElement, body } = ownerDocument;
    if (activeElement === null || activeElement === body) focusAnyway(next(gone) ?? root);
  });
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!held) observer.observe(root, { childList: true, subtree: true });
    held = target as HTMLElement;
  };
  const onFocusOut = ({ target }: FocusEvent) =>
    // Some browsers say so of what is being removed, too: a moment later it is known which of the two it was.
    queueMicrotask(() => {
      if (held === target && held?.isConnected && ownerDocument.activeElement !== held) leave();
    });
  root.addEventListener('focusin', onFocusIn);
  root.addEventListener('focusout', onFocusOut);
  return () => {
    leave();
    root.removeEventListener('focusin', onFocusIn);
    root.removeEventListener('focusout', onFocusOut);
  };
}

/**
 * Hands the focus on when the element in `root` that has it goes away, as with an answer that is replaced or a mention that
 * is hidden. Browsers would let it fall to the page: who works with keys would be back at the top, and who listens would
 * hear nothing.
 *
 * @param next what takes it, once the rest is in its new place; `root` where there is none
 * @param present whether `root` is there now
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  next: (gone: HTMLElement) => HTMLElement | null | undefined,
  present = true,
): void {
  const takeOver = useStableCallback(next);
  useEffect(() => (present ? keepFocus(root.current!, takeOver) : undefined), [root, takeOver, present]);
}
