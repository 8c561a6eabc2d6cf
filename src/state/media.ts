import { type ModelOverrides, PerceptronError } from '../api/index.js';
import { createModelTable, DEFAULT_MODEL } from '../api/models.js';
import { defined } from '../grounding/defined.js';
import { fileNameOf, isBlob } from './blob.js';
import type { ChatMediaInput, ChatMediaPart } from './chatTypes.js';

const MIME_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    webp: 'image/webp',
    mp4: 'video/mp4',
    webm: 'video/webm',
    mov: 'video/quicktime',
  }),
);

const CHUNK = 0x8000;

const isRemote = (url: string) => /^https?:/i.test(url);
export const isData = (url: string) => /^data:/i.test(url);
const isBlobUrl = (url: string) => /^blob:/i.test(url);

/** MIME type by the ending of a file name or of a URL's path. */
export function mimeTypeByName(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name.replace(/[?#].*$/s, ''))?.[1];
  return ending && MIME_TYPES.get(ending.toLowerCase());
}

/** MIME types that the model of a request takes, as its client knows them, or else the library's table. */
export function mediaTypesOf(
  client: { capabilities?(model: string): ModelOverrides | undefined },
  model = DEFAULT_MODEL,
): readonly string[] {
  // A client of the app's own may know a part only.
  const known = defined(client.capabilities?.(model) ?? {});
  const { imageTypes, videoTypes } = { ...createModelTable().get(model), ...known };
  return [...imageTypes, ...videoTypes];
}

function assertTaken(mimeType: string, { label, param, types }: ReadOptions): void {
  if (types.includes(mimeType)) return;
  const fix = types.length > 0 ? `Convert it to one of ${types.join(', ')}` : 'Choose another model';
  throw new PerceptronError(
    'invalid_request',
    `${label} is ${mimeType ? `of type "${mimeType}"` : 'of an unknown type'}, which the model does not take. ${fix}.`,
    { param },
  );
}

const isUntold = (mimeType: string) => mimeType === '' || mimeType === 'application/octet-stream';

const bareType = (mimeType: string) => mimeType.replace(/;.*$/s, '').trim().toLowerCase();

/** MIME type of a file: as given, or by its name where that says nothing; empty where neither tells. */
export function mimeTypeOfBlob(blob: Blob, name = '', given = blob.type): string {
  const type = bareType(given);
  return isUntold(type) ? (mimeTypeByName(name) ?? type) : type;
}

/** MIME type of what is at a URL: as given, or by the URL; empty where neither tells. */
export const mimeTypeOfUrl = (url: string, given?: string): string =>
  bareType(given ?? (isData(url) ? url.slice(5, 64).replace(/[,;].*$/s, '') : mimeTypeByName(url)) ?? '');

/** Whether it is sent as an image or as a video; an image where that is unknown. */
export const mediaKindOf = (mimeType: string): ChatMediaPart['type'] =>
  mimeType.startsWith('video/') ? 'video' : 'image';

/** Whether a model may take a part, as far as its URL tells; what is at a remote one may be known to its server only. */
export function mayBeTaken({ type: kind, url }: ChatMediaPart, types: readonly string[]): boolean {
  const mimeType = isRemote(url) ? '' : mimeTypeOfUrl(url);
  return mimeType === '' ? types.some((type) => type.startsWith(`${kind}/`)) : types.includes(mimeType);
}

function readBase64(blob: Blob, signal: AbortSignal | undefined): Promise<string> {
  if (typeof FileReader === 'undefined') return encodeBase64(blob);
  // Encodes off the main thread.
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.onabort = () => reject(new DOMException('Reading the file was aborted.', 'AbortError'));
    signal?.addEventListener('abort', () => reader.abort(), { once: true });
    reader.readAsDataURL(blob);
  });
}

async function encodeBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

interface ReadOptions {
  /** What an error calls it. */
  label: string;
  name?: string | undefined;
  mimeType?: string | undefined;
  param: string;
  /** What the model takes. */
  types: readonly string[];
  signal?: AbortSignal | undefined;
}

