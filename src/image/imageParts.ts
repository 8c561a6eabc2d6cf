import type { RefObject } from 'react';
import type { Selection } from '../state/selection.js';
import type { ViewportController } from '../state/viewportTypes.js';
import type { MentionColors } from '../styles/palette.js';
import type { Overlay } from './overlayTypes.js';
import type { ZoomCommands } from './zoomCommands.js';

/** What an image on the page is made of, for what can be done with it from outside. */
export interface ImageParts {
  image: RefObject<HTMLImageElement | null>;
  box: RefObject<HTMLElement | null>;
  stage: RefObject<HTMLElement | null>;
  overlay: Overlay;
  colors: MentionColors;
  commands: ZoomCommands;
  viewport: ViewportController;
  selection: Selection;
}
