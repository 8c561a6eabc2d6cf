/** Why an image could not be exported. */
export type ImageExportErrorCode =
  /** The image cannot be loaded, or has no pixels. */
  | 'image_unavailable'
  /** The image is of another origin that does not let this page read its pixels. */
  | 'cross_origin'
  /** The image has more pixels than `maxPixels` or than the browser's canvas holds. */
  | 'too_large'
  /** The browser cannot write that type of file. */
  | 'unsupported_type';

/** Thrown when an annotated image cannot be drawn or written. The message says what, why and how to fix it. */
export class ImageExportError extends Error {
  override readonly name = 'ImageExportError';
  readonly code: ImageExportErrorCode;

  constructor(code: ImageExportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
