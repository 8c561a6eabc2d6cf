'use client';

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import type { Selection } from '../state/selection.js';
import type { ViewportController } from '../state/viewportTypes.js';
import type { ImageLabels } from './imageLabels.js';
import { namedDrawing } from './namedDrawing.js';
import { isRightToLeft } from './rightToLeft.js';
import type { ZoomCommand, ZoomCommands } from './zoomCommands.js';

const PATHS: Record<ZoomCommand, string> = {
  zoomIn: 'M8 3.5v9M3.5 8h9',
  zoomOut: 'M3.5 8h9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  actualSize: 'M3.5 5 5 4v8M11 5l1.5-1v8M8.2 6v.1M8.2 10v.1',
  zoomToSelection: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M6 6h4v4H6z',
};
const ORDER = Object.keys(PATHS) as ZoomCommand[];

/** Props of {@link ZoomControls}. */
export interface ZoomControlsProps {
  commands: ZoomCommands;
  viewport: ViewportController;
  selection: Selection;
  labels: ImageLabels;
  /** Whether nothing else in the image takes the focus. */
  isOnlyStop: boolean;
}

/** Keeps `aria-disabled` true to what a command could do now. By hand, since no zoom may render React. */
function useDisabled(bar: RefObject<HTMLElement | null>, props: ZoomControlsProps) {
  const { commands, viewport, selection } = props;
  useIsomorphicLayoutEffect(() => {
    const buttons = [...bar.current!.querySelectorAll<HTMLElement>('[data-command]')];
    const sync = () => {
      for (const button of buttons) {
        const disabled = commands.can(button.dataset.command as ZoomCommand) ? null : 'true';
        // Called with every step of a gesture: what stays is not written again.
        if (button.ariaDisabled !== disabled) button.ariaDisabled = disabled;
      }
    };
    sync();
    const leave = [viewport.subscribe(sync), selection.subscribe(sync)];
    return () => {
      for (const stop of leave) stop();
    };
  }, [bar, commands, viewport, selection]);
}

/** Whether the focus is on something in the image that these buttons belong to, and not on the image itself. */
function useFocusInside(bar: RefObject<HTMLElement | null>) {
  const [inside, setInside] = useState(false);
  useIsomorphicLayoutEffect(() => {
    const root = bar.current!.closest('.pr-image')!;
    const follow = (focused: EventTarget | null) =>
      setInside(focused !== root && root.contains(focused as Node | null));
    const enter = ({ target }: Event) => follow(target);
    const leave = (event: Event) => follow((event as FocusEvent).relatedTarget);
    root.addEventListener('focusin', enter);
    root.addEventListener('focusout', leave);
    return () => {
      root.removeEventListener('focusin', enter);
      root.removeEventListener('focusout', leave);
    };
  }, [bar]);
  return inside;
}

/**
 * The buttons that zoom: a toolbar, and so one tab stop with arrow keys inside. The tab key enters an image at its
 * annotations, which are what it is there for, also after a click on the picture; from them, shift and tab lead here.
 */
export function ZoomControls(props: ZoomControlsProps) {
  const { commands, labels, isOnlyStop } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<ZoomCommand>('zoomIn');
  useDisabled(bar, props);
  const isStop = useFocusInside(bar) || isOnlyStop;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const buttonOf = (command: ZoomCommand) =>
      bar.current!.querySelector<HTMLElement>(`[data-command="${command}"]`)!;
    // A small image has room for some of them only.
    const shown = ORDER.filter((command) => buttonOf(command).getClientRects().length > 0);
    const from = shown.indexOf(active);
    const right = isRightToLeft(bar.current!) ? -1 : 1;
    const target: Record<string, number> = {
      ArrowRight: from + right,
      ArrowLeft: from - right,
      Home: 0,
      End: shown.length - 1,
    };
    const to = target[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttonOf(shown[(to + shown.length) % shown.length]!).focus();
  };

  return (
    <div className="pr-image-controls">
      <div
        ref={bar}
        role="toolbar"
        aria-label={labels.zoomControls}
        className="pr-image-toolbar"
        onKeyDown={onKeyDown}
      >
        {ORDER.map((command) => (
          <button
            key={command}
            type="button"
            data-command={command}
            tabIndex={command === active && isStop ? 0 : -1}
            {...namedDrawing(labels.zoomCommands[command])}
            onFocus={() => setActive(command)}
            onClick={({ nativeEvent }) => commands.run(command, { reason: 'button', event: nativeEvent })}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={PATHS[command]} />
            </svg>
          </button>
        ))}
      </div>
    </div>
  );
}
