import type { Selection } from '../state/selection.js';
import type { ViewportChangeDetails, ViewportController } from '../state/viewportTypes.js';
import type { Overlay } from './overlayTypes.js';

/** What buttons and keys do to the view. */
export type ZoomCommand = 'zoomIn' | 'zoomOut' | 'fit' | 'actualSize' | 'zoomToSelection';

/** The commands of one image. */
export interface ZoomCommands {
  run(command: ZoomCommand, details: ViewportChangeDetails): void;
  /** Whether a command would change anything. */
  can(command: ZoomCommand): boolean;
  /** Zooms to what has this id, an annotation or a container of some. False where there is no such thing. */
  zoomTo(ids: readonly string[], details: ViewportChangeDetails): boolean;
}

/** What one step in or out multiplies the scale by. */
const STEP = 1.5;

/** The commands over a view and what is selected in it. */
export function createZoomCommands(
  overlay: Overlay,
  viewport: ViewportController,
  selection: Selection,
): ZoomCommands {
  const commands: ZoomCommands = {
    zoomTo(ids, details) {
      const rect = overlay.rectOf(ids);
      if (rect) viewport.zoomToRect(rect, details);
      return rect !== null;
    },
    run(command, details) {
      if (command === 'zoomIn') viewport.zoomBy(STEP, undefined, details);
      else if (command === 'zoomOut') viewport.zoomBy(1 / STEP, undefined, details);
      else if (command === 'zoomToSelection') {
        const { selectedIds, highlightedId } = selection.getSnapshot();
        const ids = selectedIds.length || !highlightedId ? selectedIds : [highlightedId];
        commands.zoomTo(ids, details);
      } else viewport[command](details);
    },
    can(command) {
      const { scale } = viewport.getSnapshot();
      const { min, max } = viewport.getLimits();
      switch (command) {
        case 'zoomIn':
          return scale < max;
        case 'zoomOut':
          return scale > min;
        case 'fit':
          return !viewport.isFitted();
        case 'actualSize':
          return Math.abs(viewport.getActualScale() - scale) > 1e-6;
        case 'zoomToSelection':
          return selection.getSnapshot().selectedIds.length > 0;
      }
    },
  };
  return commands;
}