async function readBlob(blob: Blob, options: ReadOptions): Promise<ChatMediaPart> {
  const { label, name, mimeType, param, signal } = options;
  const type = mimeTypeOfBlob(blob, name, mimeType);
  assertTaken(type, options);
  const part = { type: mediaKindOf(type), url: '' };
  try {
    part.url = `data:${type};base64,${await readBase64(blob, signal)}`;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new PerceptronError(
      'invalid_request',
      `${label} could not be read: it may have been moved or changed since it was chosen. Choose it again.`,
      { param, cause },
    );
  }
  return name === undefined ? part : { ...part, name };
}

async function fetchBlob(url: string, { label, param, signal }: ReadOptions): Promise<Blob> {
  try {
    const response = await fetch(url, { signal });
    if (response.ok) return await response.blob();
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new PerceptronError(
      'invalid_request',
      `${label} could not be read from ${url}: ${cause instanceof Error ? cause.message : cause}. ` +
        'Check the address, or send a file or an http(s) URL.',
      { param, cause },
    );
  }
}

/** An empty URL is the page's own. */
const isUrl = (url: unknown) => typeof url === 'string' && url.trim() !== '';

const isMedia = (input: unknown) =>
  isUrl(input) || isBlob(input) || isUrl((input as UrlInput | null | undefined)?.url);

/** Why this is no list of media, or null. */
export function problemOfMedia(media: unknown): string | null {
  if (!Array.isArray(media))
    return 'media is not an array. Give [file], or [...input.files] of a file input.';
  const at = media.findIndex((input) => !isMedia(input));
  return at < 0 ? null : `media[${at}] is no file and no URL, as where none was chosen. Leave it out.`;
}

/** @throws TypeError for what is no list of media */
export function assertMedia(media: unknown): void {
  const problem = problemOfMedia(media);
  if (problem) throw new TypeError(`perceptron-react: ${problem}`);
}

/** Whether a media input must be read before it can be kept: `blob:` URLs die with the page. */
const mustRead = (input: ChatMediaInput) =>
  isBlob(input) || isBlobUrl(typeof input === 'string' ? input : input.url);

/**
 * The parts of media that need no reading, at once. Types are checked when the media are read.
 */
export function urlParts(media: readonly ChatMediaInput[]): ChatMediaPart[] {
  return media.filter((input) => !mustRead(input)).map((input) => urlPart(input as string | UrlInput));
}

type UrlInput = Exclude<ChatMediaInput, Blob | string>;

function urlPart(input: string | UrlInput): ChatMediaPart {
  const { url, mimeType, name } = typeof input === 'string' ? ({ url: input } as UrlInput) : input;
  return {
    type: mediaKindOf(mimeTypeOfUrl(url, mimeType)),
    url,
    ...(name !== undefined && { name }),
  };
}

/**
 * Media as parts of a message. Files and `blob:` URLs become base64 data URLs.
 *
 * @param types that the model takes
 * @throws {PerceptronError} `invalid_request` for another type, and for what cannot be read.
 */
export function readMedia(
  media: readonly ChatMediaInput[],
  types: readonly string[],
): Promise<ChatMediaPart[]> {
  return Promise.all(
    media.map(async (input, index) => {
      const param = `media[${index}]`;
      if (isBlob(input)) {
        const name = fileNameOf(input);
        return readBlob(input, { label: name ? `"${name}"` : param, name, param, types });
      }
      const { url, mimeType, name } = typeof input === 'string' ? ({ url: input } as UrlInput) : input;
      const options = { label: name ? `"${name}"` : param, name, mimeType, param, types };
      if (mimeType !== undefined) assertTaken(bareType(mimeType), options);
      if (!isBlobUrl(url)) return urlPart(input);
      return readBlob(await fetchBlob(url, options), options);
    }),
  );
}

/**
 * A URL that the server can read: relative ones, which only this page can, as base64.
 *
 * @param types that the model takes
 * @throws {PerceptronError} `invalid_request` when it cannot be read.
 */
export async function sendableUrl(
  part: ChatMediaPart,
  types: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const { url } = part;
  if (isRemote(url) || isData(url)) return url;
  const label = part.name ? `"${part.name}"` : `The ${part.type}`;
  const options = { label, param: 'media', types, signal };
  return (await readBlob(await fetchBlob(url, options), { ...options, name: url })).url;
}
