'use client';

import { type FocusEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import { useStore } from '../hooks/useStore.js';
import { createThinkingPanel, type ThinkingOpenDetails } from '../state/thinkingPanel.js';

interface Options {
  thinking: boolean;
  hasText: boolean;
  open: boolean | undefined;
  defaultOpen: boolean;
  autoOpen: boolean;
  autoCloseDelayMs: number;
  onOpenChange: ((open: boolean, details: ThinkingOpenDetails) => void) | undefined;
  panel: RefObject<HTMLElement | null>;
}

/** Whether the panel is open, derived: the app's word, else the reader's, else what the thinking calls for. */
export function useThinkingPanel(options: Options) {
  const { thinking, hasText, autoOpen, panel } = options;
  const [controller] = useState(createThinkingPanel);
  const state = useStore(controller);
  const wanted = options.defaultOpen || (autoOpen && (thinking || state.active));
  const open = options.open ?? state.readerOpen ?? wanted;
  const expanded = open && hasText;

  useIsomorphicLayoutEffect(() => {
    const onAutoChange = (next: boolean, details: ThinkingOpenDetails) => {
      if (details.reason !== 'auto' || (autoOpen && !options.defaultOpen))
        options.onOpenChange?.(next, details);
    };
    controller.update({
      thinking,
      hasText,
      closeDelayMs: options.autoCloseDelayMs,
      onOpenChange: onAutoChange,
    });
  });
  useEffect(() => () => controller.pause(), [controller]);

  const setOpen = useStableCallback((next: boolean, details: ThinkingOpenDetails) => {
    if (next !== open) controller.setReaderOpen(next, details);
  });

  // React knows `hidden` as a boolean only. With this value the text stays findable, and finding it opens the panel.
  useIsomorphicLayoutEffect(() => {
    const node = panel.current;
    if (!node || !hasText) return;
    if (!expanded) node.setAttribute('hidden', 'until-found');
    const onBeforeMatch = (event: Event) => setOpen(true, { reason: 'find', event });
    node.addEventListener('beforematch', onBeforeMatch);
    return () => node.removeEventListener('beforematch', onBeforeMatch);
  }, [panel, expanded, hasText, setOpen]);

  useEffect(() => {
    const document = panel.current?.ownerDocument;
    if (!document || !expanded) return;
    const onSelectionChange = () => {
      const selection = document.getSelection();
      const inside =
        !!selection &&
        !selection.isCollapsed &&
        !!panel.current &&
        selection.containsNode(panel.current, true);
      controller.setReading('selection', inside);
    };
    document.addEventListener('selectionchange', onSelectionChange);
    return () => {
      document.removeEventListener('selectionchange', onSelectionChange);
      controller.setReading('selection', false);
    };
  }, [controller, panel, expanded]);

  const left = (sign: 'pointer' | 'focus') => {
    controller.setReading(sign, false);
    controller.setReading('scroll', false);
  };

  return {
    open,
    expanded,
    durationMs: state.durationMs,
    toggle: (event: Event) => setOpen(!open, { reason: 'trigger', event }),
    onFollowChange: (following: boolean) => controller.setReading('scroll', !following),
    /** Handlers that notice a reader. */
    reading: {
      // A finger has no hover: its pointer enters with every tap and never says that it has gone away.
      onPointerEnter(event: PointerEvent) {
        if (event.pointerType !== 'touch') controller.setReading('pointer', true);
      },
      onPointerLeave(event: PointerEvent) {
        if (event.pointerType !== 'touch') left('pointer');
      },
      onFocus: () => controller.setReading('focus', true),
      onBlur(event: FocusEvent) {
        if (!event.currentTarget.contains(event.relatedTarget)) left('focus');
      },
    },
  };
}
