import type { Annotation, AnnotationInput, Grounding, Size } from '../../grounding/index.js';
import { createLabelMeasure, labelFont } from '../labelText.js';
import { paintLabels, paintShapes } from '../painter.js';
import { assertSize, compose, createDrawing } from './composition.js';
import { ImageExportError } from './errors.js';
import { type CrossOrigin, type ImageSource, naturalSize, openImage } from './imageSource.js';
import type { AnnotationExportOptions } from './types.js';

/** Options of {@link annotatedImageToCanvas}. */
export interface AnnotatedImageOptions<A extends AnnotationInput = Annotation>
  extends AnnotationExportOptions<A> {
  /** Size of the result in pixels. @default the image's own */
  size?: Size | undefined;
  /**
   * Refuses results with more pixels, each of which takes 4 bytes of memory.
   * @default 134,217,728: half a gibibyte
   */
  maxPixels?: number | undefined;
  /** What transparent parts of the image are drawn on, as a CSS colour. @default nothing, and white in a JPEG */
  background?: string | undefined;
  /** How an image of another origin is asked for where it has to be loaded. @default 'anonymous' */
  crossOrigin?: CrossOrigin | undefined;
}

/** Options of {@link annotatedImageToBlob} and {@link annotatedImageToDataURL}. */
export interface AnnotatedImageFileOptions<A extends AnnotationInput = Annotation>
  extends AnnotatedImageOptions<A> {
  /** MIME type of the file. Safari writes no WebP. @default 'image/png' */
  type?: 'image/png' | 'image/jpeg' | 'image/webp' | (string & {}) | undefined;
  /** Quality of a JPEG or WebP, 0..1. @default the browser's */
  quality?: number | undefined;
}

const DEFAULT_FONT = 'system-ui, sans-serif';
const DEFAULT_MAX_PIXELS = 2 ** 27;
/** Every browser has canvases of this size; larger ones may silently stay empty. */
const SAFE_PIXELS = 2 ** 24;
const SAFE_SIDE = 4096;

/** Where an element is: a popup or a frame has fonts of its own. */
const documentOf = (source: ImageSource) =>
  typeof source === 'object' && 'ownerDocument' in source ? source.ownerDocument : document;

function createContext(owner: Document, { width, height }: Size, maxPixels: number) {
  const pixels = `${width} x ${height} pixels`;
  if (width * height > maxPixels)
    throw new ImageExportError(
      'too_large',
      `The annotated image would have ${pixels}, more than maxPixels, ${maxPixels}. Give a smaller \`size\`, or raise maxPixels if the memory is there: 4 bytes a pixel.`,
    );
  const context = Object.assign(owner.createElement('canvas'), { width, height }).getContext('2d');
  let works = context !== null;
  if (context && (width * height > SAFE_PIXELS || width > SAFE_SIDE || height > SAFE_SIDE)) {
    context.fillRect(width - 1, height - 1, 1, 1);
    works = context.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
    context.clearRect(width - 1, height - 1, 1, 1);
  }
  if (context && works) return context;
  throw new ImageExportError(
    'too_large',
    `This browser has no canvas of ${pixels}. Give a smaller \`size\`, such as half the width and height.`,
  );
}

/** The family in which `GroundedImage` writes over an element. */
const fontFamilyOf = (source: ImageSource) =>
  typeof source === 'object' && 'isConnected' in source && source.isConnected
    ? getComputedStyle(source).fontFamily
    : DEFAULT_FONT;

/** Waits for the web fonts that the labels need: a canvas draws with another font rather than wait. */
async function loadFont({ fonts }: Document, font: string, labels: readonly (string | null)[]) {
  const letters = [...new Set(labels.join(''))].join('');
  // What cannot be loaded, or is no font, is drawn with the next family.
  if (letters) await fonts?.load(font, letters).catch(() => []);
}

/**
 * Draws an image with its annotations on a canvas, at the image's own resolution: what `GroundedImage` shows, without
 * one on the page. Lines and labels grow with the image, so that they can be read on a large photo. Needs a browser.
 *
 * @param source An `<img>` that came without CORS, or that shows one of several candidates of `srcset`, is loaded once
 *   more from its address.
 * @param annotations a parsed answer, or annotations in grid coordinates (0..1000)
 * @throws ImageExportError when the image cannot be loaded or read, or is too large
 * @throws RangeError when `size` or `overlayScale` is not positive
 */
