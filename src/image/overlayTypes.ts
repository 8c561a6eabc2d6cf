import type { AnnotationInput, Fit, Grounding, ShapeAnnotationInput, Size } from '../grounding/index.js';
import type { Selection } from '../state/selection.js';
import type { Store } from '../state/store.js';
import type { ImageRect } from '../state/viewportTypes.js';
import type { MentionColors } from '../styles/palette.js';
import type { LabelSource } from './labelText.js';
import type { AnnotationStyle, ImageTransform } from './types.js';
import type { ImageLayout, ViewElements } from './view.js';

/** What an overlay shows and how. */
export interface OverlayOptions {
  /** Where containers are looked up by id, so that highlighting one lights up what is in it. */
  source: Grounding | readonly AnnotationInput[];
  shapes: readonly ShapeAnnotationInput[];
  selection: Selection;
  colors: MentionColors;
  annotationStyle: AnnotationStyle<AnnotationInput> | undefined;
  getLabel: LabelSource;
  fit: Fit;
  /** The image's own size; null until it has loaded. */
  natural: Size | null;
}

/** The elements that an overlay works in. */
export interface OverlayElements extends ViewElements {
  /** Gets the Konva stage. */
  stage: HTMLDivElement;
  /** Gets the surfaces above all stages. */
  top: HTMLElement;
}

/** The controller behind `GroundedImage`: everything that changes without React. */
export interface Overlay {
  /** Where the image was when it was last painted: what is drawn over it has to be drawn there. */
  readonly layout: Store<ImageLayout>;
  setOptions(options: OverlayOptions): void;
  /** Starts painting and watching the elements, until the returned function is called. */
  mount(elements: OverlayElements): () => void;
  /** Where the image is now, in the middle of a gesture as well. */
  getTransform(): ImageTransform | null;
  /** The shapes under a position in CSS pixels of the box, the most specific first. */
  shapesAt(x: number, y: number, tolerance: number): ShapeAnnotationInput[];
  /** The shape of this id, if it is shown. */
  shapeOf(id: string): ShapeAnnotationInput | null;
  /** What the shapes, or the contents of the containers, of these ids span; null where there is nothing of them. */
  rectOf(ids: readonly string[]): ImageRect | null;
  /** Pans a zoomed image as far as needed to show what has this id. */
  reveal(id: string): void;
  /** Draws a ring around the shape that has the keyboard's focus; null for none. */
  setFocused(id: string | null): void;
}
