import { fileNameOf, isBlob } from './blob.js';
import type { ChatMediaInput, ChatMediaPart } from './chatTypes.js';
import type { AttachmentLimits, ComposerRejection, ComposerRejectionCode } from './composerTypes.js';
import { isData, mediaKindOf, mimeTypeByName, mimeTypeOfBlob, mimeTypeOfUrl } from './media.js';

/** What can be told of media without reading them. */
export interface Attachment {
  kind: ChatMediaPart['type'];
  /** Empty where neither the file nor its name tells. */
  mimeType: string;
  /** Of the file, or the last part of the URL; empty where there is none. */
  name: string;
  /** Of the file; undefined for a URL. */
  bytes?: number;
}

const urlOf = (media: Exclude<ChatMediaInput, Blob>) => (typeof media === 'string' ? media : media.url);

function nameInUrl(url: string): string {
  if (/^(data|blob):/i.test(url)) return '';
  const parts = url
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .split('/');
  const last = parts.pop() || parts.pop() || '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Tells what media are, as `readMedia` takes them. */
export function describeMedia(media: ChatMediaInput): Attachment {
  if (isBlob(media)) {
    const name = fileNameOf(media) ?? '';
    const mimeType = mimeTypeOfBlob(media, name);
    return { kind: mediaKindOf(mimeType), mimeType, name, bytes: media.size };
  }
  const url = urlOf(media);
  const { mimeType: given, name } = typeof media === 'string' ? {} : media;
  const mimeType = mimeTypeOfUrl(url, given);
  return { kind: mediaKindOf(mimeType), mimeType, name: name ?? nameInUrl(url) };
}

/** How many bytes media take in a request. */
export function sentBytes(media: ChatMediaInput): number {
  if (isBlob(media)) return 4 * Math.ceil(media.size / 3);
  const url = urlOf(media);
  return isData(url) ? url.length : 0;
}

/** Bytes of a file that become so many in base64. */
const asFile = (sent: number) => Math.max(0, Math.floor(sent / 4) * 3);

/** Of `types`, those that the `accept` of a file input names. */
export function acceptedTypes(types: readonly string[], accept: string | undefined): readonly string[] {
  if (accept == null) return types;
  // An array, too, is written so.
  const wanted = String(accept)
    .split(',')
    .map((token) => token.trim().toLowerCase());
  return types.filter((type) =>
    wanted.some((token) =>
      token.startsWith('.')
        ? mimeTypeByName(token) === type || type.endsWith(token.replace('.', '/'))
        : token === type || token === '*/*' || token === type.replace(/\/.*/, '/*'),
    ),
  );
}

/**
 * Sorts out what may be attached.
 *
 * @param present what is attached already
 * @param taken bytes of the request that others take
 */
export function admitMedia(
  incoming: readonly ChatMediaInput[],
  present: readonly ChatMediaInput[],
  { types, maxFiles, maxFileSize, maxTotalSize }: AttachmentLimits,
  taken: number,
): { admitted: readonly ChatMediaInput[]; rejections: readonly ComposerRejection[] } {
  const admitted: ChatMediaInput[] = [];
  const rejections: ComposerRejection[] = [];
  let left = present.reduce((rest, media) => rest - sentBytes(media), maxTotalSize - taken);
  for (const media of incoming) {
    const { mimeType, name, bytes } = describeMedia(media);
    const reject = (code: ComposerRejectionCode, limit?: number) =>
      rejections.push({ code, media, name, limit });
    // The type of a URL may be known to its server only; an image is what it is taken for.
    const fits =
      mimeType === '' && bytes === undefined
        ? types.some((type) => type.startsWith('image/'))
        : types.includes(mimeType);
    const size = sentBytes(media);
    if (!fits) reject('type');
    else if (bytes === 0) reject('empty');
    else if (present.length + admitted.length >= maxFiles) reject('count', maxFiles);
    else if (bytes !== undefined && bytes > maxFileSize) reject('file_size', maxFileSize);
    else if (size > maxTotalSize) reject('file_size', asFile(maxTotalSize));
    else if (size > left) reject('total_size', asFile(left));
    else {
      admitted.push(media);
      left -= size;
    }
  }
  return { admitted, rejections };
}

/** A key for each of some media, the same for as long as it is there and in whatever order. */
export function createMediaKeys(): (media: readonly ChatMediaInput[]) => string[] {
  const ids = new WeakMap<Blob, number>();
  let last = 0;
  const idOf = (media: ChatMediaInput) => {
    if (!isBlob(media)) return urlOf(media);
    const id = ids.get(media) ?? ++last;
    ids.set(media, id);
    return `#${id}`;
  };
  return (media) => {
    const seen = new Map<string, number>();
    return media.map((one) => {
      const id = idOf(one);
      const count = seen.get(id) ?? 0;
      seen.set(id, count + 1);
      return count === 0 ? id : `${id} ${count}`;
    });
  };
}
