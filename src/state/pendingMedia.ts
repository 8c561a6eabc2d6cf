import { createChatMessage } from './chatMessage.js';
import type { ChatMediaPart, ChatMessage } from './chatTypes.js';

/** All media of messages of which some are still being read, by the message as it is without those. */
const readings = new WeakMap<ChatMessage, Promise<readonly ChatMediaPart[]>>();

/** The media that a message waits for; undefined when it has them all. */
export const pendingMedia = (message: ChatMessage) => readings.get(message);

/** Lets `message` wait for its media. */
export function awaitMedia(message: ChatMessage, media: Promise<readonly ChatMediaPart[]>): void {
  readings.set(message, media);
  // Its failure is that of the request that needs them; there is none after a stop.
  media.catch(() => {});
}

/**
 * The message with its media as soon as they are read.
 *
 * @throws {PerceptronError} `invalid_request` when they cannot be read.
 */
export async function withMedia(message: ChatMessage): Promise<ChatMessage> {
  const media = await pendingMedia(message);
  // As many: URLs only, which it has had from the start.
  if (!media || media.length === message.assets.length) return message;
  const text = message.parts.filter(({ type }) => type === 'text');
  return createChatMessage({ ...message, parts: [...media, ...text], assets: media });
}
