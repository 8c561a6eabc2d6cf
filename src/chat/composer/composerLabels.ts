import type { AnnotationFormat } from '../../api/index.js';
import type { ComposerRejectionCode } from '../../state/composerTypes.js';
import type { MediaKinds } from '../../state/composerVision.js';

/** A file that was not added, in words. */
export interface RejectionParts {
  code: ComposerRejectionCode;
  name: string;
  /** What can be sent instead: "PNG, JPEG, or WebP". */
  types: string;
  /** What it is over: a size ("15 MB"), or a number of files. */
  limit: string;
  /** The number behind it: bytes, or files. */
  limitValue: number;
}

/** Every string that a `Composer` says by itself. */
export interface ComposerLabels {
  /** The name of the text box. */
  message: string;
  /** @param kinds what can be attached */
  placeholder(kinds: MediaKinds): string;
  /** The button that adds files. */
  attach(kinds: MediaKinds): string;
  /** The name of the list of attachments. */
  attachments: string;
  /** What answers call an attachment. @param number among all images and videos that are sent, from 1 */
  asset(kind: 'image' | 'video', number: number): string;
  /** An attachment that is sent with others. @param asset from `asset` */
  attachment(asset: string, name: string): string;
  /** An attachment without a name of its own. */
  unnamed(kind: 'image' | 'video'): string;
  remove(name: string): string;
  /** In place of a picture that cannot be shown. */
  noPreview: string;
  /** Over the box while files are held above it. */
  drop: string;
  /** The name of the choice of an answer format. */
  format: string;
  formats: Record<'text' | AnnotationFormat, string>;
  thinking: string;
  thinkingHelp: string;
  focus: string;
  focusHelp: string;
  /** Below the box while the model is to think where that makes its answer worse. @param format from `formats` */
  thinkingHint(format: string, kind: AnnotationFormat): string;
  send: string;
  /** Why there is nothing to send. */
  sendHelp: string;
  stop: string;
  dismiss: string;
  added(names: readonly string[]): string;
  removed(name: string): string;
  broken(name: string): string;
  /** Above the reasons why files were not added. */
  notAdded(count: number): string;
  rejected(parts: RejectionParts): string;
  /** After the first few of them. */
  moreNotAdded(count: number): string;
}

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

const mediaNames = ({ image, video }: MediaKinds) =>
  image && video ? 'images or videos' : video ? 'videos' : 'images';

const aMedium = ({ image, video }: MediaKinds) =>
  image && video ? 'an image or a video' : video ? 'a video' : 'an image';

const REJECTED: Record<ComposerRejectionCode, (parts: RejectionParts) => string> = {
  type: ({ name, types }) => `${name} cannot be sent. Choose ${types}.`,
  empty: ({ name }) => `${name} is empty.`,
  file_size: ({ name, limit }) => `${name} is too large. A file may have up to ${limit}.`,
  total_size: ({ name, limit, limitValue }) =>
    `${name} is too large beside the others. There is ${limitValue === 0 ? 'no room left' : `room for ${limit} more`}.`,
  count: ({ name, limit }) => `${name} is left out. Up to ${limit} can be sent.`,
};

/** The strings in English. */
export const defaultComposerLabels: ComposerLabels = {
  message: 'Message',
  placeholder: (kinds) => (kinds.image || kinds.video ? `Ask about ${aMedium(kinds)}…` : 'Ask a question…'),
  attach: (kinds) => `Add ${mediaNames(kinds)}`,
  attachments: 'Attachments',
  asset: (kind, number) => `${kind === 'image' ? 'Image' : 'Video'} ${number}`,
  attachment: (asset, name) => `${asset}: ${name}`,
  unnamed: (kind) => (kind === 'image' ? 'Image' : 'Video'),
  remove: (name) => `Remove ${name}`,
  noPreview: 'No preview',
  drop: 'Drop to add',
  format: 'Answer with',
  formats: { text: 'Text', point: 'Points', box: 'Boxes', polygon: 'Polygons', clip: 'Clips' },
  thinking: 'Think',
  thinkingHelp: 'Lets the model think before it answers',
  focus: 'Focus',
  focusHelp: 'Lets the model zoom into parts of the image',
  thinkingHint: (format) => `${format} are usually better without thinking.`,
  send: 'Send',
  sendHelp: 'Write a message first',
  stop: 'Stop',
  dismiss: 'Dismiss',
  added: (names) => (names.length === 1 ? `${names[0]} added` : `${files(names.length)} added`),
  removed: (name) => `${name} removed`,
  broken: (name) => `${name} cannot be shown. It may be damaged.`,
  notAdded: (count) => `${files(count)} not added`,
  rejected: (parts) => REJECTED[parts.code](parts),
  moreNotAdded: (count) => `And ${count} more.`,
};
