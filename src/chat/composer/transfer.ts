import { describeMedia } from '../../state/attachments.js';
import type { ChatMediaInput } from '../../state/chatTypes.js';

/** Whether what is dragged may be media; what it is can be read only once it is dropped. */
export const mayHoldMedia = ({ types }: DataTransfer) =>
  types.includes('Files') || types.includes('text/uri-list');

const isLoadable = (url: string) => /^(https?:|data:(image|video)\/|blob:)/i.test(url);

/** HTML without loading anything; null on a page that requires trusted types, which refuses to have it read. */
function pageOf(html: string): Document | null {
  try {
    return new DOMParser().parseFromString(html, 'text/html');
  } catch {
    return null;
  }
}

/** The picture or video of another page, which comes as the HTML that it was there. */
function mediaInHtml(html: string): ChatMediaInput | undefined {
  const element = pageOf(html)?.querySelector('img[src], video[src], video source[src]');
  const url = element?.getAttribute('src');
  if (!element || !url || !isLoadable(url)) return undefined;
  if (element.localName === 'img') return url;
  // Without an ending it would be taken for a picture.
  return describeMedia(url).mimeType === '' ? { url, mimeType: 'video/mp4' } : url;
}

/** A link that leads to a picture or a video, going by its ending. */
const mediaInLinks = (links: string): ChatMediaInput[] =>
  links
    .split(/\r?\n/)
    .filter((line) => isLoadable(line) && !line.startsWith('#') && describeMedia(line).mimeType !== '');

/** The media in what was dropped: files, the picture of another page, or links to pictures and videos. */
export function droppedMedia(data: DataTransfer): readonly ChatMediaInput[] {
  if (data.files.length > 0) return [...data.files];
  const shown = mediaInHtml(data.getData('text/html'));
  return shown === undefined ? mediaInLinks(data.getData('text/uri-list')) : [shown];
}

/**
 * The files in what was pasted. Office programs put a picture of the text beside it: then it is the text that is meant. Beside
 * a file a file manager puts its name as text only.
 */
export function pastedFiles(data: DataTransfer): readonly File[] {
  const { types } = data;
  const isText = types.includes('text/plain') && (types.includes('text/html') || types.includes('text/rtf'));
  return isText ? [] : [...data.files];
}
