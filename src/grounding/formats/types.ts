import type { Size } from '../geometry.js';
import type { ShapeAnnotation, Span } from '../types.js';

/** What every reader takes. */
export interface FormatOptions {
  /**
   * The image that the annotations are for, in its own pixels. Only the formats that write pixels use it; a reader of
   * one that does reports `missing_image_size` when it is not two positive numbers.
   */
  imageSize: Size;
  /**
   * The size of the picture that the coordinates refer to, where that is not the image itself: what the model saw after
   * resizing, or the copy that was annotated. Formats with relative coordinates do not need it.
   * @default the size that the data states, else `imageSize`
   */
  inputSize?: Size | undefined;
  /**
   * The `mention` of annotations that have no label of their own: what was asked for, say.
   * @default none
   */
  label?: string | undefined;
  /**
   * Put before every id, to keep the annotations of several answers apart on one page.
   * @default ''
   */
  idPrefix?: string | undefined;
}

/** What readers of relative coordinates take: they need not know the image, and ignore its size. */
export type RelativeFormatOptions<Options extends FormatOptions = FormatOptions> = Omit<
  Options,
  'imageSize'
> & {
  imageSize?: Size | undefined;
};

/** A reader that has to be told the names of classes, because its data has numbers only. */
export interface ClassOptions extends FormatOptions {
  /**
   * Names of classes by class number: a list for classes that count from 0, or a record.
   * @default the number itself, as text
   */
  labels?: readonly string[] | Readonly<Record<number, string>> | undefined;
}

/**
 * What can be wrong with data in some format.
 *
 * - `unreadable`: nothing of the chosen format, or of the image that was asked for, was found. Formats are never guessed.
 * - `cut_off`: the text ends inside an element; what was whole is kept.
 * - `malformed`: the syntax is broken, and was read around.
 * - `invalid_item`: an item without usable coordinates was left out.
 * - `out_of_image`: coordinates lay outside the image and were moved to its edge.
 * - `unsupported`: a part that annotations cannot hold (a mask, a hole) was left out, or was approximated.
 * - `missing_image_size`: pixels cannot be placed without that option.
 * - `missing_input_size`: the numbers are pixels of a picture whose size was not given, and were taken for those of the image.
 * - `size_mismatch`: the data states another size than `imageSize`; its own was used.
 * - `suspect_scale`: no coordinate of a model is above 1, where its format goes far beyond; they were read as the format says.
 */
export type FormatIssueCode =
  | 'unreadable'
  | 'cut_off'
  | 'malformed'
  | 'invalid_item'
  | 'out_of_image'
  | 'unsupported'
  | 'missing_image_size'
  | 'missing_input_size'
  | 'size_mismatch'
  | 'suspect_scale';

/** One problem, and where in the text it is. The span is `{start: 0, end: 0}` when the input was not text. */
export interface FormatIssue {
  code: FormatIssueCode;
  message: string;
  span: Span;
}

/** What every reader returns. */
export interface FormatResult {
  /**
   * The shapes in the order of the data, on the grid (0..1000 in both axes, origin top left) at full precision, boxes
   * with their corners sorted, everything inside the image. An `id` is the data's own where it has one, as text, by which to
   * look up what else is known; on further shapes of the same one, `-1` and so on follow it.
   */
  annotations: ShapeAnnotation[];
  /** Everything that was left out or changed. */
  issues: FormatIssue[];
  /** False when the text was cut off before its end. */
  complete: boolean;
}
