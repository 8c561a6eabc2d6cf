import type { ModelCapabilities } from './models.js';
import type { ContentPart } from './types.js';

/** A part of a message that is an image or a video, whichever way it was written. */
export interface MediaPart {
  kind: 'image' | 'video';
  url: unknown;
  /** The path of `url` in its part, for error messages. */
  field: string;
}

/** The medium in a part; undefined for text and for what is no part at all. */
export function mediaOf(part: ContentPart): MediaPart | undefined {
  switch (part?.type) {
    case 'image':
    case 'video':
      return { kind: part.type, url: part.url, field: 'url' };
    case 'image_url':
      return { kind: 'image', url: part.image_url?.url, field: 'image_url.url' };
    case 'video_url':
      return { kind: 'video', url: part.video_url?.url, field: 'video_url.url' };
    default:
      return undefined;
  }
}

/** The head of a data URL. A URL may be megabytes long, so only its beginning is matched. */
const DATA_URL = /^data:([^;,]*)((?:;[^;,]*)*),/i;
const LONGEST_HEAD = 256;

const MISNAMED: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'video/mpeg4': 'video/mp4',
};

/**
 * What is wrong with the URL of an image or video, and what to do about it; undefined when nothing is. Checks what can be
 * known without loading it.
 */
export function mediaProblem(
  { kind, url }: MediaPart,
  model: string,
  can: ModelCapabilities,
): string | undefined {
  const types = kind === 'image' ? can.imageTypes : can.videoTypes;
  if (types.length === 0) {
    const other = kind === 'video' ? 'Send images (frames of it), or choose' : 'Choose';
    return `holds a ${kind}, but the model ${model} takes none. ${other} a model that takes ${kind}s.`;
  }
  if (typeof url !== 'string' || url.trim() === '') {
    return `has no URL. Give the ${kind} as an http(s) URL or a base64 data URL.`;
  }
  if (/^data:/i.test(url)) return dataUrlProblem(url, kind, model, types);
  if (/^https?:\/\/[^\s/?#]\S*$/i.test(url)) return undefined;
  const shown = JSON.stringify(url.length > 80 ? `${url.slice(0, 80)}…` : url);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'blob' || scheme === 'file') {
    return `is the ${scheme}: URL ${shown}, which only this device can open. Read the file into a base64 data URL (FileReader.readAsDataURL), or upload it and give its http(s) URL.`;
  }
  return `is ${shown}, which the API cannot load. Give an absolute http(s) URL or a base64 data URL.`;
}

function dataUrlProblem(
  url: string,
  kind: 'image' | 'video',
  model: string,
  types: readonly string[],
): string | undefined {
  const head = DATA_URL.exec(url.slice(0, LONGEST_HEAD));
  const form = `Write it as data:${types[0]};base64,…`;
  if (!head) return `is a malformed data URL: it has no comma after its type. ${form}`;
  const type = head[1]!.trim().toLowerCase();
  if (type === '') return `is a data URL without a MIME type. ${form}`;
  if (!types.includes(type)) {
    const meant = MISNAMED[type];
    const fix =
      meant && types.includes(meant) ? `Write ${meant}.` : `Convert it to one of ${types.join(', ')}.`;
    return `is of type ${type}, which the model ${model} does not take as ${kind === 'image' ? 'an image' : 'a video'}. ${fix}`;
  }
  if (!/;\s*base64\s*$/i.test(head[2]!)) return `is a data URL that is not base64. ${form}`;
  const payload = head[0].length;
  if (url.length === payload) return `is a data URL without data. Was the file empty, or not read yet?`;
  if (!isBase64(url, payload)) return `is a data URL whose data is not base64. ${form}`;
  return undefined;
}

/** Whether everything from `start` on is base64, line breaks allowed. Searches rather than matches: URLs are long. */
function isBase64(url: string, start: number): boolean {
  const foreign = /[^A-Za-z\d+/=\s]/g;
  foreign.lastIndex = start;
  if (foreign.test(url)) return false;
  const padding = url.indexOf('=', start);
  return padding < 0 || (padding > start && /^={1,2}\s*$/.test(url.slice(padding, padding + LONGEST_HEAD)));
}
