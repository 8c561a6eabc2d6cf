import type { Annotation, AnnotationInput, ShapeOf } from '../../grounding/index.js';
import type { ColorBy, MentionColorSource } from '../../styles/palette.js';
import type { AnnotationStyle } from '../types.js';

/** What an export draws over an image and how. The same words as the props of `GroundedImage`. */
export interface AnnotationExportOptions<A extends AnnotationInput = Annotation> {
  /** Which asset of a request with several the image is, from 0: only its annotations are drawn. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; an annotation without an index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
  /** How shapes look, over the defaults. Widths and radii are in CSS pixels, of which `overlayScale` says the size. */
  annotationStyle?: AnnotationStyle<A> | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default 'mention' */
  colorBy?: ColorBy | undefined;
  /** Whether labels are drawn, where there is room for them. @default true */
  showLabels?: boolean | undefined;
  /** The text of a label; null for none. @default the mention */
  getLabel?: ((annotation: ShapeOf<A>) => string | null | undefined) | undefined;
  /** What is drawn as selected, on top. The id of a collection or track stands for all that is in it. @default none */
  selectedIds?: readonly string[] | undefined;
  /** Mentions that are not drawn. @default none */
  hiddenMentions?: readonly string[] | undefined;
  /**
   * Pixels of the image per CSS pixel of lines, points and labels: 2 draws them twice as large.
   * @default as on an image shown 1000 pixels wide or 667 high, and at least 1: 6 on a photo of 6000 x 4000
   */
  overlayScale?: number | undefined;
  /** Font family of labels. @default the image element's, else `system-ui, sans-serif` */
  fontFamily?: string | undefined;
  /** Corner radius of labels in CSS pixels, of which `overlayScale` says the size. @default 4 */
  labelRadius?: number | undefined;
}