export async function annotatedImageToCanvas<A extends AnnotationInput = Annotation>(
  source: ImageSource,
  annotations: Grounding | readonly A[],
  options: AnnotatedImageOptions<A> = {},
): Promise<HTMLCanvasElement> {
  const { crossOrigin = 'anonymous', maxPixels = DEFAULT_MAX_PIXELS, background } = options;
  const fontFamily = options.fontFamily ?? fontFamilyOf(source);
  if (options.size) assertSize(options.size, 'size');
  const image = await openImage(source, crossOrigin);
  const wanted = options.size ?? naturalSize(image);
  if (!wanted.width || !wanted.height)
    throw new ImageExportError(
      'image_unavailable',
      'The image has no size of its own, as an SVG without width and height: say with `size` how large to draw it.',
    );
  const size = {
    width: Math.max(1, Math.round(wanted.width)),
    height: Math.max(1, Math.round(wanted.height)),
  };

  const drawing = createDrawing(annotations, options);
  const owner = documentOf(source);
  await loadFont(
    owner,
    labelFont(fontFamily),
    drawing.items.map(({ label }) => label),
  );
  const measure = createLabelMeasure(fontFamily, owner);
  const { at, scale, shapes, labels } = compose(drawing, size, options.overlayScale, measure);

  const context = createContext(owner, size, maxPixels);
  if (background) {
    context.fillStyle = background;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, size.width, size.height);
  context.scale(scale, scale);
  const target = { context, pixelRatio: scale, at };
  for (const groups of shapes) paintShapes(target, groups);
  for (const layer of labels) paintLabels(target, layer, measure.font);
  context.resetTransform();
  return context.canvas;
}

function assertQuality(quality: number | undefined) {
  if (quality === undefined || (quality >= 0 && quality <= 1)) return;
  throw new RangeError(`quality is ${quality}, but it goes from 0 to 1: give 0.9 for a good JPEG.`);
}

function drawForFile<A extends AnnotationInput>(
  source: ImageSource,
  annotations: Grounding | readonly A[],
  type: string,
  options: AnnotatedImageFileOptions<A>,
) {
  assertQuality(options.quality);
  const background = options.background ?? (type === 'image/jpeg' ? '#fff' : undefined);
  return annotatedImageToCanvas(source, annotations, { ...options, background });
}

const unsupported = (type: string) =>
  new ImageExportError(
    'unsupported_type',
    `This browser cannot write images of type "${type}": use image/png or image/jpeg, which all can.`,
  );

/**
 * An image with its annotations as a file, at the image's own resolution. See {@link annotatedImageToCanvas}.
 *
 * @throws ImageExportError when the image cannot be loaded or read, is too large, or `type` cannot be written
 * @throws RangeError when `size` or `overlayScale` is not positive, or `quality` not in 0..1
 */
export async function annotatedImageToBlob<A extends AnnotationInput = Annotation>(
  source: ImageSource,
  annotations: Grounding | readonly A[],
  options: AnnotatedImageFileOptions<A> = {},
): Promise<Blob> {
  const { type = 'image/png', quality } = options;
  const canvas = await drawForFile(source, annotations, type, options);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  // A browser writes a PNG in place of what it does not know, and nothing where memory ends.
  if (blob?.type === type) return blob;
  if (blob) throw unsupported(type);
  throw new ImageExportError(
    'too_large',
    `This browser could not write ${canvas.width} x ${canvas.height} pixels to a file. Give a smaller \`size\`.`,
  );
}

/**
 * An image with its annotations as a `data:` URL. A third larger than the file: use {@link annotatedImageToBlob} to
 * save or send it.
 *
 * @throws ImageExportError when the image cannot be loaded or read, is too large, or `type` cannot be written
 * @throws RangeError when `size` or `overlayScale` is not positive, or `quality` not in 0..1
 */
export async function annotatedImageToDataURL<A extends AnnotationInput = Annotation>(
  source: ImageSource,
  annotations: Grounding | readonly A[],
  options: AnnotatedImageFileOptions<A> = {},
): Promise<string> {
  const { type = 'image/png', quality } = options;
  const canvas = await drawForFile(source, annotations, type, options);
  const url = canvas.toDataURL(type, quality);
  if (url.startsWith(`data:${type};`)) return url;
  if (url.startsWith('data:image/')) throw unsupported(type);
  throw new ImageExportError(
    'too_large',
    `This browser could not write ${canvas.width} x ${canvas.height} pixels as a data URL. Give a smaller \`size\`.`,
  );
}
