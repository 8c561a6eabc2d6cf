import { defined } from '../grounding/defined.js';
import { wrongKind } from '../grounding/wrongKind.js';
import { createChatMessage, mediaOf } from './chatMessage.js';
import type { ChatMediaPart, ChatMessage, ChatMessageInit } from './chatTypes.js';

/** URLs beyond this hold a whole file. */
const LONGEST_PLAIN = 1_000;

/** The images and videos that messages bring in, by what may stand for their URL elsewhere. */
function mediaByPlace(messages: readonly ChatMessageInit[]): Map<string, ChatMediaPart> {
  const media = new Map<string, ChatMediaPart>();
  for (const { role, id, parts } of messages)
    if (role === 'user')
      for (const [at, part] of mediaOf(parts ?? []).entries()) {
        const place = `#${id}/${at}`;
        // Of an app's messages several may have one id: it is the place of the first.
        if (!media.has(place)) media.set(place, part);
      }
  return media;
}

/**
 * The messages as JSON is to have them. Every answer counts all media before it among its assets: written out, they would
 * soon be too much for any storage. An asset that is a whole file, or one that an answer had to do without, has in place of
 * its URL where that is.
 */
function toJSON(this: readonly ChatMessage[]): unknown {
  const places = new Map<string, string>();
  for (const [place, { url }] of mediaByPlace(this))
    if (url.length > LONGEST_PLAIN && !places.has(url)) places.set(url, place);
  const placed = (part: ChatMediaPart) => ({ ...part, url: places.get(part.url) ?? part.url });
  return this.map((message) => ({
    ...message,
    assets: message.assets.map(placed),
    missingMedia: message.missingMedia?.map(placed),
  }));
}

/** A frozen list of messages, of which JSON holds each file once; {@link restoreMessages} reads that. */
export const conversationOf = (messages: Iterable<ChatMessage>): readonly ChatMessage[] =>
  Object.freeze(Object.defineProperty([...messages], 'toJSON', { value: toJSON }));

/** Gives messages that were JSON their assets back, and what they went without. */
function assetsFrom(stored: readonly ChatMessageInit[]): (message: ChatMessageInit) => ChatMessageInit {
  const media = mediaByPlace(stored);
  return (message) => {
    const { assets, missingMedia } = message;
    const isPlaced = ({ url }: ChatMediaPart) => media.has(url);
    if (!assets?.some(isPlaced) && !missingMedia?.some(isPlaced)) return message;
    return Object.freeze({
      ...message,
      ...(assets && { assets: assets.map((part) => media.get(part.url) ?? part) }),
      ...(missingMedia && {
        missingMedia: missingMedia.map((part) => ({ ...part, ...media.get(part.url) })),
      }),
    });
  };
}

const isRunning = ({ status }: ChatMessage) =>
  status === 'submitted' || status === 'thinking' || status === 'answering';

const REQUIRED = [
  'id',
  'parts',
  'text',
  'reasoning',
  'grounding',
  'assets',
  'status',
  'finishReason',
  'complete',
] as const;

function assertMessages(list: readonly unknown[]): void {
  if (!Array.isArray(list)) throw wrongKind('a conversation is a list of messages', list, 'give [] for none');
  list.forEach((message: (Partial<ChatMessageInit> & { content?: unknown }) | null | undefined, index) => {
    const { role, text, parts, content } = message ?? {};
    if (typeof role === 'string' && (text != null || parts != null || content === undefined)) return;
    throw new TypeError(
      `perceptron-react: messages[${index}] is no message of a conversation. ` +
        "Write it as { role: 'user', text: 'Hi' }, with parts in place of a text where it has media.",
    );
  });
}

/**
 * Stored messages as they are shown: filled in where the app wrote them by hand, an answer's assets with all media before it,
 * and `stopped` where they were stored in the middle of an answer that nobody writes any more.
 *
 * @throws TypeError for what is no list of messages
 */
export function restoreMessages(stored: readonly ChatMessageInit[]): readonly ChatMessage[] {
  assertMessages(stored);
  const ids = new Set(stored.map(({ id }) => id));
  /** The same on the server and in the page, hence not a random one. */
  const freeId = (index: number) => {
    let id = `message-${index}`;
    for (let next = stored.length; ids.has(id); next++) id = `message-${next}`;
    ids.add(id);
    return id;
  };
  const withAssets = assetsFrom(stored);
  const media: ChatMediaPart[] = [];
  const messages = stored.map((written, index) => {
    const init = withAssets(written);
    const isWhole = REQUIRED.every((key) => init[key] !== undefined);
    const assets = init.role === 'assistant' ? [...media] : undefined;
    const message = isWhole
      ? (init as ChatMessage)
      : createChatMessage({ assets, ...defined(init) }, init.id ?? freeId(index));
    if (message.role === 'user') media.push(...mediaOf(message.parts));
    return isRunning(message)
      ? Object.freeze({ ...message, status: 'stopped' as const, complete: false })
      : message;
  });
  return conversationOf(messages);
}
