import type { Size } from '../../grounding/index.js';
import { ImageExportError } from './errors.js';

/** An image to export: an element, a bitmap, a canvas, a file, or an address. */
export type ImageSource =
  | HTMLImageElement
  | ImageBitmap
  | HTMLCanvasElement
  | OffscreenCanvas
  | Blob
  | URL
  | string;

/** What a canvas can draw and read again. */
export type ReadableImage = HTMLImageElement | ImageBitmap | HTMLCanvasElement | OffscreenCanvas;

/** How an image of another origin is asked for. */
export type CrossOrigin = 'anonymous' | 'use-credentials';

const isImageElement = (source: ImageSource): source is HTMLImageElement =>
  typeof source === 'object' && 'naturalWidth' in source;

const isBlob = (source: ImageSource): source is Blob =>
  typeof source === 'object' && 'size' in source && 'arrayBuffer' in source;

/** An address short enough for a message: a data URL is as long as its image. */
const brief = (address: string) => (address.length > 120 ? `${address.slice(0, 117)}...` : address);

/** The image's own pixels; 0 where it has none or says nothing. */
export const naturalSize = (image: ReadableImage): Size =>
  isImageElement(image)
    ? { width: image.naturalWidth, height: image.naturalHeight }
    : { width: image.width, height: image.height };

/** Whether a canvas that the image is drawn on can still be read. One pixel is enough to know. */
function isReadable(image: ReadableImage): boolean {
  const probe = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const context = probe.getContext('2d');
  try {
    context?.drawImage(image, 0, 0, 1, 1);
    context?.getImageData(0, 0, 1, 1);
    return true;
  } catch (error) {
    if ((error as Error).name === 'SecurityError') return false;
    throw error;
  }
}

function loadElement(address: string, crossOrigin: string | null): Promise<HTMLImageElement> {
  const image = document.createElement('img');
  // Set even for this page's own origin, which may redirect to another.
  if (!/^(data|blob):/i.test(address)) image.crossOrigin = crossOrigin;
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`No image at ${brief(address)}`));
    image.src = address;
  });
}

const crossOriginError = (what: string, cause?: unknown) =>
  new ImageExportError(
    'cross_origin',
    `${what} cannot be exported: it comes from another origin (as an SVG with <foreignObject> also counts), and without that origin's permission the browser lets no page read the pixels of a canvas it is drawn on. ` +
      `Let its server answer with the header "Access-Control-Allow-Origin: ${location.origin}" (or "*") and load it with crossOrigin="anonymous" (in GroundedImage: imgProps={{ crossOrigin: 'anonymous' }}), or serve it from this page's own origin. annotationsToSVG() needs no pixels.`,
    { cause },
  );

async function loadReadable(address: string, crossOrigin: string): Promise<HTMLImageElement> {
  try {
    return await loadElement(address, crossOrigin);
  } catch (cause) {
    // Whether it is there for all but scripts: that tells a missing permission from a missing image.
    const exists = await loadElement(address, null).then(
      () => true,
      () => false,
    );
    if (exists) throw crossOriginError(`The image at ${brief(address)}`, cause);
    throw new ImageExportError(
      'image_unavailable',
      `The image at ${brief(address)} could not be loaded: nothing answers there, or not with an image that this browser can read. Check the address, and that the page may reach it.`,
      { cause },
    );
  }
}

async function openElement(element: HTMLImageElement, crossOrigin: CrossOrigin) {
  const address = element.currentSrc || element.src;
  if (!address)
    throw new ImageExportError(
      'image_unavailable',
      'The <img> has no address, so there is nothing to export: set its src first.',
    );
  const isLoaded = element.complete && element.naturalWidth > 0;
  // With several candidates the natural size is divided by the density of the one chosen.
  const isWhole = !element.srcset && element.parentElement?.localName !== 'picture';
  if (isLoaded && isWhole && isReadable(element)) return element;
  return loadReadable(address, element.crossOrigin ?? crossOrigin);
}

async function openBlob(blob: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(blob);
  try {
    return await loadElement(address, null);
  } catch (cause) {
    throw new ImageExportError(
      'image_unavailable',
      `The ${blob.size} bytes of type "${blob.type}" are no image that this browser can read: give a file such as PNG, JPEG, WebP or AVIF.`,
      { cause },
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * The image itself, loaded and allowed to be read. An element that is still loading, that came without CORS, or that
 * shows one of several candidates is loaded once more from its address.
 *
 * @throws ImageExportError `image_unavailable` or `cross_origin`
 */
export async function openImage(source: ImageSource, crossOrigin: CrossOrigin): Promise<ReadableImage> {
  const image =
    typeof source === 'string' || source instanceof URL
      ? await loadReadable(String(source), crossOrigin)
      : isImageElement(source)
        ? await openElement(source, crossOrigin)
        : isBlob(source)
          ? await openBlob(source)
          : source;
  if (!isImageElement(image) && !(image.width > 0 && image.height > 0))
    throw new ImageExportError(
      'image_unavailable',
      'The image has no pixels: the canvas is empty, or the ImageBitmap has been closed. Export it before it is closed.',
    );
  if (!isReadable(image))
    throw crossOriginError(isImageElement(image) ? 'The image' : 'The canvas or bitmap');
  return image;
}
